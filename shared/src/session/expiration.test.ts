import { expect, test } from "vitest";

import { agoWords, spanWords } from "./ago.ts";
import { countdown, wallTimeMs } from "./expiration.ts";

const MIN = 60_000;
const HOUR = 60 * MIN;
const DAY = 24 * HOUR;

test.each([
  [41 * DAY + HOUR, "41 days", "far"],
  [6 * DAY + 4 * HOUR, "6 days 4 h", "week"],
  [DAY + 4 * HOUR, "1 day 4 h", "week"],
  [21 * HOUR + 14 * MIN, "21 h 14 min", "day"],
  [14 * MIN + 5_000, "14 min 05 s", "hour"],
  [0, "Expired", "passed"],
  [-DAY, "Expired", "passed"],
])("%d ms before the expiration it reads %s", (left, words, pressing) => {
  expect(countdown({ instantMs: left, nowMs: 0 })).toEqual({ words, pressing });
});

test("a demonstration's wall runs on from the date that it was set back to", () => {
  const clock = { shown: "2007-10-22T17:00:00.000Z", real: "2026-11-24T09:00:00.000Z" };
  const inTenMinutes = Date.parse("2026-11-24T09:10:00.000Z");
  expect(new Date(wallTimeMs(clock, inTenMinutes)).toISOString()).toBe("2007-10-22T17:10:00.000Z");
  expect(wallTimeMs(null, inTenMinutes)).toBe(inTenMinutes);
});

test("an age is given in its largest fitting unit, and the future reads just now", () => {
  expect(agoWords({ thenMs: 0, nowMs: 14_999 })).toBe("14 s ago");
  expect(agoWords({ thenMs: 5_000, nowMs: 0 })).toBe("just now");
  expect([3 * MIN, 2 * HOUR, 47 * HOUR, 5 * DAY].map(spanWords)).toEqual([
    "3 min",
    "2 h",
    "47 h",
    "5 days",
  ]);
});
