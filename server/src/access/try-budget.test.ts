import { expect, test } from "vitest";

import { openTryBudget } from "./try-budget.ts";

test("the tries of a minute are bounded, and the next minute has its own", () => {
  let nowMs = 1_000_000;
  const mayTry = openTryBudget({ mostPerMinute: 2, now: () => nowMs });
  expect([mayTry(), mayTry(), mayTry()]).toEqual([true, true, false]);
  nowMs += 59_999;
  expect(mayTry()).toBe(false);
  nowMs += 1;
  expect(mayTry()).toBe(true);
});

test("a clock that was set back does not keep everybody out until the old time comes again", () => {
  let nowMs = 10_000_000;
  const mayTry = openTryBudget({ mostPerMinute: 1, now: () => nowMs });
  expect([mayTry(), mayTry()]).toEqual([true, false]);
  nowMs -= 3_600_000;
  expect(mayTry()).toBe(true);
});
