import type { Storage } from "@crosstable/server/storage/storage";
import { expect, test } from "vitest";

import { takeSeat } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";

const MINUTES_LATER_MS = 5 * 60_000;

/** A house whose sessions can be made to fail, on a clock that the test sets. */
async function openOn(broken: { read: boolean; write: boolean }, clock: { nowMs: number }) {
  const fail = (): never => {
    throw new Error("database or disk is full");
  };
  const wrapStorage = (storage: Storage): Storage => ({
    ...storage,
    sessions: {
      ...storage.sessions,
      touch: (id, atMs) => (broken.write ? fail() : storage.sessions.touch(id, atMs)),
      find: (token) => (broken.read ? fail() : storage.sessions.find(token)),
    },
  });
  return openTestHouse({ now: () => clock.nowMs, wrapStorage });
}

test("DISK-2 on a full disk whoever has a session comes in on every way; only when they were last seen is not noted", async () => {
  const broken = { read: false, write: false };
  const clock = { nowMs: Date.now() };
  await using house = await openOn(broken, clock);
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  const seen = () =>
    house.house.storage.sessions.list(chief.seat.id).map((each) => each.lastSeenMs);
  const before = seen();
  broken.write = true;
  clock.nowMs += MINUTES_LATER_MS;
  const me = `${chief.cable.origin}/api/seats/${chief.seat.id}/me`;
  expect((await chief.fetch(me)).status).toBe(200);
  const matrix = await chief.openDocument({ kind: "matrix" });
  expect(matrix.state.getState().status).toBe("live");
  expect((await chief.openEvents()).isLive()).toBe(true);
  expect(seen()).toEqual(before);
  broken.write = false;
  expect((await chief.fetch(me)).status).toBe(200);
  expect(seen()).toEqual([clock.nowMs]);
});

test("DOOR-1 a door that cannot read who knocks lets nobody in and ends nothing; afterwards it does", async () => {
  const broken = { read: false, write: false };
  await using house = await openOn(broken, { nowMs: Date.now() });
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  await using staff = await takeSeat(house, { side: "a", role: "staff" });
  const there = await staff.openEvents();
  broken.read = true;
  const knocking = chief.openEvents();
  await waitUntil("the door says what is wrong", () => house.warnings.includes("event-door-bug"));
  expect(house.house.commands.desk.connected.isConnected(chief.seat.id)).toBe(false);
  broken.read = false;
  expect((await knocking).isLive()).toBe(true);
  expect(there.isLive()).toBe(true);
});
