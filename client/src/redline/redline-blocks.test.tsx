import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";

import { answerTo, type Redline } from "./redline-answer.ts";
import { RedlineBlocks } from "./redline-blocks.tsx";

function all(redline: Redline): Parameters<typeof RedlineBlocks>[0] {
  return { redline, slices: [redline.blocks], drawn: 1 };
}

test.each([
  ["a heading of another level", "# Wages\nAll.", "## Wages\nAll."],
  ["a paragraph that becomes a heading", "Wages\nAll.", "# Wages\nAll."],
  ["a heading that becomes a paragraph", "# Wages\nAll.", "Wages\nAll."],
  ["a clause that becomes a heading", "1. Wages\nAll.", "# Wages\nAll."],
  ["a heading that becomes a clause", "## Wages\nAll.", "1. Wages\nAll."],
  ["a heading that is new", "All.", "# Wages\nAll."],
  ["a heading that went", "# Wages\nAll.", "All."],
  [
    "a paragraph that moves and becomes a heading",
    "Wages are paid on the first day of each month.\n1. All of it.\n2. Some of it.\n3. None of it.",
    "1. All of it.\n2. Some of it.\n3. None of it.\n# Wages are paid on the first day of each month.",
  ],
])("REDLINE-5 %s: every change in the list is drawn in the text", (_what, before, after) => {
  const redline = answerTo({ key: 1, before, after });
  const markup = renderToStaticMarkup(<RedlineBlocks {...all(redline)} />);
  expect(redline.changes.length).toBeGreaterThan(0);
  for (const { id } of redline.changes) expect(markup).toContain(`data-change="${id}"`);
  expect(markup.replaceAll(/<[^>]*>/g, "")).not.toContain("#");
});

test("REDLINE-5 the level of a heading is told in words, in the text and in the list", () => {
  const redline = answerTo({ key: 1, before: "# Wages", after: "### Wages" });
  expect(redline.changes).toMatchObject([{ before: "heading level 1", after: "heading level 3" }]);
  const markup = renderToStaticMarkup(<RedlineBlocks {...all(redline)} />);
  expect(markup).toMatch(
    /<del[^>]*>.*heading level 1.*<\/del><ins[^>]*>.*heading level 3.*<\/ins>/,
  );
  expect(markup).toContain("Wages");
});
