import { escapeHtml } from "./escape-html.ts";
import { paperHtml } from "./paper-html.ts";
import { paperStyles } from "./paper-styles.ts";
import type { Paper } from "./paper.ts";

/** Nothing is loaded and nothing runs; the one sheet that stands in the page is let in. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** A paper as a page that stands alone: readable in any browser without this house, and what the server prints. */
export function paperPage(paper: Paper): string {
  const stamp = paper.stamp === null ? "" : ` (${paper.stamp})`;
  const title = escapeHtml(`${paper.talks}: ${paper.title}${stamp}`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${title}</title>
<style>
body { margin: 1.5rem; }
@media print { body { margin: 0; } }
${paperStyles(paper)}
</style>
</head>
<body>
<main>
${paperHtml(paper)}
</main>
</body>
</html>
`;
}
