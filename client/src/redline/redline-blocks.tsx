import { labelWords } from "@crosstable/shared/redline/label-words";
import type { Piece } from "@crosstable/shared/redline/pieces";
import type { RedlinedBlock } from "@crosstable/shared/redline/redline";
import type { RedlinedProse } from "@crosstable/shared/redline/redline-prose";
import type { RedlinedRow, RedlinedTable } from "@crosstable/shared/redline/redline-table";
import { Fragment, memo, useMemo, type CSSProperties, type ReactNode } from "react";

import type { Redline } from "./redline-answer.ts";

import "../components/legal-text.css";
import { drawnPieces, type OfRedline } from "./redline-pieces.tsx";

interface RedlineBlocksProps {
  readonly redline: Redline;
  /** The blocks that are shown, in the slices in which they are drawn. */
  readonly slices: readonly (readonly RedlinedBlock[])[];
  /** How many of these are drawn. */
  readonly drawn: number;
}

/** The text of a redline: headings, numbered clauses and tables laid out as such. Drawn once, however one steps through it. */
export const RedlineBlocks = memo(function RedlineBlocks(props: RedlineBlocksProps): ReactNode {
  const { redline, slices, drawn } = props;
  const of = useMemo(() => ofRedline(redline), [redline]);
  // Slices and blocks never change places: a redline is made once.
  return slices.slice(0, drawn).map((blocks, at) => <Slice key={at} blocks={blocks} of={of} />);
});

const Slice = memo(function Slice({
  blocks,
  of,
}: {
  blocks: readonly RedlinedBlock[];
  of: OfRedline;
}): ReactNode {
  return (
    <div className="legal-text redline-slice" style={likelyHeight(blocks)}>
      {blocks.map((block, at) =>
        block.kind === "table" ? (
          <RedlineTable key={at} table={block} of={of} />
        ) : (
          <RedlineProse key={at} prose={block} of={of} />
        ),
      )}
    </div>
  );
});

const LETTERS_A_LINE = 70;
const LINE_PX = 26;
const GAP_PX = 8;

/** What its place is before it has come into view, so that the bar for scrolling hardly jumps. */
function likelyHeight(blocks: readonly RedlinedBlock[]): CSSProperties {
  const px = blocks.map((block) => {
    if (block.kind === "table") return block.rows.length * (LINE_PX + GAP_PX);
    const letters = block.words.reduce((all, { text }) => all + text.length, 0);
    return Math.max(Math.ceil(letters / LETTERS_A_LINE), 1) * LINE_PX + GAP_PX;
  });
  return { containIntrinsicSize: `auto ${px.reduce((all, each) => all + each, 0)}px` };
}

function ofRedline({ blocks, changes }: Redline): OfRedline {
  const seen = new Set<string>();
  const firstOfMove = new Set<Piece>();
  const look = (piece: Piece): void => {
    if (piece.kind !== "moved-in" && piece.kind !== "moved-out") return;
    const place = `${piece.kind} ${piece.change ?? ""}`;
    if (seen.has(place)) return;
    seen.add(place);
    firstOfMove.add(piece);
  };
  blocks.flatMap(piecesOf).forEach(look);
  return { changes: new Map(changes.map((change) => [change.id, change])), firstOfMove };
}

function piecesOf(block: RedlinedBlock): readonly Piece[] {
  return block.kind === "table"
    ? block.rows.flatMap(({ cells }) => cells.flatMap(({ pieces }) => pieces))
    : [...block.label, ...block.words];
}

function RedlineProse({ prose, of }: { prose: RedlinedProse; of: OfRedline }): ReactNode {
  const { kind, level, words } = prose;
  const label = shownLabel(prose);
  const said = drawnPieces(words, of);
  if (kind === "paragraph") {
    return (
      <p>
        {drawnPieces(label, of)}
        {label.length > 0 && " "}
        {said}
      </p>
    );
  }
  if (kind === "heading") {
    return (
      <p role="heading" aria-level={Math.min(level + 3, 6)} className="legal-text-heading">
        {label.length > 0 && <span className="redline-level">{drawnPieces(label, of)}</span>}
        {said}
      </p>
    );
  }
  return (
    <p className="legal-text-clause" style={{ "--level": level } as CSSProperties}>
      <span className="legal-text-label">{drawnPieces(label, of)}</span> <span>{said}</span>
    </p>
  );
}

/**
 * What is drawn of a block's label. A heading is seen by its letters, so its level is said where it has changed; of one that came or went
 * whole, its words say so.
 */
function shownLabel({ kind, fate, label }: RedlinedProse): readonly Piece[] {
  // A clause's own pieces stay what they are: the first of a move is known by itself.
  const pieces = label.map((piece) => {
    const text = labelWords(piece.text);
    return text === piece.text ? piece : { ...piece, text };
  });
  if (kind !== "heading") return pieces;
  return fate === "inserted" || fate === "deleted"
    ? []
    : pieces.filter((piece) => piece.kind === "inserted" || piece.kind === "deleted");
}

function RedlineTable({ table, of }: { table: RedlinedTable; of: OfRedline }): ReactNode {
  const shown = table.rows.filter((row) => !row.isRule);
  const isHead = shown.findIndex((row) => !row.isHead);
  const heads = isHead === -1 ? shown : shown.slice(0, isHead);
  const rows = shown.slice(heads.length);
  return (
    <div className="legal-text-table" tabIndex={0} role="group" aria-label="Table">
      <table>
        {heads.length > 0 && (
          <thead>
            {heads.map((row, at) => (
              <Row key={at} Cell="th" {...{ row, of }} />
            ))}
          </thead>
        )}
        <tbody>
          {rows.map((row, at) => (
            <Row key={at} Cell="td" {...{ row, of }} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly row: RedlinedRow;
  readonly Cell: "th" | "td";
  readonly of: OfRedline;
}

/** Only the cells that there are, and one empty one for a gap: a table that is wide in one row alone is not wide in all. */
function Row({ row: { cells }, Cell, of }: RowProps): ReactNode {
  const scope = Cell === "th" ? { scope: "col" } : {};
  return (
    <tr>
      {cells.map(({ column, pieces }, at) => {
        const gap = column - (cells[at - 1]?.column ?? -1) - 1;
        return (
          <Fragment key={column}>
            {gap > 0 && <Cell colSpan={gap} {...scope} />}
            <Cell {...scope}>{drawnPieces(pieces, of)}</Cell>
          </Fragment>
        );
      })}
    </tr>
  );
}
