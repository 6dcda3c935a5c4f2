import { redline } from "@crosstable/shared/redline/redline";
import { expect, test } from "vitest";

import { redlineDocx } from "../../docx/redline-docx.ts";
import { AFTER, BEFORE } from "../../docx/texts-for-tests.ts";
import { docxOf, level, lists, num, p, run } from "./docx-for-tests.ts";
import { readDocument } from "./read-document.ts";

const CONTRACT_LEVELS = [
  level(0, ["decimal", "%1."]),
  level(1, ["decimal", "%1.%2"]),
  level(2, ["lowerLetter", "(%3)"]),
  level(3, ["lowerRoman", "(%4)"]),
];

test("IMPORT-2 clauses of a DOCX get the numbers that people see", () => {
  const body = [
    p("Scale", { list: [1, 0] }),
    p("Weekly", { list: [1, 1] }),
    p("Flat", { list: [1, 1] }),
    p("first", { list: [1, 2] }),
    p("second", { list: [1, 2] }),
    p("within it", { list: [1, 3] }),
    p("Reuse", { list: [1, 0] }),
    p("Video", { list: [1, 1] }),
    p("third letter begins anew", { list: [1, 2] }),
  ].join("");
  const numbering = lists(CONTRACT_LEVELS, [num(1)]);
  expect(readDocument(docxOf({ body, numbering })).text?.split("\n")).toEqual([
    "1. Scale",
    "1.1 Weekly",
    "1.2 Flat",
    "(a) first",
    "(b) second",
    "(i) within it",
    "2. Reuse",
    "2.1 Video",
    "(a) third letter begins anew",
  ]);
});

test("IMPORT-2 lists of one definition count on in each other, and a start of its own begins there once", () => {
  const start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>';
  const numbering = lists(CONTRACT_LEVELS, [num(1), num(2), num(3, start)]);
  const body = [1, 2, 3, 3, 1].map((list) => p("x", { list: [list, 0] })).join("");
  expect(readDocument(docxOf({ body, numbering })).text).toBe("1. x\n2. x\n7. x\n8. x\n9. x");
});

test("IMPORT-2 numbers come from styles, are written in every usual kind, and legal levels are decimal", () => {
  const styles = [
    '<w:style w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    '<w:style w:styleId="Sub"><w:name w:val="Clause"/><w:basedOn w:val="H1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>',
  ].join("");
  const numbering = lists(
    [
      level(0, ["upperRoman", "Article %1."], '<w:pStyle w:val="H1"/>'),
      level(1, ["decimal", "%1.%2"], '<w:isLgl/><w:pStyle w:val="Sub"/>'),
    ],
    [num(1)],
  );
  const body = [
    p("Credits", { style: "H1" }),
    p("As today.", { style: "Sub" }),
    p("Reuse", { style: "H1" }),
    p("not in the list", { style: "H1", list: [0, 0] }),
    p("Paid.", { style: "Sub" }),
  ].join("");
  expect(readDocument(docxOf({ body, numbering, styles })).text?.split("\n")).toEqual([
    "# Article I. Credits",
    "1.1 As today.",
    "# Article II. Reuse",
    "# not in the list",
    "2.1 Paid.",
  ]);
});

