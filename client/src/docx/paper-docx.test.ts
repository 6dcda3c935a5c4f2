import { makePaper } from "@crosstable/shared/papers/make-paper";
import { PAPER_KINDS, type Paper } from "@crosstable/shared/papers/paper";
import { testPaperSource } from "@crosstable/shared/papers/papers-for-tests";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";

import { paperDocx } from "./paper-docx.ts";

const SOURCE = testPaperSource();

async function partsOf(paper: Paper): Promise<ReadonlyMap<string, string>> {
  const zip = unzipSync(await paperDocx(paper));
  return new Map(Object.entries(zip).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** The words of a part in their order, a line for each paragraph. */
function lines(xml: string): string[] {
  return xml.split("</w:p>").map((paragraph) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>|<w:tab\/>/g)]
      .map(([whole, words]) => words ?? (whole.includes("tab") ? "\t" : "\n"))
      .join("")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&apos;", "'")
      .replaceAll("&amp;", "&"),
  );
}

describe("papers as DOCX", () => {
  test.each(PAPER_KINDS)("PAPER-1 %s: parts, style and page edges are there", async (kind) => {
    const paper = makePaper(kind, SOURCE);
    const parts = await partsOf(paper);
    for (const name of [
      "[Content_Types].xml",
      "_rels/.rels",
      "word/document.xml",
      "word/styles.xml",
    ])
      expect([...parts.keys()]).toContain(name);
    const body = parts.get("word/document.xml") ?? "";
    expect(lines(body)).toContain(paper.title);
    const headings = paper.parts.filter((part) => part.kind === "heading").length;
    expect(body.match(/w:val="Heading[1-3]"/g) ?? []).toHaveLength(headings);
    const edges = [...parts].filter(([name]) => /word\/(?:header|footer)\d+\.xml/.test(name));
    const words = edges.flatMap(([, xml]) => lines(xml)).join("\n");
    expect(words).toContain(paper.talks);
    expect(words).toContain(SOURCE.mark.head.slice(0, 16));
    expect(edges.map(([, xml]) => xml).join()).toContain("NUMPAGES");
  });

  test("PAPER-3 the record holds every head, in the order of the rows", async () => {
    const body = (await partsOf(makePaper("record", SOURCE))).get("word/document.xml") ?? "";
    const heads = lines(body).filter((line) => /^[0-9a-f]{64}$/.test(line));
    expect(heads).toEqual(SOURCE.entries.map(({ head }) => head));
  });

  test("PAPER-4 the memorandum holds the texts under their numbers, and rules for what is blank", async () => {
    const body = (await partsOf(makePaper("memorandum", SOURCE))).get("word/document.xml") ?? "";
    const words = lines(body);
    const numbered = words.filter((line) => /^\d+\. Article/.test(line));
    expect(numbered).toEqual(["1. Article 9: W-1 Term", "2. Article 12: W-2 Rates"]);
    expect(words).toContain("Three years.");
    expect(words).toContain('(a) First run: "as today".');
    expect(words).toContain("After | later");
    expect(words.filter((line) => line.endsWith(" \t"))).toHaveLength(10);
    expect(words.some((line) => line.trim() === "Draft")).toBe(true);
  });

  test("PAPER-5 words that look like XML stay words", async () => {
    const body = (await partsOf(makePaper("ta-binder", SOURCE))).get("word/document.xml") ?? "";
    expect(lines(body)).toContain(
      "1. The rates of the table hold <from> the date of ratification & not before.",
    );
    expect(body).not.toContain("<from>");
  });
});
