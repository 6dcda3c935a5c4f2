import { describe, expect, test } from "vitest";

import { exportName } from "./export-name.ts";
import { officialZone } from "./official-zone.ts";
import { clockTime, dayInZone, instantWords, sourceDateWords } from "./paper-dates.ts";

const LAST_MINUTE = "2007-11-01T06:59:00Z";

describe("dates on papers", () => {
  test("an instant is read in the zone that is named beside it", () => {
    expect(instantWords(LAST_MINUTE, "America/Los_Angeles")).toBe(
      "31 October 2007, 23:59 (America/Los_Angeles)",
    );
    expect(instantWords(LAST_MINUTE, "UTC")).toBe("1 November 2007, 06:59 (UTC)");
  });

  test("REDLINE-6 a tracked change has the figures of the zone's clocks and no sign of another zone", () => {
    expect(clockTime("2007-11-01T06:30:09.700Z", "America/Los_Angeles")).toBe(
      "2007-10-31T23:30:09",
    );
    expect(clockTime(LAST_MINUTE, "Mars/Olympus")).toBe("2007-11-01T06:59:00");
  });

  test("a zone that this calendar does not know is read in UTC, and says so", () => {
    expect(instantWords(LAST_MINUTE, "Mars/Olympus")).toBe("1 November 2007, 06:59 (UTC)");
    expect(dayInZone(LAST_MINUTE, "Mars/Olympus")).toBe("2007-11-01");
  });

  test("GROUND-5 the official zone is the one agreed on, else that of the expiration, else UTC", () => {
    const zone = "America/New_York";
    const expiration = { instant: LAST_MINUTE, local: "2007-11-01T02:59", zone, assumed: [] };
    const none = { timeZone: null };
    const agreed = { timeZone: "America/Los_Angeles" };
    expect(officialZone({ expiration, groundRules: agreed })).toBe("America/Los_Angeles");
    expect(officialZone({ expiration: null, groundRules: agreed })).toBe("America/Los_Angeles");
    expect(officialZone({ expiration, groundRules: none })).toBe(zone);
    expect(officialZone({ expiration: null, groundRules: none })).toBe("UTC");
  });

  test.each([
    ["2007-10-16", "ok", "16 October 2007"],
    ["2007-09", "ok", "September 2007"],
    ["2007-10-09/2007-10-10", "ok", "9 October 2007 to 10 October 2007"],
    ["2007-10-16", "contradictory", "16 October 2007 (contradictory)"],
    [null, "partly", "no date in the sources (partly)"],
  ] as const)("the sources' %s, %s, reads %j", (date, confidence, words) => {
    expect(sourceDateWords({ date, confidence })).toBe(words);
  });

  test("EXPORT-1 a file's name says the talks, what it is, the day in the official zone and the head", () => {
    const mark = {
      negotiation: "wga-amptp-2007",
      at: LAST_MINUTE,
      zone: "America/Los_Angeles",
      seq: 58,
      head: "1f2e3d4c".repeat(8),
    };
    expect(exportName(mark, "matrix", "xlsx")).toBe(
      "wga-amptp-2007-matrix-2007-10-31-1f2e3d4c.xlsx",
    );
  });
});
