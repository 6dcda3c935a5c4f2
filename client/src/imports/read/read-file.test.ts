import fc from "fast-check";
import { strToU8, unzipSync, zipSync } from "fflate";
import { writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";

import { docxOf, level, lists, num, p } from "./docx-for-tests.ts";
import type { ReadOutcome } from "./found.ts";
import { readSource } from "./read-file.ts";

const LIST = "Number;Title\r\nW-7;“Quoted”; 3 ¢\r\nW-8;Café";

function fromFile(name: string, bytes: Uint8Array): Promise<ReadOutcome> {
  return readSource({ kind: "file", name, bytes });
}

function rowsOf(outcome: ReadOutcome): unknown {
  return "tables" in outcome ? outcome.tables[0]?.rows : outcome;
}

const utf16 = (text: string, isBig: boolean, withMark: boolean): Uint8Array => {
  const bytes = new Uint8Array((withMark ? 2 : 0) + text.length * 2);
  const view = new DataView(bytes.buffer);
  if (withMark) view.setUint16(0, 0xfeff, !isBig);
  for (let at = 0; at < text.length; at += 1)
    view.setUint16((withMark ? 2 : 0) + at * 2, text.charCodeAt(at), !isBig);
  return bytes;
};

test("IMPORT-1 a CSV is read in every encoding that programs write, and a guessed one is said", async () => {
  const wanted = [
    ["Number", "Title"],
    ["W-7", "“Quoted”", "3 ¢"],
    ["W-8", "Café"],
  ];
  const utf8 = strToU8(LIST);
  const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...utf8]);
  const sources = [
    utf8,
    marked,
    utf16(LIST, false, true),
    utf16(LIST, true, true),
    utf16(LIST, false, false),
  ];
  for (const bytes of sources) {
    const found = await fromFile("list.csv", bytes);
    expect(rowsOf(found)).toEqual(wanted);
    expect("notes" in found && found.notes).toEqual([]);
  }
  const western = Uint8Array.from("Number,Title\nW-8,Caf\u00e9 \u0093x\u0094", (sign) =>
    sign.charCodeAt(0),
  );
  const found = await fromFile("list.csv", western);
  expect(rowsOf(found)).toEqual([
    ["Number", "Title"],
    ["W-8", "Café “x”"],
  ]);
  expect("notes" in found && found.notes.join()).toContain("Windows-1252");
});

test("IMPORT-1 separators, quotes, line breaks in cells and empty lines are read as they are meant", async () => {
  for (const separator of [",", ";", "\t"]) {
    const text = [
      `a${separator}b`,
      `"x""y"${separator}"one\r\ntwo${separator}"`,
      "",
      `z${separator}`,
    ].join("\r\n");
    expect(rowsOf(await fromFile("list.csv", strToU8(text)))).toEqual([
      ["a", "b"],
      ['x"y', `one\ntwo${separator}`.trim()],
      ["z", ""],
    ]);
  }
  const broken = await fromFile("list.csv", strToU8('a,b\nx,"never closed'));
  expect("notes" in broken && broken.notes.join()).toContain("A quote is not closed");
});

test("IMPORT-1 cells that were copied from a sheet are a table, and a contract that was pasted is text", async () => {
  const cells = await readSource({ kind: "paste", text: "Number\tTitle\nW-7\tResiduals" });
  expect(rowsOf(cells)).toEqual([
    ["Number", "Title"],
    ["W-7", "Residuals"],
  ]);
  const words = "Article 1, Credits\nAs today, and not otherwise, until 2010.\nArticle 2";
  expect(await readSource({ kind: "paste", text: words })).toEqual({
    tables: [],
    text: words,
    notes: [],
  });
});

test("IMPORT-1 markup that was pasted is words and nothing else", async () => {
  const text = '<script>alert(1)</script><img src="https://example.org/x">';
  expect(await readSource({ kind: "paste", text })).toMatchObject({ text });
});

test.each([
  ["a PDF", "x.pdf", strToU8("%PDF-1.7"), "PDF"],
  ["an old or locked Office file", "x.doc", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), "password"],
  ["an RTF file", "x.rtf", strToU8(String.raw`{\rtf1}`), "RTF"],
  ["another archive", "x.zip", zipSync({ "a.txt": strToU8("a") }), "neither a DOCX nor an XLSX"],
  ["an OpenDocument file", "x.odt", zipSync({ "content.xml": strToU8("<a/>") }), "OpenDocument"],
  ["a picture", "x.csv", new Uint8Array([1, 0, 0, 0, 2, 3, 0, 9]), "no text file"],
  ["an empty file", "x.csv", new Uint8Array(), "no words"],
  ["a file of 21 MB", "x.csv", new Uint8Array(21 * 1024 * 1024), "20 MB are the most"],
  ["rows without end", "x.csv", strToU8("a,b\n".repeat(2_002)), "more than 2,001 rows"],
  ["columns without end", "x.csv", strToU8(`${"a,".repeat(200)}\nb`), "100 are the most"],
  ["a text without end", "x.txt", strToU8("word ".repeat(900_000)), "4,000,000 are the most"],
] as const)("IMPORT-4 %s is refused in words", async (...[, name, bytes, words]) => {
  expect(await fromFile(name, bytes)).toEqual({ refused: expect.stringContaining(words) });
});

