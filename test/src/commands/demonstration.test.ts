import { firstSeats } from "@crosstable/server/commands/first-seats";
import { enterAfterwards } from "@crosstable/server/commands/make-move";
import { startTalks } from "@crosstable/server/commands/open-negotiation";
import { readCaseFacts } from "@crosstable/server/demo/case-facts";
import { loadDemonstration, reissueUnusedLinks } from "@crosstable/server/demo/load-demonstration";
import { planMoves } from "@crosstable/server/demo/plan-moves";
import type { NegotiationId } from "@crosstable/shared/ids";
import type { RecordEntry } from "@crosstable/shared/record/entry";
import { THE_SERVER } from "@crosstable/shared/record/the-server";
import { expect, test } from "vitest";

import { openTestHouse, type TestHouse } from "../harness/test-house.ts";

function demonstration({ house }: TestHouse): { id: NegotiationId; rows: RecordEntry[] } {
  const [id] = house.storage.record.negotiations();
  if (id === undefined) throw new Error("no demonstration");
  return { id, rows: house.storage.record.read({ negotiation: id, after: 0, limit: 500 }) };
}

test("The demonstration has the seats of both sides, each named by its role", async () => {
  await using test = await openTestHouse();
  const { id } = demonstration(test);
  const seats = test.house.storage.seats.list(id);
  for (const side of ["a", "b"] as const) {
    expect(seats.filter((seat) => seat.side === side)).toHaveLength(15);
  }
  expect(seats.filter((seat) => seat.side === null).map(({ name }) => name)).toEqual([
    "Mediator",
    "Observer 1",
    "Observer 2",
    "Host",
  ]);
  expect(new Set(seats.map(({ name }) => name)).size).toBe(34);
});

test("A second start loads nothing again and gives new links only to seats that nobody has taken", async () => {
  await using test = await openTestHouse();
  const { rows } = demonstration(test);
  const [taken] = test.house.demoLinks;
  const reply = await fetch(`${test.origin}/api/join`, {
    method: "POST",
    headers: { origin: test.origin, "content-type": "application/json" },
    body: JSON.stringify({ secret: taken?.secret }),
  });
  expect(reply.status).toBe(200);

  await test.restart();
  const after = demonstration(test).rows;
  expect(after).toHaveLength(rows.length + 1);
  expect(after.at(-1)).toMatchObject({
    by: { seat: null },
    act: { kind: "host-act", hostAct: { kind: "issue-links" } },
  });
  const links = test.house.demoLinks;
  expect(links).toHaveLength(34);
  expect(links.filter((link) => link.secret === null).map(({ seat }) => seat.id)).toEqual([
    taken?.seat.id,
  ]);
});

test("Loading the demonstration into a house that has talks changes nothing", async () => {
  await using test = await openTestHouse();
  const { desk } = test.house.commands;
  const { rows } = demonstration(test);
  loadDemonstration(desk);
  expect(demonstration(test).rows).toEqual(rows);
  expect(reissueUnusedLinks(desk)).toHaveLength(34);
  expect(demonstration(test).rows).toHaveLength(rows.length + 1);
});

test("CASE-5 a house with an earlier version of the demonstration keeps it as it is, whole or cut off", async () => {
  await using test = await openTestHouse();
  await using old = await openTestHouse({ demo: false });
  const { desk } = old.house.commands;
  const [opening] = demonstration(test).rows;
  if (opening?.act.kind !== "host-act" || opening.act.hostAct.kind !== "open-negotiation")
    throw new Error("the demonstration was not opened");
  const { sides, clock } = opening.act.hostAct;
  if (clock === null) throw new Error("the demonstration has no wall");
  const seats = firstSeats({
    sides,
    negotiatorsPerSide: 1,
    staffPerSide: 1,
    mediators: 1,
    observers: 1,
  });
  // The demonstration of before ended at the session of 22 October, and had no packages.
  const shown = "2007-10-22T17:00:00.000Z";
  const act = { ...opening.act.hostAct, clock: { ...clock, shown }, seats };
  startTalks(desk, act, { by: THE_SERVER, request: null });
  const [first] = planMoves(readCaseFacts());
  const chief = old.house.storage.seats
    .list(act.negotiation)
    .find(({ side, role }) => side === "a" && role === "chief");
  if (first === undefined || chief === undefined) throw new Error("nothing to enter");
  expect(enterAfterwards(desk, { ...first, seat: chief })).toHaveProperty("done");
  const { rows } = demonstration(old);

  loadDemonstration(desk);
  expect(demonstration(old).rows).toEqual(rows);
  expect(reissueUnusedLinks(desk)).toHaveLength(seats.length);
  loadDemonstration(desk);
  expect(demonstration(old).rows).toHaveLength(rows.length + 1);
});

test("CASE-5 what an earlier version with the same wall has written, a sentence or an act, is not mixed with this one when its loading was cut off", async () => {
  await using test = await openTestHouse();
  const [opening] = demonstration(test).rows;
  if (opening?.act.kind !== "host-act" || opening.act.hostAct.kind !== "open-negotiation")
    throw new Error("the demonstration was not opened");
  const { hostAct } = opening.act;
  const [first] = planMoves(readCaseFacts());
  if (first === undefined) throw new Error("nothing to enter");
  const surer = { ...first.asOf, confidence: "partly" as const };
  const earlier = [
    { gaps: hostAct.gaps.slice(1), asOf: first.asOf },
    { gaps: hostAct.gaps, asOf: surer },
  ];
  for (const { gaps, asOf } of earlier) {
    await using old = await openTestHouse({ demo: false });
    const { desk } = old.house.commands;
    startTalks(desk, { ...hostAct, gaps }, { by: THE_SERVER, request: null });
    const seat = old.house.storage.seats
      .list(hostAct.negotiation)
      .find(({ side, role }) => side === first.side && role === "chief");
    if (seat === undefined) throw new Error("no chief");
    expect(enterAfterwards(desk, { ...first, seat, asOf })).toHaveProperty("done");
    const { rows } = demonstration(old);
    loadDemonstration(desk);
    expect(demonstration(old).rows).toEqual(rows);
  }
});

test("a loading that was cut off goes on where it stopped, and nothing is entered twice", async () => {
  await using whole = await openTestHouse();
  await using test = await openTestHouse({ demo: false });
  const { desk } = test.house.commands;
  const [opening] = demonstration(whole).rows;
  if (opening?.act.kind !== "host-act" || opening.act.hostAct.kind !== "open-negotiation")
    throw new Error("the demonstration was not opened");
  startTalks(desk, opening.act.hostAct, { by: THE_SERVER, request: null });
  const seats = test.house.storage.seats.list(opening.negotiation);
  for (const act of planMoves(readCaseFacts()).slice(0, -3)) {
    const seat = seats.find(({ side, role }) => side === act.side && role === "chief");
    if (seat === undefined) throw new Error("no chief");
    enterAfterwards(desk, { ...act, seat });
  }
  loadDemonstration(desk);
  const acts = ({ rows }: { rows: RecordEntry[] }) =>
    rows.flatMap(({ act }) => (act.kind === "moves" ? [act] : []));
  expect(acts(demonstration(test))).toEqual(acts(demonstration(whole)));
});
