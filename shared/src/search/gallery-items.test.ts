import { expect, test } from "vitest";

import { galleryRow, galleryStatement } from "../documents/gallery.ts";
import { matrixRow } from "../documents/matrix.ts";
import { guildChief, openTestTalks, tableW7 } from "../moves/talks-for-tests.ts";
import { galleryItems, statementItem } from "./gallery-items.ts";

/** A side acts, and nobody of it. */
const NOBODY = { side: "a", seat: null, name: "Guild", role: null };

test("SEARCH-5 what an observer searches is what is published: names and positions, and no person", () => {
  const talks = openTestTalks();
  talks.must(guildChief, tableW7("Two cents more."));
  const { state } = talks;
  const items = galleryItems(galleryRow(matrixRow(talks.proposal()), []), state.sides);
  expect(items.map(({ kind, text, by, pass }) => [kind, text, by, pass])).toEqual([
    ["proposal", "Residuals", NOBODY, null],
    ["pass", "Two cents more.", NOBODY, 1],
  ]);
  expect(JSON.stringify(items)).not.toContain(guildChief.name);
  expect(JSON.stringify(items)).not.toContain(guildChief.id);
});

test("SEARCH-5 STATEMENT-1 an observer finds a statement under its side, and no person", () => {
  const talks = openTestTalks();
  talks.must(guildChief, { kind: "publish-statement", words: "We meet again on Monday." });
  const { state } = talks;
  const [item] = [...state.statements.values()].map((each) =>
    statementItem(galleryStatement(each), state.sides),
  );
  expect(item).toMatchObject({ text: "We meet again on Monday.", by: NOBODY, statement: 1 });
  expect(JSON.stringify(item)).not.toContain(guildChief.name);
});
