import type { Monitor } from "@crosstable/shared/events/monitor";
import { expect, test } from "vitest";

import { takeSeat, type Person } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";

function pictures(person: Person): Monitor[] {
  return person.facts.flatMap((each) => (each.fact === "monitor-seen" ? [each.monitor] : []));
}

test("MONITOR-1 a monitor goes on after a restart of the server with the same standings, and tells again of its own side alone", async () => {
  await using house = await openTestHouse();
  await using staff = await takeSeat(house, { side: "a", role: "staff" });
  await using own = await takeSeat(house, { side: "a", role: "negotiator" });
  await using across = await takeSeat(house, { side: "b", role: "negotiator" });
  const enter = async (): Promise<void> => {
    for (const person of [own, across])
      expect(await person.ask({ request: "enter-room", room: "caucus" })).toEqual({ done: {} });
    expect(await staff.ask({ request: "enter-room", room: "monitor" })).toEqual({ done: {} });
  };
  await enter();
  await waitUntil("the monitor has a picture", () => pictures(staff).length > 0);
  const before = pictures(staff).at(-1);

  await house.restart();
  const seen = pictures(staff).length;
  // What a page does by itself when its wire is back.
  await enter();
  await waitUntil("the monitor has a picture again", () => pictures(staff).length > seen);
  const after = pictures(staff).at(-1);
  expect([after?.standings, after?.turns, after?.lastMoves]).toEqual([
    before?.standings,
    before?.turns,
    before?.lastMoves,
  ]);
  const shownOf = ({ seat }: Person) => after?.seats.find((each) => each.seat === seat.id);
  expect(shownOf(own)).toMatchObject({ connected: true, inCaucus: true });
  expect(shownOf(across)).toEqual({
    seat: across.seat.id,
    name: across.seat.name,
    side: "b",
    role: "negotiator",
    atTable: false,
  });
});
