import { expect, test } from "vitest";

import { foundWords } from "./found-words.ts";

const ALL = { rows: 9, right: 9, old: 0, isSeen: true, isAlarmed: false, givesTable: true };

test("HEADS-7 rows are called checked when all are right, their end is the one that this device has followed, and no alarm stands, and not before", () => {
  expect(foundWords(ALL)).toMatch(/^9 rows\. .* checked all of them\. The table on your screens/);
  expect(foundWords({ ...ALL, givesTable: false })).toMatch(/ checked all of them\.$/);
  for (const less of [{ right: 8 }, { isSeen: false }, { isAlarmed: true }, { right: 0 }])
    expect(foundWords({ ...ALL, ...less })).not.toMatch(/checked all|has checked|that they give/);
  expect(foundWords({ ...ALL, right: 8 })).toContain("8 are done");
  expect(foundWords({ ...ALL, isSeen: false })).toContain("comparing their end");
  expect(foundWords({ ...ALL, right: 0, isAlarmed: true })).toContain("none of them checked");
});
