import type { Block, Table } from "../text/blocks.ts";
import { labelId, RENUMBERED } from "./change-ids.ts";
import { joinPieces, onePiece, type Fate, type Piece, type PieceKind } from "./pieces.ts";
import { redlineWords } from "./redline-words.ts";
import type { AtomsOfBlock } from "./sentences.ts";

/** What stands around the words of a block in one of the two texts. */
interface Around {
  readonly indent: string;
  readonly gap: string;
  readonly end: string;
}

export interface RedlinedProse {
  /** What it is now; what it was where it is no more. */
  readonly kind: Prose["kind"];
  readonly level: number;
  /** The labels of the clauses around it and its own; empty for what is no clause. */
  readonly path: readonly string[];
  readonly fate: Fate;
  readonly label: readonly Piece[];
  readonly words: readonly Piece[];
  /** Null where it is not in that text. */
  readonly before: Around | null;
  readonly after: Around | null;
}

export type Prose = Exclude<Block, Table>;

/** A block that is in both texts, in the same place. */
export function redlineKept(
  { before, after }: { before: Prose; after: Prose },
  atoms: AtomsOfBlock | null,
  id: string,
): RedlinedProse {
  const numbers = before.kind === "clause" && after.kind === "clause";
  const labelChange = numbers ? RENUMBERED : labelId(id);
  return {
    ...shapeOf(after),
    fate: "kept",
    label:
      labelOf(before) === labelOf(after)
        ? onePiece("same", labelOf(after), null)
        : [
            ...onePiece("deleted", labelOf(before), labelChange),
            ...onePiece("inserted", labelOf(after), labelChange),
          ],
    words:
      atoms === null
        ? onePiece("same", after.words, null)
        : redlineWords(atoms.before, atoms.after, id),
    before: aroundOf(before),
    after: aroundOf(after),
  };
}

/** A block that is in one of the texts alone; sentences that moved out of it or into it stay known as moved. */
export function redlineSingle(block: Prose, atoms: AtomsOfBlock, as: SingleFate): RedlinedProse {
  const { fate, id } = as;
  const isNew = fate === "inserted";
  return {
    ...shapeOf(block),
    fate,
    label: onePiece(fate, labelOf(block), id),
    words: redlineWords(atoms.before, atoms.after, id).map((piece) =>
      piece.kind === fate ? { ...piece, change: id } : piece,
    ),
    before: isNew ? null : aroundOf(block),
    after: isNew ? aroundOf(block) : null,
  };
}

interface SingleFate {
  readonly fate: "inserted" | "deleted";
  readonly id: string;
}

/** Where a block was that stands elsewhere now, and where it is. What changed in it is marked: what went where it was, what came where it is. */
export function redlineMoved(
  { before, after }: { before: Prose; after: Prose },
  atoms: AtomsOfBlock | null,
  id: string,
): { out: RedlinedProse; in: RedlinedProse } {
  const words =
    atoms === null
      ? onePiece("same", after.words, null)
      : redlineWords(atoms.before, atoms.after, id);
  const as = (kind: PieceKind, without: readonly PieceKind[]): Piece[] =>
    joinPieces(
      words
        .filter((piece) => !without.includes(piece.kind))
        .map((piece) => (piece.kind === "same" ? { ...piece, kind, change: id } : piece)),
    );
  // A number that stands in one of the places alone has not moved: it is new there, or was left behind.
  const isNumbered = labelOf(before) !== "" && labelOf(after) !== "";
  const numbers = isNumbered ? id : labelId(id);
  return {
    out: {
      ...shapeOf(before),
      fate: "moved-out",
      label: onePiece(isNumbered ? "moved-out" : "deleted", labelOf(before), numbers),
      words: as("moved-out", ["inserted", "moved-in"]),
      before: aroundOf(before),
      after: null,
    },
    in: {
      ...shapeOf(after),
      fate: "moved-in",
      label: onePiece(isNumbered ? "moved-in" : "inserted", labelOf(after), numbers),
      words: as("moved-in", ["deleted", "moved-out"]),
      before: null,
      after: aroundOf(after),
    },
  };
}

function shapeOf(block: Prose): Pick<RedlinedProse, "kind" | "level" | "path"> {
  const { kind } = block;
  return kind === "paragraph"
    ? { kind, level: 0, path: [] }
    : { kind, level: block.level, path: kind === "clause" ? block.path : [] };
}

function labelOf(block: Prose): string {
  return block.kind === "paragraph" ? "" : block.label;
}

function aroundOf(block: Prose): Around {
  const { indent, end } = block;
  return { indent, gap: block.kind === "paragraph" ? "" : block.gap, end };
}
