import { replaceHolders } from "@crosstable/server/commands/replace-holders";
import { NotStored } from "@crosstable/server/commands/talks";
import type { Request } from "@crosstable/shared/events/requests";
import { parseNegotiationId } from "@crosstable/shared/ids";
import { personalLink } from "@crosstable/shared/session/sign-in";
import { expect, test } from "vitest";

import {
  key,
  moving,
  openDesk,
  outcome,
  TABLING,
  TALKS,
  W7,
  type DeskOnTrial,
} from "./desk-on-trial.ts";

const host = (desk: DeskOnTrial) => desk.seat(null, "host");

/** What the last row of the record says that the host did. */
function lastAct(desk: DeskOnTrial) {
  const act = desk.rows().at(-1)?.act;
  return act?.kind === "host-act" ? act.hostAct : undefined;
}

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
  for (const each of asked) expect(outcome(desk.ask(host(desk), each))).toBe("done");
});

test("A seat is named by its role, and a number that somebody had is never given again", async () => {
  await using desk = openDesk();
  const add = (keyNumber: number) =>
    desk.ask(host(desk), {
      request: "add-seat",
      key: key(keyNumber),
      side: "a",
      role: "negotiator",
    });
  expect(outcome(add(1))).toBe("done");
  const third = desk.seat("a", "negotiator", 3);
  expect(third.name).toBe("Guild negotiator 3");
  const toStaff = { request: "change-seat", key: key(2), side: "a", role: "staff" } as const;
  desk.ask(host(desk), { ...toStaff, seat: third.id });
  expect(desk.storage.seats.find(third.id)?.name).toBe("Guild staff 2");
  add(3);
  expect(desk.seat("a", "negotiator", 3).name).toBe("Guild negotiator 4");
  expect(lastAct(desk)).toMatchObject({ kind: "add-seat", name: "Guild negotiator 4" });
});

test("A seat that cannot be is refused: a side's role without a side, a second chief", async () => {
  await using desk = openDesk();
  const before = desk.picture();
  const add = { request: "add-seat", key: key(1) } as const;
  expect(outcome(desk.ask(host(desk), { ...add, side: null, role: "chief" }))).toBe(
    "seat-impossible",
  );
  expect(outcome(desk.ask(host(desk), { ...add, side: "a", role: "observer" }))).toBe(
    "seat-impossible",
  );
  expect(outcome(desk.ask(host(desk), { ...add, side: "a", role: "chief" }))).toBe(
    "seat-impossible",
  );
  expect(desk.picture()).toBe(before);
  expect(outcome(desk.ask(host(desk), { ...add, side: null, role: "observer" }))).toBe("done");
});

test("When a seat's side changes its epoch grows, its sockets close, and both sides see it", async () => {
  await using desk = openDesk();
  const seat = desk.seat("a", "negotiator");
  const change = { request: "change-seat", key: key(1), seat: seat.id } as const;
  expect(outcome(desk.ask(host(desk), { ...change, side: "b", role: "negotiator" }))).toBe("done");
  expect(desk.storage.seats.find(seat.id)).toMatchObject({
    side: "b",
    epoch: seat.epoch + 1,
    name: "Producers negotiator 3",
  });
  expect(desk.seatChanges).toEqual([{ seat: seat.id, why: "changed" }]);
  expect(desk.told.map(({ fact }) => fact.fact)).toContain("moved");
  expect(desk.told.at(-1)).toMatchObject({ audience: { to: "hosts" } });
});

test("A chief's half-made signature falls with the seat, and a whole agreement does not", async () => {
  await using desk = openDesk();
  const guild = desk.seat("a", "chief");
  const producers = desk.seat("b", "chief");
  desk.ask(guild, moving(1, TABLING));
  const hash = desk.commands.stateOf(TALKS)?.proposals.get(W7)?.passes[0]?.hash ?? "";
  const signature = { proposal: W7, pass: 1, hash };
  desk.ask(producers, moving(2, { kind: "accept", ...signature }));
  desk.ask(producers, moving(3, { kind: "sign-ta", ...signature }));
  const signatures = () => desk.commands.stateOf(TALKS)?.proposals.get(W7)?.agreement?.signatures;
  expect(signatures()?.b).toMatchObject({ seat: producers.id });
  const revoke = { request: "revoke-link", key: key(4), seat: producers.id } as const;
  desk.ask(host(desk), revoke);
  expect(signatures()).toEqual({ a: null, b: null });

  desk.ask(desk.seat("b", "chief"), moving(5, { kind: "sign-ta", ...signature }));
  desk.ask(guild, moving(6, { kind: "sign-ta", ...signature }));
  desk.ask(host(desk), { ...revoke, key: key(7) });
  expect(signatures()?.b).not.toBeNull();
});

