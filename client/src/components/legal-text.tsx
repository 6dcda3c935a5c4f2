import { MAX_SHOWN_PARTS } from "@crosstable/shared/limits";
import { parseBlocks, type Block, type Table } from "@crosstable/shared/text/blocks";
import { isRule, type TableRow } from "@crosstable/shared/text/table-row";
import { partsWithUnseen } from "@crosstable/shared/text/unseen-signs";
import { useMemo, type CSSProperties, type ReactNode } from "react";

import { Signs } from "./signs.tsx";

import "./legal-text.css";

/**
 * The words of a contract or a pass as they are meant to be read: headings, numbered clauses and tables laid out as such, every word as it was written.
 * BOUND-2: a text of a hundred thousand lines is shown whole as well, but as it was written, or laying it out would hold up the page.
 */
export function LegalText({ text }: { text: string }): ReactNode {
  const blocks = useMemo(() => parseBlocks(text), [text]);
  const shown = useMemo(() => countShown(blocks, text), [blocks, text]);
  if (shown > MAX_SHOWN_PARTS) {
    return (
      <div className="legal-text">
        <p>
          <Signs>{text}</Signs>
        </p>
      </div>
    );
  }
  return <LegalBlocks blocks={blocks} />;
}

/** The same for words that were taken apart already. */
export function LegalBlocks({ blocks }: { blocks: readonly Block[] }): ReactNode {
  return (
    <div className="legal-text">
      {blocks.map((block, at) => (
        // Blocks have no other name than their place.
        <OneBlock key={at} block={block} />
      ))}
    </div>
  );
}

/** What would be laid out: paragraphs, clauses and cells, and in them the marks of what nobody would see. */
function countShown(blocks: readonly Block[], text: string): number {
  const parts = blocks.map((block) =>
    block.kind === "table" ? block.rows.reduce((all, { cells }) => all + cells.length, 0) : 1,
  );
  return parts.reduce((all, each) => all + each, partsWithUnseen(text).length - 1);
}

function OneBlock({ block }: { block: Block }): ReactNode {
  switch (block.kind) {
    case "paragraph":
      return (
        <p>
          <Signs>{block.words}</Signs>
        </p>
      );
    case "heading":
      return (
        <p className="legal-text-heading">
          <Signs>{block.words}</Signs>
        </p>
      );
    case "clause":
      return (
        <p className="legal-text-clause" style={{ "--level": block.level } as CSSProperties}>
          <span className="legal-text-label">{block.label}</span>{" "}
          <span>
            <Signs>{block.words}</Signs>
          </span>
        </p>
      );
    case "table":
      return <RatesTable table={block} />;
  }
}

function RatesTable({ table: { rows } }: { table: Table }): ReactNode {
  const rule = rows.findIndex(isRule);
  const heads = rows.slice(0, Math.max(rule, 0));
  const rest = rows.slice(rule + 1).filter((row) => !isRule(row));
  return (
    <div className="legal-text-table" tabIndex={0} role="group" aria-label="Table">
      <table>
        {heads.length > 0 && <thead>{heads.map(rowOf("th"))}</thead>}
        <tbody>{rest.map(rowOf("td"))}</tbody>
      </table>
    </div>
  );
}

function rowOf(Cell: "th" | "td") {
  return ({ cells }: TableRow, at: number): ReactNode => (
    <tr key={at}>
      {cells.map(({ words }, column) => (
        <Cell key={column} {...(Cell === "th" ? { scope: "col" } : {})}>
          <Signs>{words}</Signs>
        </Cell>
      ))}
    </tr>
  );
}
