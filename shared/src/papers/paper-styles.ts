import { markEdge } from "./paper-mark.ts";
import { paperSize, type Paper } from "./paper.ts";

/** How a paper looks, on the screen and printed. The same sheet serves the page and the printer, so it stands here once. */
const ARTICLE = `
.paper { max-width: 46em; margin: 0 auto; color: #1b2026; background: #fff; font: 400 15px/1.5 "Source Serif 4 Variable", "Source Serif 4", "Liberation Serif", Georgia, serif; overflow-wrap: anywhere; }
.paper h1, .paper h2, .paper h3, .paper h4, .paper th, .paper .paper-text-heading { font-weight: 650; line-height: 1.25; break-after: avoid; }
.paper h1 { margin: 0 0 0.3em; font-size: 1.8em; }
.paper h2 { margin: 1.6em 0 0.5em; font-size: 1.25em; }
.paper h3 { margin: 1.3em 0 0.4em; font-size: 1.1em; }
.paper h4 { margin: 1.1em 0 0.3em; font-size: 1em; }
.paper p { margin: 0 0 0.5em; }
.paper ul, .paper ol { margin: 0 0 0.6em; padding-inline-start: 1.2em; }
.paper ol { padding-inline-start: 2em; }
.paper li { margin-block-end: 0.2em; }
.paper li > :last-child, .paper td > :last-child, .paper th > :last-child { margin-block-end: 0; }
.paper blockquote { margin: 0 0 0.5em; padding-inline-start: 0.8em; border-inline-start: 3px solid #80878f; color: #474e57; }
.paper s { text-decoration-thickness: 0.09em; }
.paper .paper-head { padding-block-end: 0.8em; border-block-end: 2px solid #1b2026; margin-block-end: 1em; }
.paper .paper-talks { font-size: 1.15em; }
.paper .paper-mark, .paper .paper-note { color: #474e57; font-size: 0.85em; }
.paper .paper-stamp { float: inline-end; padding: 0.15em 0.7em; border: 2px solid #1b2026; font-weight: 700; font-size: 1.1em; letter-spacing: 0.05em; }
.paper .paper-gap { padding: 0.1em 0.5em; border: 1px dashed #5c646e; color: #474e57; font-style: italic; }
.paper .paper-alarm { padding: 0.2em 0.6em; border: 2px solid #a50b25; color: #a50b25; font-weight: 700; }
.paper table { width: calc(100% - 2px); margin: 0 0 0.8em; border-collapse: collapse; table-layout: fixed; font-size: 0.87em; line-height: 1.35; }
.paper .paper-text table { table-layout: auto; }
.paper th, .paper td { padding: 0.25em 0.45em; border: 1px solid #80878f; text-align: start; vertical-align: top; white-space: pre-line; }
.paper th { background: #f1f4f6; }
.paper tr { break-inside: avoid; }
.paper thead { display: table-header-group; }
.paper .paper-mono { font-family: "Liberation Mono", "DejaVu Sans Mono", ui-monospace, monospace; font-size: 0.74em; }
.paper .paper-text { padding-inline-start: 0.9em; border-inline-start: 3px solid #80878f; }
.paper .paper-clause span { font-weight: 600; }
.paper .paper-level1 { margin-inline-start: 0; }
.paper .paper-level2 { margin-inline-start: 1.4em; }
.paper .paper-level3 { margin-inline-start: 2.8em; }
.paper .paper-level4 { margin-inline-start: 4.2em; }
.paper .paper-level5 { margin-inline-start: 5.6em; }
.paper .paper-level6 { margin-inline-start: 7em; }
.paper .paper-blanks { margin: 0 0 0.8em; }
.paper .paper-blanks div { display: flex; gap: 0.6em; align-items: flex-end; min-height: 2.2em; }
.paper .paper-blanks dd { flex: 1; margin: 0; border-block-end: 1px solid #1b2026; }
.paper .paper-break { break-after: page; }
`;

const WIDTHS = Array.from(
  { length: 100 },
  (_, at) => `.paper .paper-w${at + 1} { width: ${at + 1}%; }`,
).join("\n");

/** On paper the words are smaller than on a screen, and the page's edges say what it is. */
const PRINTED = `@media print { html, body { background: #fff; } .paper { max-width: none; font-size: 10.5pt; } }`;

/** The sheet of one paper: its words, and on the edges of every page its name, its stamp, its head, its date and the page's number. */
export function paperStyles(paper: Paper): string {
  const stamp = paper.stamp === null ? "" : ` · ${paper.stamp}`;
  const edge = "font: 400 8pt sans-serif; color: #474e57;";
  const page = `@page { size: ${paperSize(paper.mark.zone)}; margin: 20mm 17mm 18mm;
@top-left { ${edge} content: "${cssString(`${paper.talks} · ${paper.title}${stamp}`)}"; }
@bottom-left { ${edge} content: "${cssString(markEdge(paper.mark))}"; }
@bottom-right { ${edge} content: "Page " counter(page) " of " counter(pages); } }`;
  return [ARTICLE, WIDTHS, PRINTED, page].join("\n");
}

/** Words inside a string of CSS: every sign that could end it, or the sheet, is written as its number. */
function cssString(words: string): string {
  return words.replaceAll(
    /[^\p{L}\p{N} .,:·–-]/gu,
    (sign) => `\\${(sign.codePointAt(0) ?? 32).toString(16)} `,
  );
}
