import type { Request } from "@crosstable/shared/events/requests";
import { parseNegotiationId } from "@crosstable/shared/ids";
import { expect, test } from "vitest";

import { hostOf, key, moving, openDesk, outcome, TABLING, TALKS } from "./desk-on-trial.ts";

test("Nobody but the host asks what a host asks", async () => {
  await using desk = openDesk();
  const asked: Request[] = [
    { request: "read-host" },
    { request: "add-seat", key: key(1), side: "a", role: "negotiator" },
    { request: "issue-link", key: key(2), seats: [desk.seat("a", "chief").id] },
    { request: "revoke-link", key: key(3), seat: desk.seat("a", "chief").id },
  ];
  const before = desk.picture();
  for (const seat of [
    desk.seat("a", "chief"),
    desk.seat(null, "mediator"),
    desk.seat(null, "observer"),
  ]) {
    for (const each of asked) expect(outcome(desk.ask(seat, each))).toBe("not-yours-to-ask");
  }
  expect(desk.picture()).toBe(before);
  for (const each of asked) expect(outcome(desk.ask(hostOf(desk), each))).toBe("done");
});

test("The expiration is one instant, also where the clocks change; a time that is none is refused", async () => {
  await using desk = openDesk();
  const set = (keyNumber: number, local: string, zone: string) =>
    outcome(
      desk.ask(hostOf(desk), {
        request: "set-expiration",
        key: key(keyNumber),
        local,
        zone,
        assumed: [],
      }),
    );
  const before = desk.picture();
  expect(set(1, "2007-11-04T01:30", "America/Los_Angeles")).toBe("expiration-unreadable");
  expect(set(2, "2007-03-11T02:30", "America/Los_Angeles")).toBe("expiration-unreadable");
  expect(set(3, "2007-10-31T23:59", "Pacific/Atlantis")).toBe("expiration-unreadable");
  expect(desk.picture()).toBe(before);
  expect(set(4, "2007-10-31T23:59", "America/Los_Angeles")).toBe("done");
  expect(desk.commands.stateOf(TALKS)?.expiration?.instant).toBe("2007-11-01T06:59:00.000Z");
  expect(set(5, "2007-11-05T00:01", "America/New_York")).toBe("done");
  expect(desk.commands.stateOf(TALKS)?.expiration?.instant).toBe("2007-11-05T05:01:00.000Z");
});

test("New talks have their own record, their own seats and a host whose link is in the reply", async () => {
  await using desk = openDesk();
  const sides = desk.commands.stateOf(TALKS)?.sides;
  if (sides === undefined) throw new Error("no talks");
  const open = {
    request: "open-negotiation",
    key: key(1),
    title: "Other talks",
    sides,
    expiration: { local: "2027-06-30T18:00", zone: "Europe/Berlin" },
    negotiatorsPerSide: 1,
    staffPerSide: 1,
    mediators: 1,
    observers: 1,
  } as const;
  const before = desk.picture();
  const same = { ...sides, b: { ...sides.b, letter: sides.a.letter } };
  expect(outcome(desk.ask(hostOf(desk), { ...open, sides: same }))).toBe("seat-impossible");
  const alike = { ...sides, b: { ...sides.b, short: `${sides.a.short}\u200b` } };
  expect(outcome(desk.ask(hostOf(desk), { ...open, sides: alike }))).toBe("seat-impossible");
  const answer = desk.ask(hostOf(desk), open);
  if ("refused" in answer || !("hostSecret" in answer.done)) throw new Error("not opened");
  const negotiation = parseNegotiationId(answer.done.negotiation);
  if (negotiation === undefined) throw new Error("no id");
  expect(desk.commands.stateOf(negotiation)?.title).toBe("Other talks");
  expect(desk.storage.seats.list(negotiation)).toHaveLength(2 * 4 + 3);
  expect(desk.picture()).toBe(before);
  // The host of the first talks has no say in the others.
  const theirs = desk.storage.seats.list(negotiation)[0];
  const revoke = { request: "revoke-link", key: key(2), seat: answer.done.hostSeat } as const;
  expect(theirs).toBeDefined();
  expect(outcome(desk.ask(hostOf(desk), revoke))).toBe("unknown-seat");
});

test("CAUCUS-1 What a host reads tells of seats, links and sessions, and of nothing that anybody has said", async () => {
  await using desk = openDesk();
  desk.ask(desk.seat("a", "chief"), moving(1, TABLING));
  const view = desk.ask(hostOf(desk), { request: "read-host" });
  const text = JSON.stringify(view);
  expect(text).toContain("Guild chief");
  expect(text).not.toContain("Two per cent");
  expect(text).not.toContain("aucus");
});
