import type { AsOf, Stamp } from "@crosstable/shared/record/stamp";
import { expect, test } from "vitest";

import { changeDate, changesDatedWords } from "./paper-origin.ts";

const ZONE = "America/Los_Angeles";

function stampOf(asOf: AsOf | null): Stamp {
  const at = "2026-11-28T04:55:00.000Z";
  return { seq: 3, at, side: "a", seat: null, seatName: "Chief", role: null, asOf };
}

function dated(date: string | null, confidence: AsOf["confidence"] = "ok"): Stamp {
  return stampOf({ date, confidence, sources: [] });
}

test("REDLINE-7 a change is dated by the clocks of the paper's zone; what was entered afterwards, by the day on which its sources agree", () => {
  expect(changeDate(stampOf(null), ZONE)).toBe("2026-11-27T20:55:00");
  expect(changeDate(dated("2007-10-26"), ZONE)).toBe("2007-10-26T00:00:00");
  for (const unsure of [
    dated("2007-10"),
    dated("2007-10-22/2007-10-26"),
    dated(null),
    dated("2007-02-30"),
    dated("2007-13-45"),
    dated("2007-10-26", "inferred"),
    dated("2007-10-26", "contradictory"),
  ])
    expect(changeDate(unsure, ZONE)).toBe("2026-11-27T20:55:00");
});

test("REDLINE-7 the paper says whose day that is, and that no hour is known", () => {
  expect(changesDatedWords(dated("2007-10-26"))).toEqual([
    "Its tracked changes bear that day, at 0:00, because no source gives the hour.",
  ]);
  for (const stamp of [dated("2007-10"), dated("2007-10-26", "partly"), stampOf(null)])
    expect(changesDatedWords(stamp)).toEqual([]);
});
