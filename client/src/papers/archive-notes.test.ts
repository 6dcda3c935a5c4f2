import type { NoteBlock } from "@crosstable/shared/documents/notes-content";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";

import { keptText } from "../sync/kept-text.ts";
import { archiveOf, caucus } from "./archive-for-tests.ts";

test("ARCHIVE-3 notes are on the caucus's paper as they were written: what is struck is struck, a link says its address, a list its numbers", async () => {
  const files = await archiveOf(caucus());
  const page = strFromU8(files.get("caucus/caucus.html") ?? new Uint8Array());
  for (const html of [
    "We can live with <s>0.5 %</s><s><strong> of &lt;gross&gt;</strong></s>, ",
    "<u><em><strong>never</strong></em></u> below",
    "the <strong>table</strong> (https://rates.example/a?b=1&amp;c=2), us (us@guild.example), https://plain.example/, trap (javascript:alert(1))</p>",
    '<ol start="3"><li>Third point<ol type="a"><li>By letter</li></ol></li><li>Fourth point</li></ol>',
    "<blockquote><p>Their own words</p></blockquote><hr>",
  ])
    expect(page).toContain(html);
  expect(page).not.toMatch(/<a\b|<gross>/);

  const docx = unzipSync(files.get("caucus/caucus.docx") ?? new Uint8Array());
  const body = strFromU8(docx["word/document.xml"] ?? new Uint8Array());
  const struck = [...body.matchAll(/<w:r>(?:(?!<\/w:r>).)*<w:strike\/>(?:(?!<\/w:r>).)*<\/w:r>/g)];
  expect(struck.map(([run]) => />([^<]*)<\/w:t>/.exec(run)?.[1])).toEqual([
    "0.5 %",
    " of &lt;gross&gt;",
  ]);
  expect(body).not.toMatch(/w:hyperlink|w:fldChar|w:instrText/);
  for (const words of ["(https://rates.example/a?b=1&amp;c=2)", ">3. <", ">a. <", ">4. <"])
    expect(body).toContain(words);
});

test("ARCHIVE-3 the caucus as data keeps every mark of the notes", async () => {
  const data = (await archiveOf(caucus())).get("caucus/caucus.json") ?? new Uint8Array();
  const { version, notes } = JSON.parse(strFromU8(data)) as {
    version: number;
    notes: NoteBlock[];
  };
  const link = "https://rates.example/a?b=1&c=2";
  expect(version).toBe(2);
  expect(notes.slice(-4)).toEqual([
    {
      kind: "paragraph",
      runs: [
        { words: "We can live with " },
        { words: "0.5 %", strike: true },
        { words: " of <gross>", bold: true, strike: true },
        { words: ", " },
        { words: "never", bold: true, italic: true, underline: true },
        { words: " below: " },
        { words: "the ", link },
        { words: "table", bold: true, link },
        { words: ", " },
        { words: "us", link: "mailto:us@guild.example" },
        { words: ", " },
        { words: "https://plain.example/", link: "https://plain.example/" },
        { words: ", " },
        { words: "trap", link: "javascript:alert(1)" },
      ],
    },
    {
      kind: "list",
      marks: "numbers",
      start: 3,
      items: [
        {
          blocks: [
            line("Third point"),
            {
              kind: "list",
              marks: "numbers",
              style: "a",
              items: [{ blocks: [line("By letter")] }],
            },
          ],
        },
        { blocks: [line("Fourth point")] },
      ],
    },
    { kind: "quote", blocks: [line("Their own words")] },
    { kind: "rule" },
  ]);
});

function line(words: string): NoteBlock {
  return { kind: "paragraph", runs: [{ words }] };
}

test("ARCHIVE-3 where nothing but letters can be shown, the words that are struck say so, and links their address", () => {
  const text = keptText({ kind: "caucus", side: "a" }, caucus());
  expect(text?.split("\n").slice(0, 14)).toEqual([
    "Notes",
    "Before we go back",
    "Ask @Guild staff 1 first.",
    "[done] Cost it",
    "• Outer",
    "  • Nested <item>",
    "Window | Rate",
    "One | Two",
    "We can live with [struck: 0.5 % of <gross>], never below: the table (https://rates.example/a?b=1&c=2), us (us@guild.example), https://plain.example/, trap (javascript:alert(1))",
    "3. Third point",
    "  a. By letter",
    "4. Fourth point",
    "> Their own words",
    "---",
  ]);
});
