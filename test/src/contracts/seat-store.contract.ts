import { expect, test } from "vitest";

import { chief, KEY, observer, OTHER_KEY, TALKS, type OpenOnTrial } from "./storage-on-trial.ts";

export function accessContract(open: OpenOnTrial): void {
  test("a changed or outdated seat has a new epoch", () => {
    using on = open();
    const { storage } = on;

    storage.seats.add(chief);
    storage.seats.add(observer);
    const to = { side: "b", role: "staff", name: "Producers staff 1" } as const;
    expect(storage.seats.change(chief.id, to)).toEqual({ ...chief, ...to, epoch: 2 });
    expect(storage.seats.outdate(chief.id).epoch).toBe(3);
    expect(on.reopen().seats.list(TALKS)).toEqual([{ ...chief, ...to, epoch: 3 }, observer]);
  });

  test("LINK-1 a link is spent exactly once", () => {
    using on = open();
    const { storage } = on;

    storage.seats.add(chief);
    storage.links.issue({ seat: chief.id, secretHash: "hash", atMs: 1 });
    expect(storage.links.find("hash")).toEqual({
      seat: chief.id,
      state: "unused",
      replaces: false,
    });
    expect(storage.links.spend({ secretHash: "hash", atMs: 2 })).toBe(true);
    expect(storage.links.spend({ secretHash: "hash", atMs: 3 })).toBe(false);
    expect(on.reopen().links.stateOf(chief.id)).toBe("used");
  });

  test("LINK-2 a new link makes the unused one void, and a revoked one opens nothing", () => {
    using on = open();

    const { seats, links } = on.storage;
    seats.add(chief);
    expect([links.stateOf(chief.id), links.numberOf(chief.id)]).toEqual(["none", 0]);
    links.issue({ seat: chief.id, secretHash: "first", atMs: 1 });
    const first = links.numberOf(chief.id);
    links.issue({ seat: chief.id, secretHash: "second", atMs: 2 });
    expect(links.numberOf(chief.id)).toBeGreaterThan(first);
    expect(links.spend({ secretHash: "first", atMs: 3 })).toBe(false);
    expect(links.stateOf(chief.id)).toBe("unused");
    links.revoke(chief.id);
    expect(links.spend({ secretHash: "second", atMs: 4 })).toBe(false);
    expect(links.stateOf(chief.id)).toBe("revoked");
    expect(links.find("unknown")).toBeUndefined();
  });

  test("LINK-4 a link that replaces is told from others, and waits until it is spent", () => {
    using on = open();
    const { seats, links } = on.storage;
    seats.add(chief);
    expect(links.isReplacing(chief.id)).toBe(false);
    links.issue({ seat: chief.id, secretHash: "first", atMs: 1, replaces: true });
    expect(on.reopen().links.find("first")).toMatchObject({ replaces: true });
  });

  test("SESSION-1 sessions are listed, outlive a restart, and end one by one or together", () => {
    using on = open();

    const { storage } = on;
    storage.seats.add(chief);
    const stored = { seat: chief.id, sinceMs: 1, lastSeenMs: 1, device: "Firefox, Linux" };
    for (const id of ["one", "two", "three"]) {
      storage.sessions.add({ ...stored, id, tokenHash: `hash of ${id}` });
    }
    const { sessions } = on.reopen();
    sessions.touch("two", 5);
    sessions.end("one");
    expect(sessions.find("hash of one")).toBeUndefined();
    expect(sessions.find("hash of two")).toEqual({ ...stored, id: "two", lastSeenMs: 5 });
    expect(sessions.list(chief.id).map(({ id }) => id)).toEqual(["two", "three"]);
    sessions.add({ ...stored, id: "late", sinceMs: 9, tokenHash: "hash of late" });
    expect(sessions.endBefore(9)).toEqual([chief.id]);
    expect(sessions.list(chief.id).map(({ id }) => id)).toEqual(["late"]);
    expect(sessions.endBefore(9)).toEqual([]);
    sessions.endAll(chief.id);
    expect(sessions.list(chief.id)).toEqual([]);
  });
}

export function clientIdContract(open: OpenOnTrial): void {
  test("a clientID is leased once a document, and its holder is never forgotten", () => {
    using on = open();

    const { storage } = on;
    storage.seats.add(chief);
    storage.seats.add(observer);
    const lease = { key: KEY, seat: chief.id, clientIds: [1, 0xffff_ffff], atMs: 10 };
    storage.clientIds.lease(lease);
    const taken = { ...lease, seat: observer.id, clientIds: [5, 1], atMs: 20 };
    expect(() => storage.clientIds.lease(taken)).toThrow("UNIQUE");
    storage.clientIds.lease({ ...taken, key: OTHER_KEY });
    const { clientIds } = on.reopen();
    for (const id of lease.clientIds) expect(clientIds.holderOf(KEY, id)).toBe(chief.id);
    expect(clientIds.holderOf(KEY, 5)).toBeUndefined();
    expect(clientIds.holderOf(OTHER_KEY, 1)).toBe(observer.id);
    expect(clientIds.highestOf({ key: KEY, seat: chief.id })).toBe(0xffff_ffff);
    expect(clientIds.highestOf({ key: KEY, seat: observer.id })).toBeUndefined();
    expect(clientIds.countSince({ key: KEY, seat: chief.id, sinceMs: 10 })).toBe(2);
    expect(clientIds.countSince({ key: KEY, seat: chief.id, sinceMs: 11 })).toBe(0);
    expect(clientIds.countSince({ key: KEY, seat: observer.id, sinceMs: 0 })).toBe(0);
  });
}
