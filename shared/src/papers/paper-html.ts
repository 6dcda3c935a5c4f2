import type { Block } from "../text/blocks.ts";
import { isRule } from "../text/table-row.ts";
import { escapeHtml } from "./escape-html.ts";
import { notesHtml } from "./notes-html.ts";
import { markSentence } from "./paper-mark.ts";
import type { Paper, PaperPart } from "./paper.ts";

/**
 * A paper as an article of HTML, for the page on the screen and for the one that is printed. Made of escaped words and of
 * tags and classes that are written here: there is nothing in it that runs, loads or links.
 */
export function paperHtml(paper: Paper): string {
  const stamp = paper.stamp === null ? "" : `<p class="paper-stamp">${escapeHtml(paper.stamp)}</p>`;
  return [
    `<article class="paper">`,
    `<header class="paper-head">${stamp}<h1>${escapeHtml(paper.title)}</h1>`,
    `<p class="paper-talks">${escapeHtml(paper.talks)}</p>`,
    `<p class="paper-mark">${escapeHtml(markSentence(paper.mark))}</p></header>`,
    ...paper.parts.map(partHtml),
    "</article>",
  ].join("\n");
}

function partHtml(part: PaperPart): string {
  switch (part.kind) {
    case "heading": {
      const tag = `h${part.level + 1}`;
      return `<${tag}>${escapeHtml(part.words)}</${tag}>`;
    }
    case "paragraph":
      return `<p class="paper-${part.tone}">${escapeHtml(part.words)}</p>`;
    case "list":
      return `<ul>${part.items.map((item) => `<li>${escapeHtml(item)}</li>`).join("")}</ul>`;
    case "table":
      return tableHtml(part);
    case "text":
      return `<div class="paper-text">${part.blocks.map(blockHtml).join("\n")}</div>`;
    case "notes":
      return `<div class="paper-notes">${notesHtml(part.blocks)}</div>`;
    case "blanks":
      return `<dl class="paper-blanks">${part.words.map(blankHtml).join("")}</dl>`;
    case "page-break":
      return `<div class="paper-break"></div>`;
  }
}

function blankHtml(words: string): string {
  return `<div><dt>${escapeHtml(words)}</dt><dd>&#160;</dd></div>`;
}

function tableHtml({ columns, rows }: Extract<PaperPart, { kind: "table" }>): string {
  const cols = columns.map(({ width }) => `<col class="paper-w${width}">`).join("");
  const head = columns.map(({ words }) => `<th scope="col">${escapeHtml(words)}</th>`).join("");
  const body = rows.map((row) => {
    const cells = row.map((cell, at) => {
      const mono = columns[at]?.isMono === true ? ` class="paper-mono"` : "";
      return `<td${mono}>${escapeHtml(cell)}</td>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<table><colgroup>${cols}</colgroup><thead><tr>${head}</tr></thead><tbody>${body.join("\n")}</tbody></table>`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return `<p>${escapeHtml(block.words)}</p>`;
    case "heading":
      return `<p class="paper-text-heading">${escapeHtml(block.words)}</p>`;
    case "clause":
      return `<p class="paper-clause paper-level${Math.min(block.level, 6)}"><span>${escapeHtml(block.label)}</span> ${escapeHtml(block.words)}</p>`;
    case "table": {
      const [first, second, ...rest] = block.rows;
      const hasHead = second !== undefined && isRule(second);
      const body = hasHead ? rest : block.rows;
      const head =
        hasHead && first !== undefined ? `<thead>${rowHtml(first.cells, "th")}</thead>` : "";
      return `<table>${head}<tbody>${body.map(({ cells }) => rowHtml(cells, "td")).join("")}</tbody></table>`;
    }
  }
}

function rowHtml(cells: readonly { readonly words: string }[], tag: "th" | "td"): string {
  const scope = tag === "th" ? ` scope="col"` : "";
  return `<tr>${cells.map(({ words }) => `<${tag}${scope}>${escapeHtml(words)}</${tag}>`).join("")}</tr>`;
}
