import { expect, test } from "vitest";

import { clockNote } from "./clock-note.ts";

const OFFICIAL = "Pacific/Kiritimati";
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

test("GROUND-5 a time that is typed says in whose zone it is meant, and what it is in the official one where that is another", () => {
  expect(clockNote("", { here, official: null })).toBe(`In the time of your clock (${here}).`);
  expect(clockNote("2031-05-01T09:00", { here, official: here })).toBe(
    `In the time of your clock (${here}).`,
  );
  // Its clocks are fourteen hours before UTC, all the year.
  const official = new Date(Date.parse("2031-05-01T09:00") + 14 * 60 * 60 * 1000).toISOString();
  const [, day = "", time = ""] = /^2031-05-(\d\d)T(\d\d:\d\d)/.exec(official) ?? [];
  expect(clockNote("2031-05-01T09:00", { here, official: OFFICIAL })).toBe(
    `In the time of your clock (${here}), which is ${Number(day)} May 2031, ${time} in official time (${OFFICIAL}).`,
  );
});
