import { expect, test } from "vitest";

import { instantsOf, wallTimeIn } from "./zone-time.ts";

test.each([
  ["2007-10-31T23:59", "America/Los_Angeles", ["2007-11-01T06:59:00.000Z"]],
  ["2007-11-05T00:01", "America/New_York", ["2007-11-05T05:01:00.000Z"]],
  ["2007-11-04T21:01", "America/Los_Angeles", ["2007-11-05T05:01:00.000Z"]],
  ["2026-07-01T12:00", "Asia/Kathmandu", ["2026-07-01T06:15:00.000Z"]],
  ["2026-01-15T12:00", "UTC", ["2026-01-15T12:00:00.000Z"]],
  ["2026-03-08T02:30", "America/Los_Angeles", []],
  [
    "2026-11-01T01:30",
    "America/Los_Angeles",
    ["2026-11-01T08:30:00.000Z", "2026-11-01T09:30:00.000Z"],
  ],
  ["2026-02-30T12:00", "America/Los_Angeles", []],
  ["2026-01-15T12:00", "Mars/Olympus", []],
  ["tomorrow", "UTC", []],
])("%s in %s is %j", (local, zone, instants) => {
  expect(instantsOf(local, zone).map((each) => new Date(each).toISOString())).toEqual(instants);
});

test("an instant reads back as the wall time that it was named by", () => {
  const instant = Date.parse("2007-11-05T05:01:00Z");
  expect(wallTimeIn(instant, "America/New_York")).toBe("2007-11-05T00:01");
  expect(wallTimeIn(instant, "America/Los_Angeles")).toBe("2007-11-04T21:01");
  expect(wallTimeIn(instant, "Mars/Olympus")).toBeUndefined();
  expect(wallTimeIn(Number.NaN, "UTC")).toBeUndefined();
});
