import { SESSION_LIFETIME_MS } from "@crosstable/shared/limits";
import { expect, test } from "vitest";

import { takeSeat } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";

test("SESSION-4 the sockets of a session close at the end of its lifetime; those of a younger one stay", async () => {
  const clock = { nowMs: Date.now() };
  await using house = await openTestHouse({
    now: () => clock.nowMs,
    lookForOldSessionsEveryMs: 20,
  });
  await using old = await takeSeat(house, { side: "a", role: "negotiator" });
  clock.nowMs += SESSION_LIFETIME_MS;
  await using young = await takeSeat(house, { side: "a", role: "staff" });
  const both = [old, young];
  const [oldNotes, youngNotes] = await Promise.all(
    both.map(async (person) => person.openDocument({ kind: "caucus", side: "a" })),
  );
  for (const person of both) await person.openEvents();
  clock.nowMs += 1;
  // Who is turned away at a door in the meantime does not keep the sockets by it.
  const me = `${old.cable.origin}/api/seats/${old.seat.id}/me`;
  expect((await old.fetch(me)).status).toBe(401);
  await waitUntil("both wires of the old session are closed", () => {
    const isTold = old.facts.some(({ fact }) => fact === "rights-changed");
    return isTold && oldNotes?.state.getState().status === "offline";
  });
  expect(house.house.storage.sessions.list(old.seat.id)).toEqual([]);
  expect(house.house.storage.sessions.list(young.seat.id)).toHaveLength(1);
  expect(young.facts.some(({ fact }) => fact === "rights-changed")).toBe(false);
  expect(youngNotes?.state.getState().status).toBe("live");
});
