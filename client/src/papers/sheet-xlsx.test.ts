import type { Sheet } from "@crosstable/shared/papers/sheet";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";

import { columnWidths } from "./column-widths.ts";
import { sheetXlsx } from "./sheet-xlsx.ts";

const FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"];

function sheet(texts: readonly string[]): Sheet {
  const columns = [{ words: "No.", width: 10 }];
  const rows = texts.map((text) => [text]);
  return { name: "Matrix", zone: "Europe/Paris", columns, rows, about: [["Head", "=ab"]] };
}

async function parts(of: Sheet): Promise<ReadonlyMap<string, string>> {
  const zip = unzipSync(new Uint8Array(await (await sheetXlsx(of)).arrayBuffer()));
  return new Map(Object.entries(zip).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** The format's number of each sheet's page. */
function pagesOf(found: ReadonlyMap<string, string>): (string | undefined)[] {
  return [1, 2].map((at) => {
    const xml = found.get(`xl/worksheets/sheet${at}.xml`) ?? "";
    return /<pageSetup [^>]*paperSize="(\d+)"/.exec(xml)?.[1];
  });
}

/** The texts that the file says its cells hold, in the order of the first sheet. */
function cellTexts(of: ReadonlyMap<string, string>): string[] {
  const strings = [...(of.get("xl/sharedStrings.xml") ?? "").matchAll(/<t[^>]*>([^<]*)<\/t>/g)];
  const cells = (of.get("xl/worksheets/sheet1.xml") ?? "").matchAll(/<c [^>]*t="s"[^>]*><v>(\d+)/g);
  return [...cells].map(([, at]) =>
    (strings[Number(at)]?.[1] ?? "")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&apos;", "'")
      .replaceAll("&amp;", "&"),
  );
}

test("EXPORT-3 in an XLSX every cell is a string with the very words, and none is a formula", async () => {
  const texts = [...FORMULAS, "007", "Über 2 % & <b>", "", "two\nlines"];
  const found = await parts(sheet(texts));
  expect(cellTexts(found)).toEqual(["No.", ...texts.filter((text) => text !== "")]);
  const sheets = [...found].filter(([name]) => /worksheets\/[^/]*$/.test(name));
  expect(sheets.map(([name]) => name)).toEqual([
    "xl/worksheets/sheet1.xml",
    "xl/worksheets/sheet2.xml",
  ]);
  for (const [, xml] of sheets) {
    expect(xml).not.toContain("<f");
    expect(xml).not.toMatch(/<c [^>]*t="(?:str|n|b|e)"/);
  }
});

test("EXPORT-3 a text longer than a cell may be says that it is, and where the whole is", async () => {
  const [, cell = ""] = cellTexts(await parts(sheet(["a".repeat(40_000)])));
  expect(cell.length).toBeLessThanOrEqual(32_767);
  expect(cell).toContain("40000 signs in all. The whole text is in the record");
});

test("EXPORT-6 a printed sheet is as wide as its page, and every page has the heads of the columns", async () => {
  const found = await parts({ ...sheet(["Up"]), name: "Guild's & ours" });
  for (const at of [1, 2]) {
    const xml = found.get(`xl/worksheets/sheet${at}.xml`) ?? "";
    expect(xml).toMatch(/<worksheet [^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr>/);
    const setUp = /<pageSetup [^>]*>/.exec(xml)?.[0];
    for (const said of ['orientation="landscape"', 'fitToWidth="1"', 'fitToHeight="0"'])
      expect(setUp).toContain(said);
  }
  expect(found.get("xl/workbook.xml")).toContain(
    "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'Guild''s &amp; ours'!$1:$1</definedName>",
  );
});

test("EXPORT-6 a wide sheet is printed in letters that can be read: on the larger page, and its widest columns give way", async () => {
  const wide = Array.from({ length: 8 }, () => ({ words: "Contract today", width: 44 }));
  const columns = [{ words: "No.", width: 12 }, ...wide];
  const rows = [["W-12 a)", ...wide.map(() => "word ".repeat(40))]];
  const of = { ...sheet([]), columns, rows };
  const found = await parts(of);
  const cols = (found.get("xl/worksheets/sheet1.xml") ?? "").matchAll(
    /<col [^>]*width="([\d.]+)"/g,
  );
  const widths = [...cols].map(([, width]) => Number(width));
  expect(widths).toEqual([8, ...wide.map(() => 33)]);
  // A3 and A4, or where people print on Letter, Tabloid and Letter.
  expect(pagesOf(found)).toEqual(["8", "9"]);
  expect(pagesOf(await parts({ ...of, zone: "America/Los_Angeles" }))).toEqual(["3", "1"]);
});

test("EXPORT-6 neither a heading nor a time's zone is broken, however narrow the sheet gets; another long word may be", async () => {
  const due = { words: "Answer due", width: 24, isWhole: true } as const;
  const wide = Array.from({ length: 8 }, () => ({ words: "Contract today", width: 44 }));
  const columns = [{ words: "Producers pass", width: 8 }, due, ...wide];
  const time = "26 November 2026, 21:40 (America/Los_Angeles)";
  const rows = [["1", time, ...wide.map(() => `${"a".repeat(60)} ${"word ".repeat(40)}`)]];
  const widths = columnWidths({ ...sheet([]), columns, rows });
  const [pass = 0, zone = 0, text = 0] = widths;
  expect(pass).toBeGreaterThan("Producers".length);
  expect(zone).toBeGreaterThan("(America/Los_Angeles)".length);
  expect(text).toBeLessThan(60);
  const longer = "31 October 2026, 21:40 (America/Argentina/Buenos_Aires)";
  const [, whole = 0] = columnWidths({
    ...sheet([]),
    columns: [columns[0] ?? due, due],
    rows: [["1", longer]],
  });
  expect(whole).toBeGreaterThan("(America/Argentina/Buenos_Aires)".length);
});

test("EXPORT-3 a row is as high as its longest cell when no word is broken that fits", async () => {
  const found = await parts(sheet(["26 November 2026, 21:40 (America/Los_Angeles)"]));
  const rows = (found.get("xl/worksheets/sheet1.xml") ?? "").matchAll(/<row [^>]* ht="([\d.]+)"/g);
  // Its four short words, and three lines of a word that fits nowhere.
  expect([...rows].map(([, height]) => Number(height))).toEqual([13.5, 7 * 13.5]);
});
