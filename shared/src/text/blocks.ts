import {
  openClauses,
  parseClauseLabel,
  type ClauseLabel,
  type OpenClause,
} from "./clause-label.ts";
import { spacesAround } from "./spaces-around.ts";
import { parseTableRow, writeTableRow, type TableRow } from "./table-row.ts";

/** What stands around the words of a line, so that it can be written back as it was. */
interface Line {
  /** Spaces at the beginning; before the first block of a text the empty lines above it, too. */
  readonly indent: string;
  readonly words: string;
  /** Spaces after the words, the end of the line, and the empty lines after it. */
  readonly end: string;
}

export interface Paragraph extends Line {
  readonly kind: "paragraph";
}

export interface Heading extends Line {
  readonly kind: "heading";
  /** "#" as often as the level says. */
  readonly label: string;
  /** Spaces between the label and the words. */
  readonly gap: string;
  /** 1 for the highest, 6 for the lowest. */
  readonly level: number;
}

export interface Clause extends Line {
  readonly kind: "clause";
  /** The number as written: "12.3", "(a)". */
  readonly label: string;
  readonly gap: string;
  /** 1 for the outermost. */
  readonly level: number;
  /** The labels of the clauses around it and its own, outermost first: what people cite. */
  readonly path: readonly string[];
}

export interface Table {
  readonly kind: "table";
  readonly rows: readonly TableRow[];
}

/** A part of a pass's text. */
export type Block = Paragraph | Heading | Clause | Table;

const HEADING = /^#{1,6}(?=[ \t]+\S)/u;

/**
 * Reads the text of a pass as blocks. A line is a paragraph; one that begins with "1.", "1.2", "(a)", "a)" or "(i)" is a
 * numbered clause, one that begins with "# " a heading, and lines that begin and end with "|" are the rows of a table. Nothing
 * is refused and nothing is lost: `writeBlocks` gives the text back, sign by sign.
 */
export function parseBlocks(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: readonly OpenClause[] = [];
  let rows: TableRow[] = [];
  for (const { above, line, end } of linesOf(text)) {
    const row = parseTableRow(line, end);
    if (row !== undefined) {
      if (rows.length === 0) blocks.push({ kind: "table", rows });
      rows.push({ ...row, indent: above + row.indent });
      // An empty line ends the table.
      if (end.split("\n").length > 2) rows = [];
      continue;
    }
    rows = [];
    const label = clauseOf(line);
    if (label !== undefined) open = openClauses(open, label);
    const block = lineBlock({ above, line, end }, open);
    if (block.kind === "heading") open = [];
    blocks.push(block);
  }
  return blocks;
}

/** The text that the blocks were read from. */
export function writeBlocks(blocks: readonly Block[]): string {
  return blocks.map(writeBlock).join("");
}

function writeBlock(block: Block): string {
  switch (block.kind) {
    case "table":
      return block.rows.map(writeTableRow).join("");
    case "paragraph":
      return block.indent + block.words + block.end;
    case "heading":
    case "clause":
      return block.indent + block.label + block.gap + block.words + block.end;
  }
}

interface RawLine {
  readonly above: string;
  readonly line: string;
  readonly end: string;
}

/** The lines that hold something, each with the empty ones after it; the first with those above it, too. */
function linesOf(text: string): RawLine[] {
  const lines: RawLine[] = [];
  let above = "";
  for (const [raw] of text.matchAll(/[^\n]*\n|[^\n]+$/gu)) {
    const [end = ""] = /\r?\n$/u.exec(raw) ?? [];
    const before = lines.at(-1);
    if (raw.trim() !== "") {
      lines.push({ above, line: raw.slice(0, raw.length - end.length), end });
      above = "";
    } else if (before === undefined) above += raw;
    else lines[lines.length - 1] = { ...before, end: before.end + raw };
  }
  // Nothing but spaces is one paragraph without words.
  return above === "" ? lines : [{ above, line: "", end: "" }];
}

function clauseOf(line: string): ClauseLabel | undefined {
  return parseClauseLabel(line.trimStart());
}

/** A line that is no row of a table. `open` are the clauses that it stands in, itself the last when it is one. */
function lineBlock({ above, line, end }: RawLine, open: readonly OpenClause[]): Block {
  const { before, words, after } = spacesAround(line);
  const around = { indent: above + before, end: after + end };
  const hashes = HEADING.exec(words)?.[0];
  if (hashes !== undefined) {
    const labelled = partLabel(words, hashes);
    return { kind: "heading", ...around, ...labelled, level: hashes.length };
  }
  const clause = clauseOf(line);
  if (clause === undefined) return { kind: "paragraph", ...around, words };
  const path = open.map(({ label }) => label);
  return { kind: "clause", ...around, ...partLabel(words, clause.label), level: path.length, path };
}

function partLabel(words: string, label: string): { label: string; gap: string; words: string } {
  const rest = words.slice(label.length);
  const said = rest.trimStart();
  return { label, gap: rest.slice(0, rest.length - said.length), words: said };
}
