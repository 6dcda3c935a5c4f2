import type { Piece } from "@crosstable/shared/redline/pieces";
import { DeletedTextRun, InsertedTextRun, Tab, TextRun, XmlComponent } from "docx";

import type { Marks } from "./tracked-marks.ts";

/** Stands for the tab between the number of a clause and its words. */
export const TAB = "\t";

/**
 * The runs of a paragraph: what is new as insertions, what is gone as deletions, what moved within the marks by which a word
 * processor finds the other place.
 */
export function runsOf(pieces: readonly Piece[], marks: Marks): XmlComponent[] {
  const ranges = movedRanges(pieces).map((range) => ({ ...range, mark: marks.next() }));
  return pieces.flatMap((piece, at) => {
    const starts = ranges.filter(({ from }) => from === at);
    const ends = ranges.filter(({ to }) => to === at);
    return [
      ...starts.map(({ tag, change, mark }) => {
        return new Tracked(`${tag}RangeStart`, { ...mark, name: marks.nameOf(change) });
      }),
      runOf(piece, marks),
      ...ends.map(({ tag, mark }) => new Tracked(`${tag}RangeEnd`, { id: mark.id })),
    ];
  });
}

interface MovedRange {
  readonly tag: "w:moveFrom" | "w:moveTo";
  readonly change: string;
  readonly from: number;
  to: number;
}

/** From the first to the last piece of each move; what was changed in what moved stands within. */
function movedRanges(pieces: readonly Piece[]): MovedRange[] {
  const ranges = new Map<string, MovedRange>();
  for (const [at, { kind, change }] of pieces.entries()) {
    if ((kind !== "moved-out" && kind !== "moved-in") || change === null) continue;
    const tag = kind === "moved-out" ? "w:moveFrom" : "w:moveTo";
    const range = ranges.get(`${tag} ${change}`);
    if (range === undefined) ranges.set(`${tag} ${change}`, { tag, change, from: at, to: at });
    else range.to = at;
  }
  return [...ranges.values()];
}

function runOf({ kind, text }: Piece, marks: Marks): XmlComponent {
  const run = { children: [text === TAB ? new Tab() : text] };
  switch (kind) {
    case "same":
      return new TextRun(run);
    case "inserted":
      return new InsertedTextRun({ ...run, ...marks.next() });
    case "deleted":
      return new DeletedTextRun({ ...run, ...marks.next() });
    case "moved-out":
      return new Tracked("w:moveFrom", { ...marks.next() }, [new TextRun(run)]);
    case "moved-in":
      return new Tracked("w:moveTo", { ...marks.next() }, [new TextRun(run)]);
  }
}

/** The elements of moved words, which the library does not have. */
class Tracked extends XmlComponent {
  constructor(
    tag: string,
    attributes: Readonly<Record<string, string | number>>,
    runs: readonly TextRun[] = [],
  ) {
    super(tag);
    const named = Object.entries(attributes).map(([name, value]) => [`w:${name}`, value]);
    this.root.push({ _attr: Object.fromEntries(named) }, ...runs);
  }
}
