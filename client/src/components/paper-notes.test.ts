import type { NoteBlock, NoteRun } from "@crosstable/shared/documents/notes-content";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";

import { PaperNotes } from "./paper-notes.tsx";

function shown(...runs: NoteRun[]): string {
  const blocks: NoteBlock[] = [{ kind: "paragraph", runs }];
  return renderToStaticMarkup(createElement(PaperNotes, { blocks }));
}

test("ARCHIVE-3 a mediator reads where a link of the notes leads, and only an address of the web or of mail can be followed", () => {
  expect(shown({ words: "rates", link: "https://rates.example/" })).toBe(
    '<p><a href="https://rates.example/" target="_blank" rel="noopener noreferrer">rates</a> (https://rates.example/)</p>',
  );
  expect(shown({ words: "us", link: "mailto:us@guild.example" })).toContain("<a href=");
  for (const link of [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "data:text/html,x",
    "//x.example",
  ])
    expect(shown({ words: "rates", link })).toBe(`<p>rates (${link})</p>`);
});

test("ARCHIVE-3 what is struck is struck for the eye and for the ear, and no word of the notes is a tag", () => {
  const ear = (words: string) => `<span class="visually-hidden">${words}</span>`;
  expect(shown({ words: "<b>4</b>\ncents", strike: true, bold: true })).toBe(
    `<p><s>${ear("[struck: ")}<strong>&lt;b&gt;4&lt;/b&gt;<br/>cents</strong>${ear("]")}</s></p>`,
  );
});
