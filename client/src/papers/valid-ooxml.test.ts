import type { NoteBlock } from "@crosstable/shared/documents/notes-content";
import { makePaper } from "@crosstable/shared/papers/make-paper";
import { PAPER_KINDS, type Paper } from "@crosstable/shared/papers/paper";
import { testPaperSource } from "@crosstable/shared/papers/papers-for-tests";
import { redline } from "@crosstable/shared/redline/redline";
import { parseBlocks } from "@crosstable/shared/text/blocks";
import validate from "@ooxml-tools/validate";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";

import { paperDocx } from "../docx/paper-docx.ts";
import { redlineDocx } from "../docx/redline-docx.ts";
import { AFTER, BEFORE } from "../docx/texts-for-tests.ts";
import { plantWords } from "../sync/caucus-words-for-tests.ts";
import { archiveOf, caucus } from "./archive-for-tests.ts";
import { sheetXlsx } from "./sheet-xlsx.ts";

// The first start of the validator, which brings the rules of all formats with it, takes some seconds.
const VALIDATOR_MS = 60_000;

/** What a text can hold that means something to XML, or that no XML may hold. */
const HOSTILE =
  "</w:t> <!-- &amp; ]]> \u0000\u0001\u000b\u001f\ufffe \ud800 =1+1 \t \u202e \u{1f91d}";

/** What the Open XML SDK finds wrong, with where; every version of the office suite since 2007 has to take our files. */
async function wrongsOf(bytes: Uint8Array, format: "docx" | "xlsx"): Promise<string[]> {
  const wrongs: string[] = [];
  for (const version of ["Office2007", "Microsoft365"] as const) {
    const found = await validate(bytes, format, version);
    for (const { description, path } of found)
      wrongs.push(`${version} ${path.partUri} ${path.xpath}: ${description}`);
  }
  return wrongs;
}

function hostilePaper(): Paper {
  const [first] = PAPER_KINDS;
  if (first === undefined) throw new Error("there are no papers");
  const paper = makePaper(first, testPaperSource());
  return {
    ...paper,
    title: HOSTILE,
    stamp: HOSTILE,
    parts: [
      { kind: "heading", level: 3, words: HOSTILE },
      { kind: "paragraph", words: `${HOSTILE}\n${HOSTILE}`, tone: "gap" },
      { kind: "paragraph", words: HOSTILE, tone: "alarm" },
      { kind: "list", items: [HOSTILE, ""] },
      { kind: "table", columns: [{ words: HOSTILE, width: 100 }], rows: [[HOSTILE]] },
      { kind: "table", columns: [{ words: "", width: 100 }], rows: [] },
      { kind: "text", blocks: parseBlocks(`# ${HOSTILE}\n1. ${HOSTILE}\n| ${HOSTILE} |\n||\n`) },
      { kind: "notes", blocks: hostileNotes() },
      { kind: "blanks", words: [HOSTILE] },
      { kind: "page-break" },
    ],
  };
}

function hostileNotes(): NoteBlock[] {
  const runs = [
    { words: HOSTILE, strike: true, bold: true },
    { words: `\n${HOSTILE}`, link: HOSTILE },
  ] as const;
  const line: NoteBlock = { kind: "paragraph", runs };
  const list: NoteBlock = {
    kind: "list",
    marks: "numbers",
    start: -3,
    items: [{ blocks: [line] }],
  };
  const inner: NoteBlock = { kind: "table", rows: [[{ blocks: [line] }]] };
  return [
    line,
    { kind: "heading", level: 1, runs },
    { kind: "list", marks: "bullets", items: [{ blocks: [list, line] }, { blocks: [] }] },
    { kind: "quote", blocks: [list] },
    { kind: "rule" },
    {
      kind: "table",
      rows: [
        [{ isHead: true, columns: 3, blocks: [] }],
        [{ rows: 2, blocks: [list, inner, { kind: "rule" }] }, { blocks: [] }],
        [],
      ],
    },
  ];
}

async function redlined(pairs: readonly (readonly [string, string])[]): Promise<Uint8Array> {
  return redlineDocx({
    title: "W-7, pass 3",
    about: ["Pass 3 by Guild."],
    origin: "Row 12 of the record",
    foot: "Row 12",
    zone: "Europe/Paris",
    author: { author: "Guild <&>", date: "2007-10-25T17:00:00" },
    parts: pairs.map(([before, after], at) => ({
      heading: `W-${at}`,
      about: ["Against pass 2."],
      blocks: redline(before, after),
    })),
  });
}

test(
  "EXPORT-4 every DOCX and XLSX of a side's archive, and so every paper and sheet, is valid Office Open XML",
  async () => {
    const doc = caucus();
    plantWords(doc);
    const files = [...(await archiveOf(doc))].filter(([path]) => /\.(?:docx|xlsx)$/.test(path));
    expect(files).toHaveLength(PAPER_KINDS.length + 3);
    for (const [path, bytes] of files) {
      const wrongs = await wrongsOf(bytes, path.endsWith("docx") ? "docx" : "xlsx");
      expect(wrongs.map((wrong) => `${path} ${wrong}`)).toEqual([]);
    }
  },
  VALIDATOR_MS,
);

test(
  "EXPORT-4 a paper with tracked changes of every kind is valid, and so is one of a package with a text that is new, gone, or the same",
  async () => {
    const package_ = [
      [BEFORE, AFTER],
      [AFTER, BEFORE],
      ["", AFTER],
      [BEFORE, ""],
      [BEFORE, BEFORE],
    ] as const;
    for (const pairs of [[[BEFORE, AFTER]] as const, package_])
      expect(await wrongsOf(await redlined(pairs), "docx")).toEqual([]);
  },
  VALIDATOR_MS,
);

test(
  "EXPORT-4 PAPER-5 no words make a file that is not valid",
  async () => {
    expect(await wrongsOf(await paperDocx(hostilePaper()), "docx")).toEqual([]);
    const pairs = [[HOSTILE, `1. ${HOSTILE} more`]] as const;
    expect(await wrongsOf(await redlined(pairs), "docx")).toEqual([]);
    const columns = [{ words: HOSTILE, width: 10 }];
    const sheet = {
      name: "Matrix",
      zone: "America/New_York",
      columns,
      rows: [[HOSTILE]],
      about: [["Head", HOSTILE]] as const,
    };
    const xlsx = new Uint8Array(await (await sheetXlsx(sheet)).arrayBuffer());
    expect(await wrongsOf(xlsx, "xlsx")).toEqual([]);
  },
  VALIDATOR_MS,
);

test(
  "EXPORT-4 what is not in the order of the format is found",
  async () => {
    const parts = unzipSync(await redlined([[BEFORE, AFTER]]));
    const body = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
    const bent = body.replace(/(<w:pPr>)(<w:pStyle [^>]*\/>)(.+?)(<\/w:pPr>)/, "$1$3$2$4");
    expect(bent).not.toBe(body);
    const wrongs = await wrongsOf(
      zipSync({ ...parts, "word/document.xml": strToU8(bent) }),
      "docx",
    );
    expect(wrongs.join("\n")).toContain("pStyle");
  },
  VALIDATOR_MS,
);
