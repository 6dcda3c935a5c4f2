import { randomUUID } from "node:crypto";

import { expect, test } from "vitest";

import { takeSeat } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { chiefs, tabling } from "./chiefs.ts";
import { headersOf, outcome, visit, type Visitor } from "./visitor.ts";

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

/** Breaks the connection as a lost network does, without a word to the server. */
function breakLine(visitor: Visitor): void {
  visitor.socket.io.engine.close();
}