test("IMPORT-4 a file that unpacks to a thousand times its size is refused before it is unpacked", async () => {
  const bomb = zipSync({ "word/document.xml": new Uint8Array(49 * 1024 * 1024) }, { level: 1 });
  expect(bomb.length).toBeLessThan(500_000);
  expect(await fromFile("bomb.docx", bomb)).toEqual({
    refused: expect.stringContaining("unpacks to far more"),
  });
  // One that says it is small does not become larger than it said.
  const liar = new Uint8Array(bomb);
  const view = new DataView(liar.buffer);
  const directory = view.getUint32(liar.length - 22 + 16, true);
  view.setUint32(directory + 24, 64, true);
  expect(await fromFile("liar.docx", liar)).toHaveProperty("refused");
});

test("IMPORT-4 entities that a document defines itself, and elements without end, are refused", async () => {
  const document = (xml: string) => zipSync({ "word/document.xml": strToU8(xml) });
  const laughs = '<!DOCTYPE a [<!ENTITY b "lol">]><document><body><p>&b;</p></body></document>';
  const deep = `${"<a>".repeat(100_000)}${"</a>".repeat(100_000)}`;
  for (const xml of [laughs, deep, "<document>"])
    expect(await fromFile("x.docx", document(xml))).toHaveProperty("refused");
  const nested = (depth: number) =>
    docxOf({ body: "<w:sdt>".repeat(depth) + p("fine") + "</w:sdt>".repeat(depth) });
  expect(await fromFile("x.docx", nested(300))).toEqual({
    refused: expect.stringContaining("too deep"),
  });
  expect(await fromFile("x.docx", nested(100))).toMatchObject({ text: "fine" });
});

test("IMPORT-4 one long text that a file names again and again is refused before it fills the memory", async () => {
  const long = "x".repeat(100_000);
  const cell = (properties: string, words = "") =>
    `<w:tr><w:tc><w:tcPr>${properties}</w:tcPr>${p(words)}</w:tc></w:tr>`;
  const merged = (rows: number) =>
    docxOf({
      body: `<w:tbl>${cell('<w:vMerge w:val="restart"/>', long)}${cell("<w:vMerge/>").repeat(rows)}</w:tbl>`,
    });
  const numbered = (signs: number) =>
    docxOf({
      body: p("a clause", { list: [1, 0] }).repeat(200),
      numbering: lists([level(0, ["decimal", `${"x".repeat(signs)}%1`])], [num(1)]),
    });
  const shared = (rows: number) =>
    writeXlsx({ sheets: [{ name: "A", rows: Array.from({ length: rows }, () => [long]) }] });
  const cells = `<worksheet><sheetData><row>${"<c/>".repeat(1_600_000)}</row></sheetData></worksheet>`;
  const parts = unzipSync(await shared(1));
  const empty = zipSync({ ...parts, "xl/worksheets/sheet1.xml": strToU8(cells) }, { level: 1 });
  const mostly = { refused: expect.stringContaining("4,000,000 are the most") };
  expect(await fromFile("merged.docx", merged(50))).toEqual(mostly);
  expect(await fromFile("numbers.docx", numbered(25_000))).toEqual({
    refused: expect.stringContaining("longer than a page has"),
  });
  expect(await fromFile("shared.xlsx", await shared(41))).toEqual(mostly);
  expect(await fromFile("empty.xlsx", empty)).toEqual({
    refused: "This workbook is too large to be read in one piece.",
  });
  for (const fine of [merged(5), numbered(200), await shared(5)])
    expect(await fromFile("fine", fine)).toHaveProperty("tables");
});

test("IMPORT-4 a row of a table that spans columns without end is refused", async () => {
  const wide = `<w:tc><w:tcPr><w:gridSpan w:val="60"/></w:tcPr>${p("a")}</w:tc>`;
  const table = (cells: number) =>
    docxOf({ body: `<w:tbl><w:tr>${wide.repeat(cells)}</w:tr></w:tbl>` });
  expect(await fromFile("x.docx", table(40))).toEqual({
    refused: "Table 1 has 120 columns; 100 are the most. Leave out those that are not needed.",
  });
  expect(await fromFile("x.docx", table(1))).toHaveProperty("tables");
});

test(
  "IMPORT-4 whatever is broken in a file, reading it ends with an answer",
  { timeout: 60_000 },
  async () => {
    const sheet = await writeXlsx({
      sheets: [
        {
          name: "A",
          rows: [
            ["a", 1],
            ["b", 2],
          ],
        },
      ],
    });
    const document = docxOf({ body: p("one") + p("two") });
    // Broken under the zip's own skin, too: the parts are put together anew after they were broken.
    const inner = (packed: Uint8Array, at: number, byte: number): Uint8Array => {
      const parts = Object.entries(unzipSync(packed)).map(([name, part]): [string, Uint8Array] => {
        const broken = new Uint8Array(part);
        if (broken.length > 0) broken[at % broken.length] = byte;
        return [name, broken];
      });
      return zipSync(Object.fromEntries(parts));
    };
    const property = fc.asyncProperty(
      fc.record({
        good: fc.constantFrom(sheet, document, strToU8(LIST)),
        at: fc.nat(),
        byte: fc.nat({ max: 255 }),
        isInner: fc.boolean(),
      }),
      async ({ good, at, byte, isInner }) => {
        const flipped = new Uint8Array(good);
        flipped[at % good.length] = byte;
        const isPacked = good !== sheet && good !== document ? false : isInner;
        const outcome = await fromFile("x", isPacked ? inner(good, at, byte) : flipped);
        expect("refused" in outcome || Array.isArray(outcome.tables)).toBe(true);
      },
    );
    await fc.assert(property, { numRuns: 300 });
  },
);