test("MOVE-15 What a chief has offered without an answer falls with the seat, the row says so, and another's leaving drops nothing", async () => {
  for (const change of ["revoke-link", "change-seat"] as const) {
    await using desk = openDesk();
    const chief = desk.seat("a", "chief");
    const leave = (keyNumber: number, seat: typeof chief.id) =>
      desk.ask(host(desk), {
        ...(change === "revoke-link"
          ? { request: change }
          : { request: change, side: "b", role: "staff" }),
        key: key(keyNumber),
        seat,
      });
    const changes = { packageRevert: "stand-alone-falls" } as const;
    desk.ask(chief, moving(1, { kind: "propose-ground-rules", changes, words: "" }));
    const offers = () => desk.commands.stateOf(TALKS)?.groundRuleTalks.offers;
    leave(2, desk.seat("a", "negotiator").id);
    expect(lastAct(desk)).not.toHaveProperty("drops");
    expect(offers()?.a).not.toBeNull();
    leave(3, chief.id);
    expect(lastAct(desk)).toMatchObject({ drops: { groundRules: true, imports: 0 } });
    expect(offers()).toEqual({ a: null, b: null });
    const before = desk.picture();
    await desk.restart();
    expect(desk.picture()).toBe(before);
  }
});

test("MOVE-4 When the second who holds the hand leaves the seat the hand goes back to the chief; another's leaving moves nothing", async () => {
  for (const change of ["revoke-link", "change-seat"] as const) {
    await using desk = openDesk();
    const [chief, second] = [desk.seat("a", "chief"), desk.seat("a", "second")];
    const leave = (keyNumber: number, seat: string) =>
      desk.ask(host(desk), {
        ...(change === "revoke-link"
          ? { request: change }
          : { request: change, side: "b", role: "staff" }),
        key: key(keyNumber),
        seat: seat as typeof second.id,
      });
    const hand = () => desk.commands.stateOf(TALKS)?.hand;
    desk.ask(chief, moving(1, { kind: "hand-over", to: "second" }));
    leave(2, desk.seat("a", "negotiator").id);
    leave(3, desk.seat("b", "second").id);
    expect(hand()).toEqual({ a: "second", b: "chief" });
    leave(4, second.id);
    expect(hand()).toEqual({ a: "chief", b: "chief" });
    expect(outcome(desk.ask(chief, moving(5, TABLING)))).toBe("done");
    const before = desk.picture();
    await desk.restart();
    expect(desk.picture()).toBe(before);
  }
});

