/** What became of some words. Moved words stand twice: where they were and where they are. */
export type PieceKind = "same" | "inserted" | "deleted" | "moved-out" | "moved-in";

export interface Piece {
  readonly kind: PieceKind;
  readonly text: string;
  /**
   * Which change it belongs to: the two halves of a replacement and the two places of a move have one. Null for what is the same, and
   * where nothing but spaces differs.
   */
  readonly change: string | null;
}

/** True for what stands in the new text. */
export function isInNew({ kind }: Pick<Piece, "kind">): boolean {
  return kind !== "deleted" && kind !== "moved-out";
}

/** True for what stands in the old text. */
export function isInOld({ kind }: Pick<Piece, "kind">): boolean {
  return kind !== "inserted" && kind !== "moved-in";
}

/** The same pieces, those that follow each other and belong to one change as one. */
export function joinPieces(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last?.kind === piece.kind && last.change === piece.change) {
      joined[joined.length - 1] = { ...last, text: last.text + piece.text };
    } else joined.push(piece);
  }
  return joined;
}

/** One piece, or none where there is nothing to say. */
export function onePiece(kind: PieceKind, text: string, change: string | null): Piece[] {
  return text === "" ? [] : [{ kind, text, change }];
}

/** What became of a block, a row or a column as a whole. */
export type Fate = "kept" | Exclude<PieceKind, "same">;
