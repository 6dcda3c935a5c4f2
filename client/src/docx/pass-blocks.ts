import type { Block } from "@crosstable/shared/text/blocks";
import { isRule } from "@crosstable/shared/text/table-row";
import { Paragraph, TextRun, type Table } from "docx";

import { linesOf, plainTable } from "./docx-table.ts";

/** A level of clauses stands so far in, in twentieths of a point. */
const STEP = 420;
const INDENT = 200;

/** The text of a pass: its headings, clauses and tables. `width` is the room for it, in twentieths of a point. */
export function docxBlocks(blocks: readonly Block[], width: number): (Paragraph | Table)[] {
  return blocks.flatMap((block) => blockOf(block, width));
}

function blockOf(block: Block, width: number): (Paragraph | Table)[] {
  switch (block.kind) {
    case "paragraph":
      return [new Paragraph({ indent: { left: INDENT }, children: linesOf(block.words) })];
    case "heading":
      return [
        new Paragraph({
          keepNext: true,
          indent: { left: INDENT },
          children: linesOf(block.words, { bold: true }),
        }),
      ];
    // The label is written out, so that no program counts the clauses of a passed text anew.
    case "clause":
      return [
        new Paragraph({
          indent: { left: INDENT + STEP * block.level, hanging: STEP },
          children: [
            new TextRun({ text: block.label, bold: true }),
            new TextRun(` ${block.words}`),
          ],
        }),
      ];
    case "table": {
      const [, second] = block.rows;
      const hasHead = second !== undefined && isRule(second);
      const rows = block.rows
        .filter((_, at) => !(hasHead && at === 1))
        .map(({ cells }, at) => ({
          cells: cells.map(({ words }) => words),
          isHead: hasHead && at === 0,
        }));
      return [plainTable(rows, width), new Paragraph({ children: [] })];
    }
  }
}
