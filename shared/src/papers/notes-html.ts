import type {
  NoteBlock,
  NoteCell,
  NoteList,
  NoteRun,
  NoteTable,
} from "../documents/notes-content.ts";
import { escapeHtml } from "./escape-html.ts";
import { isDoneWords, withAddresses } from "./notes-lines.ts";

/** Notes as HTML: escaped words in tags that are written here. What is struck stays struck, and a link is its words and its address in words. */
export function notesHtml(blocks: readonly NoteBlock[]): string {
  return blocks.map(blockHtml).join("");
}

function blockHtml(block: NoteBlock): string {
  switch (block.kind) {
    case "paragraph":
      return `<p>${runsHtml(block.runs)}</p>`;
    case "heading": {
      // The paper has a heading above the notes, so theirs begin one below.
      const tag = block.level === 1 ? "h3" : "h4";
      return `<${tag}>${runsHtml(block.runs)}</${tag}>`;
    }
    case "list":
      return listHtml(block);
    case "quote":
      return `<blockquote>${notesHtml(block.blocks)}</blockquote>`;
    case "table":
      return tableHtml(block);
    case "rule":
      return "<hr>";
  }
}

function runsHtml(runs: readonly NoteRun[]): string {
  return withAddresses(runs).map(runHtml).join("");
}

function runHtml(run: NoteRun): string {
  let html = escapeHtml(run.words).replaceAll("\n", "<br>");
  if (run.bold === true) html = `<strong>${html}</strong>`;
  if (run.italic === true) html = `<em>${html}</em>`;
  if (run.underline === true) html = `<u>${html}</u>`;
  return run.strike === true ? `<s>${html}</s>` : html;
}

function listHtml({ marks, start, style, items }: NoteList): string {
  const inside = items.map(
    ({ isDone, blocks }) => `<li>${escapeHtml(isDoneWords(isDone))}${itemHtml(blocks)}</li>`,
  );
  if (marks !== "numbers") return `<ul>${inside.join("")}</ul>`;
  const from = start === undefined ? "" : ` start="${start}"`;
  const written = style === undefined ? "" : ` type="${style}"`;
  return `<ol${from}${written}>${inside.join("")}</ol>`;
}

/** The first paragraph of an item stands beside its mark. */
function itemHtml([first, ...rest]: readonly NoteBlock[]): string {
  if (first?.kind !== "paragraph") return notesHtml(first === undefined ? rest : [first, ...rest]);
  return `${runsHtml(first.runs)}${notesHtml(rest)}`;
}

function tableHtml({ rows }: NoteTable): string {
  const body = rows.map((row) => `<tr>${row.map(cellHtml).join("")}</tr>`);
  return `<table><tbody>${body.join("")}</tbody></table>`;
}

function cellHtml({ isHead, columns, rows, blocks }: NoteCell): string {
  const tag = isHead === true ? "th" : "td";
  const wide = columns === undefined ? "" : ` colspan="${columns}"`;
  const high = rows === undefined ? "" : ` rowspan="${rows}"`;
  return `<${tag}${wide}${high}>${itemHtml(blocks)}</${tag}>`;
}
