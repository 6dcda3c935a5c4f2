import { expect, test } from "vitest";

import { headersOf, outcome, visit } from "../events/visitor.ts";
import { readMetrics } from "../harness/metrics-reader.ts";
import { takeSeat, type Person } from "../harness/person.ts";
import { openGuestHouse } from "./guest-house.ts";

const ASK = { request: "read-invitation-log" } as const;

/** What somebody is answered, byte for byte. */
async function answered(person: Person): Promise<string> {
  return JSON.stringify(await person.ask(ASK));
}

test("MEDIATOR-3 MEDIATOR-5 whoever is not of the side and asks when its mediator could read is answered in the same bytes, whatever there was", async () => {
  await using guests = await openGuestHouse();
  const { house, chief, mediator, invite, endIt, pass } = guests;
  await using other = await takeSeat(house, { side: "b", role: "chief" });
  await using staff = await takeSeat(house, { side: "b", role: "staff" });
  await using member = await takeSeat(house, { side: "a", role: "negotiator" });
  await using host = await takeSeat(house, { side: null, role: "host" });
  await using observer = await takeSeat(house, { side: null, role: "observer" });
  const outside = [other, staff, mediator, host];
  const all = async () => {
    const said: string[] = [];
    for (const person of outside) said.push(await answered(person));
    return said;
  };
  const before = await all();
  expect(before[0]).toBe('{"done":{"invitations":[]}}');
  expect(before.filter((each) => each.includes("not-yours-to-ask"))).toHaveLength(2);
  const warned = house.warnings.length;

  await invite();
  expect(await all()).toEqual(before);
  pass(60_000);
  await endIt();
  expect(await all()).toEqual(before);
  for (const person of [chief, member])
    expect(await person.ask(ASK)).toMatchObject({
      done: { invitations: [{ by: chief.seat.name, end: { how: "ended", by: chief.seat.name } }] },
    });
  using denied = visit(house, { seat: observer.seat.id, headers: headersOf(house, observer) });
  expect(await outcome(denied)).toBe("not-yours-to-ask");

  const figures = (await readMetrics(house.origin)).split("\n");
  expect(figures.filter((line) => line.includes("invitation"))).toEqual([]);
  expect(house.warnings.slice(warned)).toEqual([]);
  for (const person of [...outside, observer])
    expect(person.cable.hasReceived('"until"')).toBe(false);
  expect(member.cable.hasReceived('"until"')).toBe(true);
});