test("IMPORT-2 a table becomes rows of the text and a table of its own, with merged cells filled", () => {
  const cell = (words: string, properties = "") =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${p(words)}</w:tc>`;
  const body = `<w:tbl>
    <w:tr>${cell("Term")}${cell("Rate")}</w:tr>
    <w:tr>${cell("2005", '<w:vMerge w:val="restart"/>')}${cell("3% | floor")}</w:tr>
    <w:tr>${cell("", "<w:vMerge/>")}${cell("3.5%")}</w:tr>
    <w:tr>${cell("both years", '<w:gridSpan w:val="2"/>')}</w:tr></w:tbl>`;
  const { text, tables } = readDocument(docxOf({ body }));
  expect(text).toBe("| Term | Rate |\n| 2005 | 3% \\| floor |\n|  | 3.5% |\n| both years |  |");
  expect(tables).toEqual([
    {
      name: "Table 1",
      rows: [
        ["Term", "Rate"],
        ["2005", "3% | floor"],
        ["2005", "3.5%"],
        ["both years", ""],
      ],
    },
  ]);
});

test("IMPORT-3 tracked changes are said: read as accepted, and counted", () => {
  const body = `<w:p>${run("Four ")}<w:del><w:r><w:delText>old </w:delText></w:r></w:del><w:ins>${run("new ")}</w:ins>${run("cents.")}</w:p>`;
  const { text, notes } = readDocument(docxOf({ body }));
  expect(text).toBe("Four new cents.");
  expect(notes.join()).toContain("tracked changes: 1 insertion and 1 deletion");
  const plain = readDocument(docxOf({ body: p("Four new cents.") }));
  expect(plain).toEqual({ tables: [], text: "Four new cents.", notes: [] });
});

/** A redline as it leaves the house, and a text as the lines that an import has of it. */
async function tracked(before: string, after: string): Promise<Uint8Array> {
  const part = { heading: null, about: [], blocks: redline(before, after) };
  const said = { title: "W-7, pass 3", about: [], origin: "row 12", foot: "row 12" };
  const author = { author: "The Guild", date: "2007-10-25T17:00:00" };
  return redlineDocx({ ...said, zone: "America/Los_Angeles", author, parts: [part] });
}

const linesIn = (text: string): string[] =>
  text
    .split("\n")
    .filter((line) => !/^[\s|-]*$/u.test(line))
    .map((line) => line.replaceAll(/\s+/gu, " ").trim());

test.each([
  ["the new text against the old", BEFORE, AFTER],
  ["the old text against the new", AFTER, BEFORE],
])(
  "IMPORT-3 a paper with tracked changes in its clauses, moves, rows and columns is read as if all were accepted, and says so: %s",
  async (_, before, after) => {
    const { text, tables, notes } = readDocument(await tracked(before, after));
    const read = linesIn(text ?? "");
    expect([read[0], read.at(-1)]).toEqual(["# W-7, pass 3", "row 12"]);
    expect(read.slice(1, -1)).toEqual(linesIn(after));
    const width = after === AFTER ? 3 : 2;
    expect(tables.map(({ rows }) => rows.map(({ length }) => length))).toEqual([
      Array(3).fill(width),
    ]);
    expect(notes.join()).toMatch(/tracked changes: \d+ insertions and \d+ deletions/);
    expect(notes.join()).toContain("It was read as if all were accepted.");
  },
);

test("IMPORT-3 a row or a column whose coming alone is tracked is said as well", () => {
  const cell = (mark: string) => `<w:tc><w:tcPr>${mark}</w:tcPr><w:p>${run("2.5%")}</w:p></w:tc>`;
  const read = (row: string, mark = "") =>
    readDocument(docxOf({ body: `<w:tbl><w:tr>${row}${cell("")}${cell(mark)}</w:tr></w:tbl>` }));
  expect(read("").notes).toEqual([]);
  const come = "1 insertion and 0 deletions";
  expect(read("<w:trPr><w:ins/></w:trPr>").notes.join()).toContain(come);
  expect(read("", "<w:cellIns/>").notes.join()).toContain(come);
  const gone = read("", "<w:cellDel/>");
  expect(gone.notes.join()).toContain("0 insertions and 1 deletion");
  expect(gone.tables[0]?.rows).toEqual([["2.5%"]]);
});

test("IMPORT-2 IMPORT-3 a clause whose deletion is tracked has no number, and those after it count on without it", () => {
  const ended = (list: string, [end, words]: readonly [string, string]) =>
    `<w:p><w:pPr>${list}<w:rPr><w:${end}/></w:rPr></w:pPr>${words}</w:p>`;
  const clause = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>';
  const gone = (words: string) => `<w:del><w:r><w:delText>${words}</w:delText></w:r></w:del>`;
  const body = [
    p("Scale", { list: [1, 0] }),
    p("Weekly", { list: [1, 1] }),
    ended(clause, ["del", gone("Daily")]),
    ended(clause, ["moveFrom", `<w:moveFrom>${run("Hourly")}</w:moveFrom>`]),
    p("Flat", { list: [1, 1] }),
    ended(clause, ["del", run("Paid on ")]),
    p("Fridays", { list: [1, 1] }),
    ended(clause, ["ins", run("Split")]),
    p("in two", { list: [1, 1] }),
    ended(clause, ["del", gone("Last")]),
  ].join("");
  const numbering = lists(CONTRACT_LEVELS, [num(1)]);
  const { text, notes } = readDocument(docxOf({ body, numbering }));
  expect(text?.split("\n")).toEqual([
    "1. Scale",
    "1.1 Weekly",
    "1.2 Flat",
    "1.3 Paid on Fridays",
    "1.4 Split",
    "1.5 in two",
  ]);
  expect(notes.join()).toContain("1 insertion and 4 deletions");
});

test("IMPORT-3 what is left out of a DOCX is said", () => {
  const hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>";
  const body = `<w:p>${run("Text.")}${hidden}<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r><w:r><w:drawing>${run("in a picture")}</w:drawing></w:r></w:p>`;
  const { text, notes } = readDocument(docxOf({ body }));
  expect(text).toBe("Text.");
  expect(notes).toEqual([
    "Left out: 1 footnote, 1 comment, 1 picture or text box, 1 hidden passage.",
  ]);
});

test("IMPORT-3 words that are struck out by hand are left out and counted, and underlined ones stay", () => {
  const body = [
    `<w:p>${run("The rate is ")}${run("0.", "<w:strike/>")}${run("3%", "<w:dstrike/>")}${run(" ")}${run("0.6%", '<w:u w:val="single"/>')}${run(".")}</w:p>`,
    `<w:p>${run("Paid weekly")}${run(" or monthly ", "<w:strike/>")}${run(".")}</w:p>`,
    `<w:p>${run("A fee")}${run(" of old ", "<w:strike/>")}${run("for each, ")}${run("kept", '<w:strike w:val="0"/>')}</w:p>`,
  ].join("");
  const { text, notes } = readDocument(docxOf({ body }));
  expect(text).toBe("The rate is 0.6%.\nPaid weekly.\nA fee for each, kept");
  expect(notes).toEqual([expect.stringMatching(/^3 struck passages left out/u)]);
});

test("IMPORT-3 a strike comes from styles too, which take it from each other and give it back", () => {
  const style = (id: string, properties: string, basedOn = "") =>
    `<w:style w:styleId="${id}"><w:basedOn w:val="${basedOn}"/><w:rPr>${properties}</w:rPr></w:style>`;
  const styles = [
    style("Old", "<w:strike/>"),
    style("Older", "<w:i/>", "Old"),
    style("Back", '<w:strike w:val="false"/>', "Old"),
    style("Twice", "<w:dstrike/>"),
  ].join("");
  const of = (id: string) => `<w:rStyle w:val="${id}"/>`;
  const paragraph = (id: string, runs: string) =>
    `<w:p><w:pPr><w:pStyle w:val="${id}"/></w:pPr>${runs}</w:p>`;
  const body = [
    `<w:p>${run("a")}${run("B", of("Older"))}${run("c", of("Back"))}${run("d", `${of("Old")}<w:strike w:val="0"/>`)}</w:p>`,
    paragraph("Older", `${run("E")}${run("f", of("Old"))}${run("G", of("Back"))}`),
    paragraph("Twice", `${run("H")}${run("I", of("Twice"))}`),
  ].join("");
  const { text, notes } = readDocument(docxOf({ body, styles }));
  expect(text).toBe("acd\nf");
  expect(notes.join()).toContain("4 struck passages");
});

test("IMPORT-2 a clause that is struck as a whole is no line, and those after it keep the numbers that people see", () => {
  const struck = p("", { list: [1, 1] }).replace("</w:p>", `${run("Old.", "<w:strike/>")}</w:p>`);
  const body = `${p("Scale", { list: [1, 0] })}${struck}${p("Weekly", { list: [1, 1] })}`;
  const numbering = lists(CONTRACT_LEVELS, [num(1)]);
  expect(readDocument(docxOf({ body, numbering })).text).toBe("1. Scale\n\n1.2 Weekly");
});

test("IMPORT-3 signs of other fonts are read where Unicode has them, and else said, as words in headers and footers are", () => {
  const sign = (font: string, place: string) =>
    `<w:r><w:sym w:font="${font}" w:char="${place}"/></w:r>`;
  const body = `<w:p>${sign("Times New Roman", "00A7")}${run(" 8 ")}${sign("Symbol", "F0B3")}${run(" 4% ")}${sign("Wingdings", "F0FC")}${sign("Wingdings 2", "F050")}</w:p>`;
  const { text, notes } = readDocument(docxOf({ body, footer: p("Draft of 3 May") }));
  expect(text).toBe("§ 8 ≥ 4% ✓");
  expect(notes).toEqual(["Left out: 1 sign of a picture font, 1 header or footer."]);
  expect(readDocument(docxOf({ body: p("Text."), footer: p("12") })).notes).toEqual([]);
});

const CONTENTS_STYLES =
  '<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style><w:style w:styleId="Mine"><w:basedOn w:val="TOC1"/></w:style>';

/** A field whose words are these paragraphs. */
function field(instruction: string, ...paragraphs: readonly string[]): string {
  const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const begin = `${mark("begin")}<w:r><w:instrText> ${instruction} </w:instrText></w:r>${mark("separate")}`;
  return `<w:p>${begin}</w:p>${paragraphs.join("")}<w:p>${mark("end")}</w:p>`;
}

test("IMPORT-3 a table of contents is left out and its lines are counted, by its styles, its field and its control", () => {
  const control =
    '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>';
  const article = p("Article 1 Scale");
  const read = (contents: string) => {
    const body = `${contents}${article}`;
    return readDocument(docxOf({ body, styles: CONTENTS_STYLES }));
  };
  const inner = field("PAGEREF _1", p("3"));
  for (const contents of [
    `${p("Article 1 Scale 3", { style: "TOC1" })}${p("Article 2 Reuse 4", { style: "Mine" })}`,
    field("TOC \\o", `${p("Article 1 Scale")}${inner}`),
    field("TOC \\o", p("Contents"), p("Article 1 Scale", { style: "TOC1" })),
    `<w:sdt>${control}<w:sdtContent>${p("Contents")}${p("Article 1 Scale 3")}</w:sdtContent></w:sdt>`,
  ]) {
    const { text, notes } = read(contents);
    expect(text).toBe("Article 1 Scale");
    expect(notes).toEqual(["Left out: 2 lines of a table of contents."]);
  }
  expect(read(field("REF _1", p("Other fields are read."))).text).toContain("fields are read.");
});

test("IMPORT-4 a table of contents without an end is refused, since all after it would be lost", () => {
  const body = field("TOC", p("Article 1")).replace('w:fldCharType="end"', "");
  expect(() => readDocument(docxOf({ body }))).toThrow("has no end");
});
