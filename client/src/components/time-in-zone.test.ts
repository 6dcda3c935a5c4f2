import { afterEach, expect, test, vi } from "vitest";

import { timeHere, timeInZone } from "./time-in-zone.ts";

afterEach(() => vi.unstubAllEnvs());

test("one instant is the last minute of October in Los Angeles and the first of November in New York", () => {
  const instant = "2007-11-01T06:59:00Z";
  expect(timeInZone(instant, "America/Los_Angeles")).toContain("31 Oct 2007, 23:59");
  expect(timeInZone(instant, "America/New_York")).toContain("1 Nov 2007, 02:59");
});

test("a zone that the browser does not know is shown in UTC and says so", () => {
  expect(timeInZone("2007-11-01T06:59:00Z", "Nowhere/Here")).toBe("1 Nov 2007, 06:59 UTC");
});

test("a day is shown as the zone's own day", () => {
  expect(timeInZone("2007-11-01T06:59:00Z", "America/Los_Angeles", "day")).toBe("31 Oct 2007");
});

test("what a device shows by its own clock names the zone, so that both sides read one moment", () => {
  const instant = "2007-11-01T06:59:00Z";
  vi.stubEnv("TZ", "America/Los_Angeles");
  expect(timeHere(instant)).toBe("31 Oct 2007, 23:59 GMT−7");
  vi.stubEnv("TZ", "America/New_York");
  expect(timeHere(instant)).toBe("1 Nov 2007, 02:59 GMT−4");
});
