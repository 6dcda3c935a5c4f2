import { expect, test } from "vitest";

import { instantOf, isZone } from "./wall-time.ts";

test.each([
  ["2007-10-31T23:59", "America/Los_Angeles", "2007-11-01T06:59:00.000Z"],
  ["2007-11-05T00:01", "America/New_York", "2007-11-05T05:01:00.000Z"],
  ["2007-11-04T21:01", "America/Los_Angeles", "2007-11-05T05:01:00.000Z"],
  ["2026-07-01T12:00", "Asia/Kathmandu", "2026-07-01T06:15:00.000Z"],
  ["2026-01-15T12:00", "UTC", "2026-01-15T12:00:00.000Z"],
])("%s in %s is the instant %s", (local, zone, instant) => {
  expect(instantOf(local, zone)).toEqual({ instant });
});

test.each([
  ["2026-03-08T02:30", "America/Los_Angeles", "no-such-time"],
  ["2026-02-30T12:00", "America/Los_Angeles", "no-such-time"],
  ["2026-01-15T24:30", "America/Los_Angeles", "no-such-time"],
  ["2026-11-01T01:30", "America/Los_Angeles", "time-that-comes-twice"],
  ["2026-01-15T12:00", "Mars/Olympus", "no-such-zone"],
  ["2026-01-15T12:00", "+05:00", "no-such-zone"],
])("%s in %s is no instant: %s", (local, zone, unreadable) => {
  expect(instantOf(local, zone)).toEqual({ unreadable });
});

test("a zone is a name, not an offset", () => {
  expect(isZone("Europe/Berlin")).toBe(true);
  expect(isZone("+01:00")).toBe(false);
  expect(isZone("")).toBe(false);
});
