import { notesInWords } from "./notes-lines.ts";
import type { Paper, PaperPart } from "./paper.ts";

/** Every word of a paper, part by part. */
export function wordsOf({ parts }: Paper): string[] {
  return parts.map(partWords);
}

/** The words of one part. */
export function partWords(part: PaperPart): string {
  switch (part.kind) {
    case "heading":
    case "paragraph":
      return part.words;
    case "list":
      return part.items.join("\n");
    case "table":
      return part.rows.map((row) => row.join(" | ")).join("\n");
    case "text":
      return part.blocks
        .map((block) => (block.kind === "table" ? "(table)" : block.words))
        .join("\n");
    case "notes":
      return notesInWords(part.blocks);
    case "blanks":
      return part.words.map((words) => `${words}: ____`).join("\n");
    case "page-break":
      return "(new page)";
  }
}

/** The headings of a paper, in order. */
export function headings({ parts }: Paper): string[] {
  return parts.flatMap((part) => (part.kind === "heading" ? [part.words] : []));
}

/** What stands under a heading, up to the next one. */
export function under(paper: Paper, heading: RegExp): string {
  const words = wordsOf(paper);
  const at = paper.parts.findIndex((part) => part.kind === "heading" && heading.test(part.words));
  const next = paper.parts.findIndex((part, index) => index > at && part.kind === "heading");
  return words.slice(at + 1, next === -1 ? undefined : next).join("\n");
}
