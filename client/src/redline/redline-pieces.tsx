import type { ListedChange } from "@crosstable/shared/redline/list-changes";
import type { Piece } from "@crosstable/shared/redline/pieces";
import { Fragment, type ReactNode } from "react";

import { shownSigns } from "../components/signs.tsx";

/** What a piece needs to know of the whole redline. */
export interface OfRedline {
  readonly changes: ReadonlyMap<string, ListedChange>;
  /** The first piece of each place of a move: it says where the other place is. */
  readonly firstOfMove: ReadonlySet<Piece>;
}

/**
 * Words with their marks: inserted ones have a double line under them, deleted ones a line through them, moved ones stand in a dotted
 * box that says where they were or are. Each mark is read aloud by its name, which the style sheet gives to the inserted and the deleted
 * ones, and none is told by its colour alone. A mark is one element with its words in it: forty pages have thousands of them.
 */
export function drawnPieces(pieces: readonly Piece[], of: OfRedline): ReactNode {
  // Pieces never change places: a redline is made once.
  return pieces.map((piece, at) => drawnPiece(piece, at, of));
}

function drawnPiece(piece: Piece, key: number, of: OfRedline): ReactNode {
  const { kind, text, change } = piece;
  const mark = { "data-change": change ?? undefined };
  const words = shownSigns(text);
  switch (kind) {
    case "same":
      return typeof words === "string" ? words : <Fragment key={key}>{words}</Fragment>;
    case "inserted":
      return (
        <ins key={key} {...mark}>
          {words}
        </ins>
      );
    case "deleted":
      return (
        <del key={key} {...mark}>
          {words}
        </del>
      );
    case "moved-out":
    case "moved-in":
      return (
        <span key={key} className={`redline-${kind}`} {...mark}>
          {of.firstOfMove.has(piece) && <span className="redline-tag">{moveWords(piece, of)}</span>}
          {words}
        </span>
      );
  }
}

function moveWords({ kind, change }: Piece, of: OfRedline): string {
  const moved = of.changes.get(change ?? "");
  return kind === "moved-out"
    ? `moved to ${moved?.place ?? ""}`
    : `moved from ${moved?.from ?? ""}`;
}
