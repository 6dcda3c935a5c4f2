import type { Request } from "@crosstable/shared/events/requests";
import { expect, test } from "vitest";

import { key, openDesk, outcome, TALKS } from "./desk-on-trial.ts";

test("MOVE-6 a host's key that was used for one thing does nothing else, and says so; the same asking is answered alike", async () => {
  await using desk = openDesk();
  const host = desk.seat(null, "host");
  const [one, two] = [desk.seat("a", "negotiator", 1).id, desk.seat("a", "negotiator", 2).id];
  const stored = { seat: one, sinceMs: 1, lastSeenMs: 1, device: "Firefox" };
  for (const id of ["phone", "laptop"]) desk.storage.sessions.add({ ...stored, id, tokenHash: id });
  const sides = desk.commands.stateOf(TALKS)?.sides;
  if (sides === undefined) throw new Error("no talks");
  const counts = { negotiatorsPerSide: 1, staffPerSide: 1, mediators: 1, observers: 1 };
  const talks = { ...counts, title: "Other talks", sides, expiration: null };
  const wall = { local: "2007-10-31T23:59", zone: "America/Los_Angeles", assumed: [] };
  // Each with another one under the same key.
  const pairs: [Request, Request][] = [
    [
      { request: "add-seat", key: key(1), side: "a", role: "staff" },
      { request: "add-seat", key: key(1), side: "b", role: "staff" },
    ],
    [
      { request: "change-seat", key: key(2), seat: one, side: "a", role: "staff" },
      { request: "change-seat", key: key(2), seat: two, side: "a", role: "staff" },
    ],
    [
      { request: "end-session", key: key(3), session: "phone" },
      { request: "end-session", key: key(3), session: "laptop" },
    ],
    [
      { request: "issue-link", key: key(4), seats: [one] },
      { request: "issue-link", key: key(4), seats: [one, two] },
    ],
    [
      { request: "revoke-link", key: key(5), seat: one },
      { request: "revoke-link", key: key(5), seat: two },
    ],
    [
      { request: "set-expiration", key: key(6), ...wall },
      { request: "set-expiration", key: key(6), ...wall, local: "2007-11-30T23:59" },
    ],
    [
      { request: "open-negotiation", key: key(7), ...talks },
      { request: "open-negotiation", key: key(7), ...talks, observers: 2 },
    ],
  ];
  for (const [asked, other] of pairs) {
    expect([asked.request, outcome(desk.ask(host, asked))]).toEqual([asked.request, "done"]);
    const before = desk.picture();
    expect([asked.request, outcome(desk.ask(host, other))]).toEqual([asked.request, "malformed"]);
    expect(desk.picture()).toBe(before);
    expect([asked.request, outcome(desk.ask(host, asked))]).toEqual([asked.request, "done"]);
  }
  expect(desk.storage.links.stateOf(two)).toBe("none");
});
