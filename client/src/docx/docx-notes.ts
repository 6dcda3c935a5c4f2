import type { NoteBlock, NoteRun, NoteTable } from "@crosstable/shared/documents/notes-content";
import { noteLines, withAddresses } from "@crosstable/shared/papers/notes-lines";
import { BorderStyle, HeadingLevel, Paragraph, TextRun, type IRunOptions, type Table } from "docx";

import { evenTable, linesOf } from "./docx-table.ts";

/** A list within a list stands so far in, in twentieths of a point. */
const STEP = 420;
const SMALL = { size: 18 };
const QUOTED = { color: "474E57" };

/** Rich-text notes, with what is struck struck. `width` is the room for them, in twentieths of a point. */
export function docxNotes(blocks: readonly NoteBlock[], width: number): (Paragraph | Table)[] {
  return noteLines(blocks).flatMap((line) => {
    if (line.kind === "table")
      return [evenTable(rowsOf(line.rows), width), new Paragraph({ children: [] })];
    if (line.kind === "rule") return [rule()];
    const { depth, label, level, isQuoted, runs } = line;
    // The paper has a heading above the notes, so theirs begin one below.
    const heading = level === 1 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3;
    return [
      new Paragraph({
        ...(level === 0 ? {} : { heading }),
        indent: { left: STEP * depth, ...(label === "" ? {} : { hanging: STEP }) },
        // The mark is written out, so that no program counts the items anew.
        children: runsOf(
          label === "" ? runs : [{ words: `${label} ` }, ...runs],
          isQuoted ? QUOTED : {},
        ),
      }),
    ];
  });
}

function rule(): Paragraph {
  const bottom = { style: BorderStyle.SINGLE, size: 6, color: "80878F", space: 1 };
  return new Paragraph({ children: [], border: { bottom } });
}

type Style = Omit<IRunOptions, "text">;

function runsOf(runs: readonly NoteRun[], style: Style): TextRun[] {
  return withAddresses(runs).flatMap(({ words, bold, italic, underline, strike }) =>
    linesOf(words, {
      ...style,
      ...(bold === true ? { bold } : {}),
      ...(italic === true ? { italics: true } : {}),
      ...(underline === true ? { underline: {} } : {}),
      ...(strike === true ? { strike } : {}),
    }),
  );
}

function rowsOf(rows: NoteTable["rows"]) {
  return rows.map((row) => ({
    isHead: row.length > 0 && row.every(({ isHead }) => isHead === true),
    cells: row.map(({ blocks, isHead }) => cellOf(blocks, isHead === true)),
  }));
}

function cellOf(blocks: readonly NoteBlock[], isHead: boolean): TextRun[] {
  const style = isHead ? { ...SMALL, bold: true } : SMALL;
  return noteLines(blocks).flatMap((line, at) => {
    const end = at === 0 ? [] : [new TextRun({ break: 1 })];
    if (line.kind === "rule") return end;
    if (line.kind === "table")
      return [...end, ...line.rows.flat().flatMap((inner) => cellOf(inner.blocks, false))];
    const { label, runs } = line;
    return [...end, ...runsOf(label === "" ? runs : [{ words: `${label} ` }, ...runs], style)];
  });
}
