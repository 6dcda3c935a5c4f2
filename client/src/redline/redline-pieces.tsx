import type { ListedChange } from "@crosstable/shared/redline/list-changes";
import type { Piece } from "@crosstable/shared/redline/pieces";
import type { ReactNode } from "react";

import { Signs } from "../components/signs.tsx";

/** What a piece needs to know of the whole redline. */
export interface OfRedline {
  readonly changes: ReadonlyMap<string, ListedChange>;
  /** The first piece of each place of a move: it says where the other place is. */
  readonly firstOfMove: ReadonlySet<Piece>;
}

/**
 * Words with their marks: inserted ones have a double line under them, deleted ones a line through them, moved ones stand in a dotted
 * box that says where they were or are. Each mark is read aloud by its name, and none is told by its colour alone.
 */
export function Pieces({ pieces, of }: { pieces: readonly Piece[]; of: OfRedline }): ReactNode {
  // Pieces never change places: a redline is made once.
  return pieces.map((piece, at) => <OnePiece key={at} piece={piece} of={of} />);
}

function OnePiece({ piece, of }: { piece: Piece; of: OfRedline }): ReactNode {
  const { kind, text, change } = piece;
  const mark = { "data-change": change ?? undefined };
  switch (kind) {
    case "same":
      return <Signs>{text}</Signs>;
    case "inserted":
      return (
        <ins {...mark}>
          <Aloud words="inserted:" />
          <Signs>{text}</Signs>
          <Aloud words="end" />
        </ins>
      );
    case "deleted":
      return (
        <del {...mark}>
          <Aloud words="deleted:" />
          <Signs>{text}</Signs>
          <Aloud words="end" />
        </del>
      );
    case "moved-out":
    case "moved-in":
      return <Moved {...{ piece, of }} />;
  }
}

function Moved({ piece, of }: { piece: Piece; of: OfRedline }): ReactNode {
  const { kind, text, change } = piece;
  const moved = of.changes.get(change ?? "");
  const isOut = kind === "moved-out";
  const tag = isOut ? `moved to ${moved?.place ?? ""}` : `moved from ${moved?.from ?? ""}`;
  return (
    <span className={`redline-${kind}`} data-change={change ?? undefined}>
      {of.firstOfMove.has(piece) && <span className="redline-tag">{tag}</span>}
      <Signs>{text}</Signs>
    </span>
  );
}

/** Spaces around it, so that it is not read as part of a word. */
function Aloud({ words }: { words: string }): ReactNode {
  return <span className="visually-hidden"> {words} </span>;
}
