import { ASK } from "@crosstable/shared/events/replies";
import { MAX_REQUESTS_PER_10_SECONDS } from "@crosstable/shared/limits";
import { expect, test } from "vitest";

import { takeSeat, type Person } from "../harness/person.ts";
import { openTestHouse, type TestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { chiefs, tabling } from "./chiefs.ts";
import { headersOf, outcome, visit } from "./visitor.ts";

test("what is no request is refused in words, and what breaks the wire is hung up on", async () => {
  await using house = await openTestHouse();
  await using guild = await takeSeat(house, { side: "a", role: "chief" });
  const rows = () =>
    house.house.storage.record
      .read({ ...at(house), after: 0, limit: 500 })
      .filter(({ act }) => act.kind === "moves").length;
  const before = rows();
  const nobodys = "0".repeat(64);
  const signed = { device: nobodys, n: 1, saw: nobodys, signature: nobodys.repeat(2) };
  const who = { seat: guild.seat.id, headers: headersOf(house, guild) };
  using polite = visit(house, who);
  await outcome(polite);
  const asks = [
    null,
    7,
    {},
    { request: "nothing" },
    { ...tabling("x"), signed, by: "somebody else" },
  ];
  for (const asked of asks) {
    const answer: unknown = await polite.socket.emitWithAck(ASK, asked);
    expect(answer).toMatchObject({ refused: { reason: "malformed" } });
  }
  using silent = visit(house, who);
  await outcome(silent);
  silent.socket.emit(ASK, { ...tabling("y"), signed });
  await waitUntil("the server hangs up", () => !silent.socket.connected);
  using loud = visit(house, who);
  await outcome(loud);
  loud.socket.emit("shout", {});
  await waitUntil("the server hangs up", () => !loud.socket.connected);
  expect(rows()).toBe(before);
  expect(await polite.socket.emitWithAck(ASK, { ...tabling("z"), signed })).toMatchObject({
    refused: { reason: "device-unknown" },
  });
  expect(await guild.ask(tabling("z"))).toMatchObject({ done: {} });
  expect(rows()).toBe(before + 1);
});

test("a seat's requests are counted over all its tabs, and no other seat pays for it", async () => {
  await using house = await openTestHouse({ now: () => Date.parse("2026-01-05T09:00:00Z") });
  const [guild, producers] = await chiefs(house);
  await using _guild = guild;
  await using _producers = producers;
  const who = { seat: guild.seat.id, headers: headersOf(house, guild) };
  using one = visit(house, who);
  using two = visit(house, who);
  await Promise.all([outcome(one), outcome(two)]);
  const health = { request: "report-health", rttMs: 1, unsaved: 0 };
  for (let asked = 0; asked < MAX_REQUESTS_PER_10_SECONDS / 2; asked += 1) {
    one.socket.emit(ASK, health, () => undefined);
    two.socket.emit(ASK, health, () => undefined);
  }
  // A connection is answered in the order in which it asks, so both have been counted by then.
  await Promise.all([one.socket.emitWithAck(ASK, health), two.socket.emitWithAck(ASK, health)]);
  expect(await one.socket.emitWithAck(ASK, health)).toMatchObject({
    refused: { reason: "too-many-requests" },
  });
  expect(await producers.ask({ request: "enter-room", room: "table" })).toEqual({ done: {} });
});

test("a move is told to both sides and the mediator in the words of bargaining", async () => {
  await using house = await openTestHouse();
  const [guild, producers] = await chiefs(house);
  await using _guild = guild;
  await using _producers = producers;
  await using mediator = await takeSeat(house, { side: null, role: "mediator" });
  await using host = await takeSeat(house, { side: null, role: "host" });
  const people = [guild, producers, mediator, host];
  await Promise.all(people.map(async (person) => person.openEvents()));
  expect(await guild.ask(tabling("told"))).toMatchObject({ done: {} });
  const told = (person: Person) => person.facts.filter((fact) => fact.fact === "moved");
  for (const person of [guild, producers, mediator]) {
    await waitUntil(`${person.seat.name} is told`, () => told(person).length > 0);
    expect(told(person)).toMatchObject([
      { side: "a", seatName: "Guild chief", words: ["Guild tabled Subject of told."] },
    ]);
  }
  expect(told(host)).toEqual([]);
});

test("CAUCUS-1 who comes into a caucus is told to nobody across the table, not even by a fact that says nothing", async () => {
  await using house = await openTestHouse();
  const [guild, producers] = await chiefs(house);
  await using _guild = guild;
  await using _producers = producers;
  await using guildStaff = await takeSeat(house, { side: "a", role: "staff" });
  await Promise.all([guild, producers, guildStaff].map(async (each) => each.openEvents()));
  expect(await guild.ask({ request: "enter-room", room: "table" })).toEqual({ done: {} });
  const presenceOf = (person: Person) => person.facts.filter((fact) => fact.fact === "presence");
  await waitUntil("the producers see the guild's chief at the table", () =>
    presenceOf(producers).some((fact) => fact.table.includes(guild.seat.id)),
  );
  const heard = producers.facts.length;
  expect(await guildStaff.ask({ request: "enter-room", room: "caucus" })).toEqual({ done: {} });
  await waitUntil("the guild sees its staff in the caucus", () =>
    presenceOf(guild).some((fact) => fact.caucus.includes(guildStaff.seat.id)),
  );
  // Something that is told after it, so that whatever would have come has come.
  expect(await guild.ask({ request: "enter-room", room: "caucus" })).toEqual({ done: {} });
  await waitUntil("the producers see the chief leave the table", () =>
    producers.facts.slice(heard).some((fact) => fact.fact === "presence"),
  );
  expect(producers.facts.slice(heard)).toEqual([{ fact: "presence", table: [], caucus: [] }]);
});

test("a monitor is sent a picture when it opens, and nobody without one is", async () => {
  await using house = await openTestHouse();
  await using staff = await takeSeat(house, { side: "a", role: "staff" });
  const [guild, producers] = await chiefs(house);
  await using _guild = guild;
  await using _producers = producers;
  await Promise.all([guild.openEvents(), producers.openEvents()]);
  expect(await guild.ask({ request: "enter-room", room: "monitor" })).toMatchObject({
    refused: { reason: "not-yours-to-ask" },
  });
  expect(await staff.ask({ request: "enter-room", room: "monitor" })).toEqual({ done: {} });
  const pictures = (person: Person) => person.facts.filter((fact) => fact.fact === "monitor-seen");
  await waitUntil("the staff sees a picture", () => pictures(staff).length > 0);
  const watched = (person: Person) => person.facts.findLast((fact) => fact.fact === "watched");
  await waitUntil("the chief knows of being watched", () => watched(guild)?.staff === 1);
  expect(watched(producers)).toMatchObject({ staff: 0 });
  expect([...pictures(guild), ...pictures(producers)]).toEqual([]);
});

test("a house that closes says so first", async () => {
  const house = await openTestHouse();
  await using guild = await takeSeat(house, { side: "a", role: "chief" });
  using visitor = visit(house, { seat: guild.seat.id, headers: headersOf(house, guild) });
  await outcome(visitor);
  await house[Symbol.asyncDispose]();
  await waitUntil("the wire is closed", () => !visitor.socket.connected);
  expect(visitor.facts.at(-1)).toEqual({ fact: "house-closing" });
});

function at(house: TestHouse) {
  const [negotiation] = house.house.storage.record.negotiations();
  if (negotiation === undefined) throw new Error("no talks");
  return { negotiation };
}
