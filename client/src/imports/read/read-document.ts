import { MAX_IMPORT_ROWS, MAX_IMPORT_TABLES } from "@crosstable/shared/limits";
import { tableRowLine } from "@crosstable/shared/text/table-row";

import { notesOnDocument } from "./docx-notes.ts";
import { ClauseCounter, levelOfStyle, NO_NUMBERING, readNumbering } from "./docx-numbers.ts";
import type { Numbering } from "./docx-numbers.ts";
import { lookOfParagraph, readStyles, type Styles } from "./docx-styles.ts";
import { isEndTracked, WordReader } from "./docx-words.ts";
import { CannotRead, type Found, type FoundTable } from "./found.ts";
import { openPackage, type Package } from "./open-package.ts";
import { mustFit } from "./read-text.ts";
import { SignsLeft } from "./signs-left.ts";
import { allOf, childOf, readXml, valueOf, type XmlNode } from "./xml-tree.ts";

const WANTED = /^word\/(?:document\d*|styles|numbering|header\d*|footer\d*)\.xml$/u;
const MARGIN = /^word\/(?:header|footer)/u;
const ENDLESS_CONTENTS =
  "The table of contents in this document has no end. Update it in its program and save the document again.";

interface Reading {
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly counter: ClauseCounter;
  readonly words: WordReader;
  readonly signs: SignsLeft;
  readonly lines: string[];
  readonly tables: FoundTable[];
}

/** Reads a DOCX as text with its headings, its clauses under the numbers that people see, and its tables. */
export function readDocument(bytes: Uint8Array): Found {
  const parts = openPackage(bytes, (name) => WANTED.test(name));
  const [, document] = [...parts].find(([name]) => name.startsWith("word/document")) ?? [];
  const [styles, numbers] = ["word/styles.xml", "word/numbering.xml"].map((name) =>
    parts.get(name),
  );
  if (document === undefined) throw new CannotRead("This document has no text part.");
  const numbering = numbers === undefined ? NO_NUMBERING : readNumbering(readXml(numbers));
  const known: Styles = styles === undefined ? new Map() : readStyles(readXml(styles));
  const reading: Reading = {
    styles: known,
    numbering,
    counter: new ClauseCounter(numbering),
    words: new WordReader(known),
    signs: new SignsLeft(),
    lines: [],
    tables: [],
  };
  readBlocks(childOf(childOf(readXml(document), "document"), "body"), reading);
  if (reading.words.isInContents) throw new CannotRead(ENDLESS_CONTENTS);
  return {
    tables: reading.tables,
    text: reading.lines.join("\n").trim(),
    notes: notesOnDocument(
      { ...reading.words.left, margins: marginsWithWords(parts) },
      reading.counter.unknownFormats.size > 0,
    ),
  };
}

/** How many headers and footers say something; the number of a page says nothing. */
function marginsWithWords(parts: Package): number {
  const margins = [...parts].filter(([name]) => MARGIN.test(name));
  return margins.filter(([, part]) => {
    const reader = new WordReader(new Map());
    return [...allOf(readXml(part), "p")].some((each) => /\p{L}/u.test(reader.wordsOf(each)));
  }).length;
}

function readBlocks(node: XmlNode | undefined, reading: Reading): void {
  let joined: XmlNode[] = [];
  const endLine = (): void => {
    if (joined.length > 0) reading.lines.push(reading.signs.take(lineOf(joined, reading)));
    joined = [];
  };
  for (const child of node?.children ?? []) {
    if (child.name === "p") {
      joined.push(child);
      if (!isEndTracked(child, "deleted")) endLine();
      continue;
    }
    if (child.children.length > 0) endLine();
    if (isContentsControl(child)) reading.words.left.contents += linesIn(child);
    else if (child.name === "tbl") readTable(child, reading);
    else if (child.name === "del" || child.name === "moveFrom") reading.words.left.deleted += 1;
    // Content controls, insertions and custom marks hold blocks of their own.
    else if (child.name !== "sectPr") readBlocks(child, reading);
  }
  endLine();
}

/** A content control that holds the table of contents. */
function isContentsControl(node: XmlNode): boolean {
  const part = childOf(childOf(node, "sdtPr"), "docPartObj");
  return valueOf(part, "docPartGallery") === "Table of Contents";
}

function linesIn(node: XmlNode): number {
  return [...allOf(node, "p")].filter((each) => [...allOf(each, "t")].length > 0).length;
}

