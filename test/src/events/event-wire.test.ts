import { randomUUID } from "node:crypto";

import type { Fact } from "@crosstable/shared/events/facts";
import { ASK } from "@crosstable/shared/events/requests";
import { mustProposalId } from "@crosstable/shared/ids";
import { MAX_REQUESTS_PER_10_SECONDS } from "@crosstable/shared/limits";
import { EVENTS_PATH } from "@crosstable/shared/rooms";
import { io, type Socket } from "socket.io-client";
import { expect, test } from "vitest";

import { takeSeat, type Person } from "../harness/person.ts";
import { openTestHouse, type TestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";

/** A visitor of the event wire with no manners: says what the test tells it to say. */
interface Visitor extends Disposable {
  readonly socket: Socket;
  /** What it was told when it was not let in; null while it may still be. */
  refused(): string | null;
  readonly facts: Fact[];
}

function visit(
  { origin }: { origin: string },
  who: { seat: string; headers: Record<string, string> },
): Visitor {
  const socket = io(origin, {
    path: EVENTS_PATH,
    transports: ["websocket"],
    auth: { seat: who.seat },
    extraHeaders: who.headers,
    forceNew: true,
    reconnection: false,
  });
  let refused: string | null = null;
  const facts: Fact[] = [];
  socket.on("connect_error", (error: Error & { data?: { refused?: { reason: string } } }) => {
    refused = error.data?.refused?.reason ?? "no handshake";
  });
  socket.on("fact", (fact: Fact) => facts.push(fact));
  return {
    socket,
    facts,
    refused: () => refused,
    [Symbol.dispose]: () => socket.close(),
  };
}

async function outcome(visitor: Visitor): Promise<string> {
  await waitUntil(
    "the visitor is let in or refused",
    () => visitor.socket.connected || visitor.refused() !== null,
  );
  return visitor.refused() ?? "let in";
}

const chiefs = async (test: TestHouse) =>
  Promise.all([
    takeSeat(test, { side: "a", role: "chief" }),
    takeSeat(test, { side: "b", role: "chief" }),
  ]);

function headersOf(test: TestHouse, person: Person): Record<string, string> {
  return { cookie: person.headers.cookie, origin: test.origin };
}

function tabling(id: string) {
  return {
    request: "make-move" as const,
    key: randomUUID(),
    moves: [
      {
        kind: "table-proposal" as const,
        proposal: mustProposalId(id),
        number: null,
        title: null,
        subject: `Subject of ${id}`,
        category: null,
        article: null,
        currentLanguage: null,
        text: "A text.",
      },
    ],
  };
}

test("who has no session, another's seat or a strange origin is not let in; its twin is", async () => {
  await using house = await openTestHouse();
  const [guild, producers] = await chiefs(house);
  await using _guild = guild;
  await using _producers = producers;
  const good = headersOf(house, guild);
  const tries: [string, { seat: string; headers: Record<string, string> }][] = [
    ["let in", { seat: guild.seat.id, headers: good }],
    ["not-signed-in", { seat: guild.seat.id, headers: { origin: house.origin } }],
    ["not-signed-in", { seat: producers.seat.id, headers: good }],
    ["not-signed-in", { seat: "../x", headers: good }],
    ["no handshake", { seat: guild.seat.id, headers: { ...good, origin: "https://evil.example" } }],
  ];
  for (const [expected, who] of tries) {
    using visitor = visit(house, who);
    expect(await outcome(visitor)).toBe(expected);
  }
});

test("OBSERVER-1 an observer has no event wire; the mediator has", async () => {
  await using house = await openTestHouse();
  await using observer = await takeSeat(house, { side: null, role: "observer" });
  await using mediator = await takeSeat(house, { side: null, role: "mediator" });
  using denied = visit(house, { seat: observer.seat.id, headers: headersOf(house, observer) });
  expect(await outcome(denied)).toBe("not-yours-to-ask");
  using allowed = visit(house, { seat: mediator.seat.id, headers: headersOf(house, mediator) });
  expect(await outcome(allowed)).toBe("let in");
  expect(denied.facts).toEqual([]);
});

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

test("a seat that changes is told so and hung up on; its kept state does not come back to it", async () => {
  await using house = await openTestHouse();
  await using host = await takeSeat(house, { side: null, role: "host" });
  await using staff = await takeSeat(house, { side: "a", role: "staff" });
  const who = { seat: staff.seat.id, headers: headersOf(house, staff) };
  using visitor = visit(house, who);
  await outcome(visitor);
  const change = {
    request: "change-seat" as const,
    key: randomUUID(),
    seat: staff.seat.id,
    side: "b" as const,
    role: "staff" as const,
  };
  expect(await host.ask(change)).toEqual({ done: {} });
  await waitUntil("the server hangs up", () => !visitor.socket.connected);
  expect(visitor.facts.at(-1)).toMatchObject({ fact: "rights-changed", reason: "rightsChanged" });
  // Coming back, it is judged anew and is the other side's.
  using again = visit(house, who);
  expect(await outcome(again)).toBe("let in");
  expect(house.house.storage.seats.find(staff.seat.id)).toMatchObject({ side: "b" });
});

test("a revoked seat is signed out at once and not let in again", async () => {
  await using house = await openTestHouse();
  await using host = await takeSeat(house, { side: null, role: "host" });
  await using staff = await takeSeat(house, { side: "a", role: "staff" });
  const who = { seat: staff.seat.id, headers: headersOf(house, staff) };
  using visitor = visit(house, who);
  await outcome(visitor);
  const revoke = { request: "revoke-link" as const, key: randomUUID(), seat: staff.seat.id };
  expect(await host.ask(revoke)).toEqual({ done: {} });
  await waitUntil("the server hangs up", () => !visitor.socket.connected);
  expect(visitor.facts.at(-1)).toMatchObject({ fact: "rights-changed", reason: "signedOut" });
  using again = visit(house, who);
  expect(await outcome(again)).toBe("not-signed-in");
});

test("a tab that was away for a moment is sent what it missed, unless its rights have gone meanwhile", async () => {
  await using house = await openTestHouse();
  const [guild, producers] = await chiefs(house);
  await using _guild = guild;
  await using _producers = producers;
  await using host = await takeSeat(house, { side: null, role: "host" });
  using visitor = visit(producers.cable, { seat: producers.seat.id, headers: producers.headers });
  await outcome(visitor);
  await waitUntil("it has had a fact to count from", () => visitor.facts.length > 0);
  const moved = () => visitor.facts.filter((fact) => fact.fact === "moved").length;

  breakLine(visitor);
  expect(await guild.ask(tabling("missed"))).toMatchObject({ done: {} });
  visitor.socket.connect();
  await waitUntil("it has what it missed", () => moved() === 1);
  expect(visitor.socket.recovered).toBe(true);

  breakLine(visitor);
  expect(await guild.ask(tabling("withheld"))).toMatchObject({ done: {} });
  const revoke = { request: "revoke-link" as const, key: randomUUID(), seat: producers.seat.id };
  expect(await host.ask(revoke)).toEqual({ done: {} });
  visitor.socket.connect();
  await waitUntil("it is refused", () => visitor.refused() !== null);
  expect([visitor.refused(), moved()]).toEqual(["not-signed-in", 1]);
  // The library would keep back what came before it was let in: look at the bytes.
  expect(producers.cable.hasReceived("Subject of missed")).toBe(true);
  expect(producers.cable.hasReceived("Subject of withheld")).toBe(false);
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

/** Breaks the connection as a lost network does, without a word to the server. */
function breakLine(visitor: Visitor): void {
  visitor.socket.io.engine.close();
}

function at(house: TestHouse) {
  const [negotiation] = house.house.storage.record.negotiations();
  if (negotiation === undefined) throw new Error("no talks");
  return { negotiation };
}
