import { loadDemonstration, reissueUnusedLinks } from "@crosstable/server/demo/load-demonstration";
import type { NegotiationId } from "@crosstable/shared/ids";
import { standingOf } from "@crosstable/shared/moves/standing";
import type { RecordEntry } from "@crosstable/shared/record/entry";
import { expect, test } from "vitest";

import { openTestHouse, type TestHouse } from "../harness/test-house.ts";

const LAST_DAY = "2007-10-22";

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

test("Every move of the demonstration has its sources, and none is of a later day than the wall shows", async () => {
  await using test = await openTestHouse();
  const { id, rows } = demonstration(test);
  const moves = rows.flatMap(({ act }) => (act.kind === "moves" ? [act] : []));
  for (const { asOf } of moves) {
    expect(asOf?.sources.length).toBeGreaterThan(0);
    expect((asOf?.date ?? "") <= LAST_DAY).toBe(true);
  }
  const state = test.house.commands.stateOf(id);
  expect(state?.clock?.shown.slice(0, 10)).toBe(LAST_DAY);
  expect(state?.expiration).toMatchObject({
    instant: "2007-11-01T06:59:00.000Z",
    assumed: ["hour", "zone"],
  });
});

test("The standings of the demonstration are those of the sources on that day", async () => {
  await using test = await openTestHouse();
  const { id } = demonstration(test);
  const proposals = [...(test.house.commands.stateOf(id)?.proposals.values() ?? [])];
  const those = (standing: string) =>
    proposals.filter((each) => standingOf(each) === standing).map((each) => each.id);
  expect(those("rejected").toSorted()).toEqual([
    "wga-cw",
    "wga-dvd",
    "wga-paytv-basiccable-residuals",
  ]);
  expect(those("withdrawn")).toEqual(["P-1"]);
  expect(proposals.filter((each) => each.sponsor === "a")).toHaveLength(11);
  const names = proposals.map((each) => each.id as string);
  expect(names.filter((name) => name.includes("pattern") || name.includes("package"))).toEqual([]);
  expect(names).not.toContain("P-ph");
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
