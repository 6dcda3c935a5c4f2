import { replaceHolders } from "@crosstable/server/commands/replace-holders";
import { NotStored } from "@crosstable/server/commands/talks";
import type { Request } from "@crosstable/shared/events/requests";
import { personalLink } from "@crosstable/shared/session/sign-in";
import { expect, test } from "vitest";

import {
  hostOf,
  key,
  lastHostAct,
  moving,
  openDesk,
  outcome,
  TABLING,
  TALKS,
} from "./desk-on-trial.ts";

test("A link is shown once; the record and the storage know that there is one, not what it is", async () => {
  await using desk = openDesk();
  const seat = desk.seat("a", "negotiator");
  const answer = desk.ask(hostOf(desk), { request: "issue-link", key: key(1), seats: [seat.id] });
  if ("refused" in answer || !("links" in answer.done)) throw new Error("no link");
  const [link] = answer.done.links;
  expect(link).toMatchObject({ seat: seat.id, name: seat.name });
  expect(personalLink("https://house", link?.secret ?? "")).toMatch(/#[A-Za-z0-9_-]{43}$/);
  expect(lastHostAct(desk)).toEqual({ kind: "issue-links", seats: [seat.id] });
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
  expect(outcome(desk.ask(hostOf(desk), issue))).toBe("done");
  expect(lastHostAct(desk)).toEqual({ kind: "issue-links", seats: [chief.id], replaces: true });
  // The same key for a link of the other kind is another act.
  expect(outcome(desk.ask(hostOf(desk), { ...issue, replaces: false }))).toBe("malformed");
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
  expect(lastHostAct(desk)).toMatchObject({ replaced: true, drops: { groundRules: true } });
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
  expect(outcome(desk.ask(hostOf(desk), revoke))).toBe("done");
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
  desk.storage.sessions.add({ ...stored, seat: hostOf(desk).id, id: "own", tokenHash: "z" });
  const end = { request: "end-session", key: key(1) } as const;
  expect(outcome(desk.ask(hostOf(desk), { ...end, session: "own" }))).toBe("not-yours-to-ask");
  expect(outcome(desk.ask(hostOf(desk), { ...end, session: "none" }))).toBe("unknown-seat");
  expect(outcome(desk.ask(hostOf(desk), { ...end, session: "phone" }))).toBe("done");
  expect(desk.storage.sessions.list(seat.id).map(({ id }) => id)).toEqual(["laptop"]);
  expect(desk.seatChanges).toEqual([{ seat: seat.id, why: "session-ended" }]);
});
