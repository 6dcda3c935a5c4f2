import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { writeXlsx, type WriteSheet } from "hucre/xlsx";
import { expect, test } from "vitest";

import { readSource } from "./read-file.ts";
import { readWorkbook } from "./read-workbook.ts";

const RATES: WriteSheet = {
  name: "Rates",
  rows: [
    ["Number", "Category", "Rate", "Since"],
    ["007", "money", 0.025, new Date(Date.UTC(2007, 9, 31))],
    ["W-8", null, 3, null],
    [null, null, null, null],
    ["=1+1", "rights", true, null],
  ],
  merges: [{ startRow: 1, endRow: 2, startCol: 1, endCol: 1 }],
  cells: new Map([
    ["1,2", { value: 0.025, type: "number", style: { numFmt: "0.0%" } }],
    [
      "1,3",
      { value: new Date(Date.UTC(2007, 9, 31)), type: "date", style: { numFmt: "yyyy-mm-dd" } },
    ],
    ["2,2", { value: 3, type: "formula", formula: "1+2", formulaResult: 3 }],
  ]),
};

test("IMPORT-2 a workbook is read as its sheets show it: percents, dates, text that looks like a number, merged cells", async () => {
  const bytes = await writeXlsx({
    sheets: [RATES, { name: "Notes", rows: [["x"]], hidden: true }],
  });
  const { tables, notes } = await readWorkbook(bytes);
  expect(tables).toEqual([
    {
      name: "Rates",
      rows: [
        ["Number", "Category", "Rate", "Since"],
        ["007", "money", "2.5%", "2007-10-31"],
        ["W-8", "money", "3", ""],
        ["=1+1", "rights", "true", ""],
      ],
    },
    { name: "Notes (hidden)", rows: [["x"]] },
  ]);
  expect(notes.join(" ")).toContain("Rates: 1 cell holds a formula");
  expect(notes.join(" ")).toContain("merged over several rows");
});

test("IMPORT-3 of a workbook it is said what is hidden, struck out and commented", async () => {
  const struck = { strikethrough: true };
  const cells: WriteSheet["cells"] = new Map([
    ["1,1", { value: 0.003, type: "number", style: { numFmt: "0.0%", font: struck } }],
    [
      "2,1",
      {
        value: "0.3% 0.6%",
        type: "richText",
        richText: [
          { text: "0.3% ", font: struck },
          { text: "0.6%", font: { underline: true } },
        ],
      },
    ],
    ["3,0", { value: "W-3", type: "string", comment: { text: "Ask counsel.", author: "x" } }],
  ]);
  const sheet: WriteSheet = {
    name: "Rates",
    rows: [
      ["Number", "Rate", "Bottom"],
      ["W-1", 0.003, null],
      ["W-2", "0.3% 0.6%", "0.5%"],
      ["W-3", null, null],
    ],
    columns: [{}, {}, { hidden: true }, { hidden: true }],
    rowDefs: new Map([
      [2, { hidden: true }],
      [9, { hidden: true }],
    ]),
    cells,
  };
  const { tables, notes } = await readWorkbook(await writeXlsx({ sheets: [sheet] }));
  expect(tables[0]?.rows.slice(1)).toEqual([
    ["W-1", "", ""],
    ["W-2", "0.6%", "0.5%"],
    ["W-3", "", ""],
  ]);
  expect(notes).toEqual([
    "Rates: 2 cells have struck words. They were left out, as taken away. If they are not, take the strike off in the workbook first.",
    "Rates: 1 hidden row and 1 hidden column were read as well. Leave out what does not belong here.",
    "Left out: 1 comment on cells.",
  ]);
  const plain = { name: "Rates", rows: [["Number"], ["W-1"]] };
  expect((await readWorkbook(await writeXlsx({ sheets: [plain] }))).notes).toEqual([]);
});

test("IMPORT-4 a cell far out and a sheet with too many rows are refused in words; what fits is read", async () => {
  const far = await moved('r="A5"', 'r="A1048576"');
  expect(await readSource(file("far.xlsx", far))).toMatchObject({
    refused: expect.stringContaining("row 1,048,576"),
  });
  const rows = Array.from({ length: 2_002 }, (_, index) => [index]);
  const long = await writeXlsx({ sheets: [{ name: "Long", rows }] });
  expect(await readSource(file("long.xlsx", long))).toEqual({
    refused: "Long has more than 2,001 rows. Import it in parts.",
  });
  const fits = await writeXlsx({ sheets: [{ name: "Long", rows: rows.slice(0, 2_001) }] });
  const found = await readSource(file("fits.xlsx", fits));
  expect("tables" in found && found.tables[0]?.rows.length).toBe(2_001);
});

test("IMPORT-4 of a workbook nothing is read but its cells: no links to elsewhere, no programs", async () => {
  const parts = unzipSync(await writeXlsx({ sheets: [RATES] }));
  const packed = zipSync({
    ...parts,
    "xl/externalLinks/externalLink1.xml": strToU8("<not xml"),
    "xl/vbaProject.bin": new Uint8Array(100),
  });
  const found = await readSource(file("book.xlsm", packed));
  expect("tables" in found && found.tables[0]?.name).toBe("Rates");
});

function file(name: string, bytes: Uint8Array) {
  return { kind: "file", name, bytes } as const;
}

/** The same workbook with something else in its sheet. */
async function moved(from: string, to: string): Promise<Uint8Array> {
  const parts = unzipSync(await writeXlsx({ sheets: [RATES] }));
  const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  expect(sheet).toContain(from);
  return zipSync({ ...parts, "xl/worksheets/sheet1.xml": strToU8(sheet.replaceAll(from, to)) });
}
