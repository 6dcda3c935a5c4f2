import { partOfChange } from "./change-ids.ts";
import { labelWords } from "./label-words.ts";
import { isInNew, isInOld, type Piece } from "./pieces.ts";
import type { RedlinedProse } from "./redline-prose.ts";
import type { RedlinedTable } from "./redline-table.ts";
import type { RedlinedBlock } from "./redline.ts";
import { sayOn } from "./texts.ts";

export type ChangeKind = "inserted" | "deleted" | "replaced" | "moved" | "renumbered";

/** One step of a redline, as people count it: a figure in place of another is one, and so is a clause that was moved. */
export interface ListedChange {
  /** What its pieces carry. */
  readonly id: string;
  readonly kind: ChangeKind;
  readonly part:
    | "words"
    | "sentence"
    | "paragraph"
    | "heading"
    | "clause"
    | "table"
    | "row"
    | "column"
    | "numbers";
  /** Where it stands, as people cite it: "12.2 (a)", "Wages", "row Step 2 under 12.1". */
  readonly place: string;
  /** Where it stood before; null for what was not moved. */
  readonly from: string | null;
  /** What stood there; of a part in several pieces one under the other. */
  readonly before: string;
  readonly after: string;
}

/** Every change in the order of reading; what was moved comes where it stands now. */
export function listChanges(blocks: readonly RedlinedBlock[]): readonly ListedChange[] {
  const changes = new Map<string, Gathered>();
  for (const run of runsOf(blocks)) {
    for (const at of run.pieces.keys()) gather(changes, run, at);
  }
  return Array.from(changes, ([id, gathered]) => listed(id, gathered));
}

/** Words that stand together: a block, or a cell. */
interface Run {
  readonly pieces: readonly Piece[];
  /** How many of them are its number. */
  readonly labels: number;
  readonly kind: RedlinedBlock["kind"];
  readonly place: string;
  /** Where something was that stands elsewhere now. */
  readonly isLeft: boolean;
}

function runsOf(blocks: readonly RedlinedBlock[]): Run[] {
  let under = "";
  let paragraph = 0;
  return blocks.flatMap((block): Run[] => {
    const { kind } = block;
    if (kind === "table") return runsOfTable(block, under);
    paragraph = kind === "heading" ? 0 : paragraph + 1;
    if (kind !== "paragraph") under = nameOf(block);
    const place =
      kind !== "paragraph" ? under : under === "" ? `paragraph ${paragraph}` : `under ${under}`;
    const pieces = [...block.label, ...block.words];
    const isLeft = block.fate === "moved-out";
    return [{ pieces, labels: block.label.length, kind, place, isLeft }];
  });
}

function runsOfTable({ kind, rows }: RedlinedTable, under: string): Run[] {
  const beneath = under === "" ? "" : ` under ${under}`;
  return rows.flatMap(({ cells, fate }) => {
    const [first] = cells;
    const name =
      first === undefined ? "" : sayOn(first.pieces, first.after === null ? "before" : "after");
    const place = name === "" ? `the table${beneath}` : `row ${name}${beneath}`;
    const isLeft = fate === "moved-out";
    return cells.map(({ pieces }) => ({ pieces, labels: 0, kind, place, isLeft }));
  });
}

/** A clause by its numbers, a heading by its words; of the text that it stands in. */
function nameOf({ path, words, after }: RedlinedProse): string {
  return path.length > 0 ? path.join(" ") : sayOn(words, after === null ? "before" : "after");
}

interface Gathered {
  readonly kind: RedlinedBlock["kind"];
  readonly kinds: Set<Piece["kind"]>;
  readonly old: Said[];
  readonly fresh: Said[];
  place: string | null;
  from: string | null;
}

interface Said {
  readonly run: Run;
  readonly at: number;
  readonly text: string;
}

function gather(changes: Map<string, Gathered>, run: Run, at: number): void {
  const piece = run.pieces[at];
  if (piece === undefined || piece.change === null) return;
  const known = changes.get(piece.change);
  const into = known ?? newlyGathered(run);
  const said = { run, at, text: at < run.labels ? labelWords(piece.text) : piece.text };
  if (isInOld(piece)) into.old.push(said);
  if (isInNew(piece)) into.fresh.push(said);
  into.kinds.add(piece.kind);
  if (run.isLeft || piece.kind === "moved-out") into.from ??= run.place;
  else if (into.place === null) {
    into.place = run.place;
    // Its step comes here, not where it was.
    changes.delete(piece.change);
  }
  if (!changes.has(piece.change)) changes.set(piece.change, into);
}

function newlyGathered({ kind }: Run): Gathered {
  return { kind, kinds: new Set(), old: [], fresh: [], place: null, from: null };
}

function listed(id: string, { kind, kinds, old, fresh, place, from }: Gathered): ListedChange {
  const part = partOfChange(id);
  return {
    id,
    kind: kindOf(part, kinds),
    part: part === "block" ? kind : part,
    place: place ?? from ?? "",
    from: kinds.has("moved-in") ? from : null,
    before: join(old),
    after: join(fresh),
  };
}

function kindOf(
  part: ReturnType<typeof partOfChange>,
  kinds: ReadonlySet<Piece["kind"]>,
): ChangeKind {
  if (part === "numbers") return "renumbered";
  if (kinds.has("moved-in")) return "moved";
  if (!kinds.has("inserted")) return "deleted";
  return kinds.has("deleted") ? "replaced" : "inserted";
}

/** Pieces as they stand: what is left out between two is dots, cells are parted by a bar. */
function join(said: readonly Said[]): string {
  let text = "";
  for (const [place, one] of said.entries()) {
    const last = said[place - 1];
    if (last === undefined) text = one.text;
    else if (last.run !== one.run) text += ` | ${one.text}`;
    else if (one.at === one.run.labels) text += ` ${one.text}`;
    else text += (one.at === last.at + 1 ? "" : " … ") + one.text;
  }
  return text.replaceAll(/\s+/gu, " ").trim();
}
