import { TABLE_FOLLOWS_MS } from "@crosstable/shared/limits";
import { expect, test } from "vitest";

import { isApartForLong, standingApart, type SeenApart } from "./standing-apart.ts";

/** Whether there is an alarm after a page has seen these, one after the other. */
function isAlarming(seen: readonly SeenApart[]): boolean {
  const apart = seen.reduce(standingApart, null);
  return apart !== null && isApartForLong(apart);
}

const FIRST = { table: 12, record: 11, nowMs: 5_000, isRead: true };
const LATER = { ...FIRST, nowMs: 5_000 + TABLE_FOLLOWS_MS };

test("HEADS-4 a table that stays at another row than the record is alarming, and one that is for a moment is not", () => {
  expect(isAlarming([FIRST, LATER])).toBe(true);
  expect(isAlarming([FIRST, { ...LATER, nowMs: LATER.nowMs - 1 }])).toBe(false);
  expect(isAlarming([FIRST, { ...LATER, record: 13 }])).toBe(false);
});

test("HEADS-4 where the record cannot be read on, nobody is alarmed that the table has gone on", () => {
  expect(isAlarming([FIRST, { ...LATER, isRead: false }])).toBe(false);
  expect(isAlarming([{ ...FIRST, isRead: false }, LATER])).toBe(false);
});

test("HEADS-4 the time that a device has slept counts for nothing", () => {
  const woken = { ...FIRST, nowMs: 60 * 60_000 };
  expect(isAlarming([FIRST, woken])).toBe(false);
  expect(isAlarming([FIRST, woken, { ...woken, nowMs: woken.nowMs + TABLE_FOLLOWS_MS }])).toBe(
    true,
  );
});