test("A link is shown once; the record and the storage know that there is one, not what it is", async () => {
  await using desk = openDesk();
  const seat = desk.seat("a", "negotiator");
  const answer = desk.ask(host(desk), { request: "issue-link", key: key(1), seats: [seat.id] });
  if ("refused" in answer || !("links" in answer.done)) throw new Error("no link");
  const [link] = answer.done.links;
  expect(link).toMatchObject({ seat: seat.id, name: seat.name });
  expect(personalLink("https://house", link?.secret ?? "")).toMatch(/#[A-Za-z0-9_-]{43}$/);
  expect(lastAct(desk)).toEqual({ kind: "issue-links", seats: [seat.id] });
  expect(JSON.stringify(desk.rows())).not.toContain(link?.secret);
  expect(JSON.stringify(desk.told)).not.toContain(link?.secret);
});

test("LINK-4 What was half made falls with a seat that is taken in place of whoever held it, the row says by what, and a full disk changes nothing", async () => {
  await using desk = openDesk();
  const chief = desk.seat("a", "chief");
  const { storage } = desk;
  const changes = { packageRevert: "stand-alone-falls" } as const;
  desk.ask(chief, moving(1, { kind: "propose-ground-rules", changes, words: "" }));
  const stored = { seat: chief.id, sinceMs: 1, lastSeenMs: 1, device: "Firefox" };
  storage.sessions.add({ ...stored, id: "old", tokenHash: "x" });
  const issue: Request = { request: "issue-link", key: key(2), seats: [chief.id], replaces: true };
  expect(outcome(desk.ask(host(desk), issue))).toBe("done");
  expect(lastAct(desk)).toEqual({ kind: "issue-links", seats: [chief.id], replaces: true });
  // The same key for a link of the other kind is another act.
  expect(outcome(desk.ask(host(desk), { ...issue, replaces: false }))).toBe("malformed");
  expect(storage.sessions.list(chief.id)).toHaveLength(1);

  const take = (): unknown =>
    replaceHolders(desk.commands.desk, chief, () =>
      storage.sessions.add({ ...stored, id: "new", tokenHash: "y" }),
    );
  const before = desk.picture();
  desk.disk.isFull = true;
  expect(take).toThrow(NotStored);
  desk.disk.isFull = false;
  expect(desk.picture()).toBe(before);
  expect(storage.sessions.list(chief.id).map(({ id }) => id)).toEqual(["old"]);
  expect(desk.seatChanges).toEqual([]);

  expect(take()).toBeNull();
  expect(storage.sessions.list(chief.id).map(({ id }) => id)).toEqual(["new"]);
  expect(storage.seats.find(chief.id)?.epoch).toBe(chief.epoch + 1);
  expect(desk.seatChanges).toEqual([{ seat: chief.id, why: "signed-out" }]);
  expect(lastAct(desk)).toMatchObject({ replaced: true, drops: { groundRules: true } });
  expect(desk.commands.stateOf(TALKS)?.groundRuleTalks.offers.a).toBeNull();
  const words = desk.told.flatMap(({ fact }) => (fact.fact === "moved" ? fact.words : []));
  expect(words.join()).toContain("Guild chief was taken by the new link");
  // Its key has fallen: the seat's next move is signed by a new one.
  expect(outcome(desk.ask(desk.seat("a", "chief"), moving(5, TABLING)))).toBe("done");
  const enrolments = desk.rows().flatMap(({ act }) => (act.kind === "host-act" ? [act] : []));
  expect(enrolments.filter(({ hostAct }) => hostAct.kind === "enrol-device")).toHaveLength(2);
});

test("Revoking a link ends every session of the seat and closes its sockets", async () => {
  await using desk = openDesk();
  const seat = desk.seat("a", "negotiator");
  const session = { seat: seat.id, sinceMs: 1, lastSeenMs: 1, device: "Firefox" };
  desk.storage.sessions.add({ ...session, id: "one", tokenHash: "x" });
  const revoke = { request: "revoke-link", key: key(1), seat: seat.id } as const;
  expect(outcome(desk.ask(host(desk), revoke))).toBe("done");
  expect(desk.storage.sessions.list(seat.id)).toEqual([]);
  expect(desk.seatChanges).toEqual([{ seat: seat.id, why: "signed-out" }]);
  expect(desk.storage.seats.find(seat.id)?.epoch).toBe(seat.epoch + 1);
});

test("A host ends one session of a seat and the others go on; the own last one is refused", async () => {
  await using desk = openDesk();
  const seat = desk.seat("a", "negotiator");
  const stored = { sinceMs: 1, lastSeenMs: 1, device: "Firefox" };
  desk.storage.sessions.add({ ...stored, seat: seat.id, id: "phone", tokenHash: "x" });
  desk.storage.sessions.add({ ...stored, seat: seat.id, id: "laptop", tokenHash: "y" });
  desk.storage.sessions.add({ ...stored, seat: host(desk).id, id: "own", tokenHash: "z" });
  const end = { request: "end-session", key: key(1) } as const;
  expect(outcome(desk.ask(host(desk), { ...end, session: "own" }))).toBe("not-yours-to-ask");
  expect(outcome(desk.ask(host(desk), { ...end, session: "none" }))).toBe("unknown-seat");
  expect(outcome(desk.ask(host(desk), { ...end, session: "phone" }))).toBe("done");
  expect(desk.storage.sessions.list(seat.id).map(({ id }) => id)).toEqual(["laptop"]);
  expect(desk.seatChanges).toEqual([{ seat: seat.id, why: "session-ended" }]);
});

test("The expiration is one instant, also where the clocks change; a time that is none is refused", async () => {
  await using desk = openDesk();
  const set = (keyNumber: number, local: string, zone: string) =>
    outcome(
      desk.ask(host(desk), {
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
  expect(outcome(desk.ask(host(desk), { ...open, sides: same }))).toBe("seat-impossible");
  const alike = { ...sides, b: { ...sides.b, short: `${sides.a.short}\u200b` } };
  expect(outcome(desk.ask(host(desk), { ...open, sides: alike }))).toBe("seat-impossible");
  const answer = desk.ask(host(desk), open);
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
  expect(outcome(desk.ask(host(desk), revoke))).toBe("unknown-seat");
});

test("CAUCUS-1 What a host reads tells of seats, links and sessions, and of nothing that anybody has said", async () => {
  await using desk = openDesk();
  desk.ask(desk.seat("a", "chief"), moving(1, TABLING));
  const view = desk.ask(host(desk), { request: "read-host" });
  const text = JSON.stringify(view);
  expect(text).toContain("Guild chief");
  expect(text).not.toContain("Two per cent");
  expect(text).not.toContain("aucus");
});
