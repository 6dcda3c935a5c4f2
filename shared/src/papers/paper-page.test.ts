import { describe, expect, test } from "vitest";

import { makePaper } from "./make-paper.ts";
import { paperPage } from "./paper-page.ts";
import { testPaperSource } from "./papers-for-tests.ts";

const SOURCE = testPaperSource();

describe("PAPER-5 a paper as a page", () => {
  const page = paperPage(makePaper("ta-binder", SOURCE));

  test("words that look like tags stay words", () => {
    expect(page).toContain("&lt;from&gt; the date of ratification &amp; not before.");
    expect(page).not.toContain("<from>");
    expect(page).toContain("&quot;as today&quot;");
  });

  test("the page runs and loads nothing, whatever its talks are called", () => {
    const evil = `</style><script>alert(1)</script>"; } body { background: url(//x.example) }`;
    const paper = { ...makePaper("memorandum", SOURCE), talks: evil, stamp: evil };
    const made = paperPage(paper);
    expect(made.match(/<script|<\/style>|<\/title>/g)).toEqual(["</title>", "</style>"]);
    const [, styles = ""] = /<style>([^]*)<\/style>/.exec(made) ?? [];
    expect(styles).toContain("x.example");
    expect(styles).not.toMatch(/url\(|<|@import/);
    expect(made).toContain("default-src 'none'");
  });

  test("tables of a text have their head, clauses their labels", () => {
    expect(page).toContain('<th scope="col">Window</th>');
    expect(page).toContain("<td>After | later</td>");
    expect(page).toContain('<p class="paper-clause paper-level2"><span>(a)</span> First run');
  });
});