/** Paragraphs whose ends are deleted go on in the next one: they are one line, which looks as the last of them does. */
function lineOf(joined: readonly XmlNode[], reading: Reading): string {
  const { counter, numbering } = reading;
  const last = joined.at(-1);
  const look = lookOfParagraph(childOf(last, "pPr"), reading.styles);
  const { heading, list, level, style } = look;
  const { left } = reading.words;
  const struckBefore = left.struck;
  const words = joined
    .map((each) => reading.words.wordsOf(each))
    .join("")
    .trim();
  if (look.isContents) {
    if (words !== "") left.contents += 1;
    return "";
  }
  const isGone = last !== undefined && isEndTracked(last, "deleted");
  if (words === "" && (list === null || isGone)) return "";
  const at = list === null ? 0 : (level ?? levelOfStyle(numbering, list, style));
  const label = list === null ? "" : counter.next(list, at).trim();
  // A clause that was struck as a whole keeps its number: those after it stand in the document as they are counted.
  if (words === "" && left.struck > struckBefore) return "";
  const line = [label, words].filter((part) => part !== "").join(" ");
  return heading > 0 && line !== "" ? `${"#".repeat(Math.min(heading, 6))} ${line}` : line;
}

function readTable(table: XmlNode, reading: Reading): void {
  const name = `Table ${reading.tables.length + 1}`;
  const rows: string[][] = [];
  const shown: string[][] = [];
  for (const row of rowsOf(table)) {
    const changed = childOf(row, "trPr");
    if (childOf(changed, "del") !== undefined) {
      reading.words.left.deleted += 1;
      continue;
    }
    if (childOf(changed, "ins") !== undefined) reading.words.left.inserted += 1;
    const { filled, written } = readRow(row, { name, above: rows.at(-1) ?? [] }, reading);
    rows.push(filled);
    shown.push(written);
    if (rows.length > MAX_IMPORT_ROWS) mustFit({ name, rows });
  }
  if (rows.length === 0) return;
  reading.lines.push("", ...shown.map(tableRowLine), "");
  if (reading.tables.length >= MAX_IMPORT_TABLES)
    throw new CannotRead(
      `This document has more than ${MAX_IMPORT_TABLES} tables. Import it in parts.`,
    );
  const kept = rows.filter((row) => row.some((cell) => cell !== ""));
  if (kept.length > 0) reading.tables.push(mustFit({ name, rows: kept }));
}

/** A cell that goes on from the row above has its words there: in the text once, in the table for each row. */
function readRow(
  row: XmlNode,
  of: { name: string; above: readonly string[] },
  reading: Reading,
): { filled: string[]; written: string[] } {
  const { name, above } = of;
  const filled: string[] = [];
  const written: string[] = [];
  for (const cell of cellsOf(row)) {
    const properties = childOf(cell, "tcPr");
    if (childOf(properties, "cellDel") !== undefined) {
      reading.words.left.deleted += 1;
      continue;
    }
    if (childOf(properties, "cellIns") !== undefined) reading.words.left.inserted += 1;
    const merge = childOf(properties, "vMerge");
    const goesOn = merge !== undefined && merge.attributes.get("val") !== "restart";
    const words = goesOn ? "" : cellWords(cell, reading);
    const width = Math.min(100, Math.max(1, Number(valueOf(properties, "gridSpan") ?? 1) || 1));
    filled.push(goesOn ? reading.signs.take(above[filled.length] ?? "") : words);
    written.push(words);
    for (let extra = 1; extra < width; extra += 1) {
      filled.push("");
      written.push("");
    }
    // Asked at each cell: a row that goes on and on is never put together.
    mustFit({ name, rows: [filled] });
  }
  return { filled, written };
}

/** A cell's paragraphs, each with its number, and the words of tables in it. */
function cellWords(cell: XmlNode, reading: Reading): string {
  const inner: Reading = { ...reading, lines: [], tables: [] };
  readBlocks(cell, inner);
  return inner.lines
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}

function rowsOf(table: XmlNode): XmlNode[] {
  return table.children.flatMap((child) => {
    if (child.name === "tr") return [child];
    return /^(?:sdt|sdtContent|ins|customXml)$/u.test(child.name) ? rowsOf(child) : [];
  });
}

function cellsOf(row: XmlNode): XmlNode[] {
  return row.children.flatMap((child) => {
    if (child.name === "tc") return [child];
    return /^(?:sdt|sdtContent|customXml)$/u.test(child.name) ? cellsOf(child) : [];
  });
}
