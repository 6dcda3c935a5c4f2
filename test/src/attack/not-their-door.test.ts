import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { DATABASE_FILE } from "@crosstable/server/storage/sqlite-storage";
import { CLOSE } from "@crosstable/shared/close-codes";
import type { DocumentName } from "@crosstable/shared/rooms";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { takeSeat, type Person } from "../harness/person.ts";
import { knock } from "../harness/raw-socket.ts";
import type { TestHouse } from "../harness/test-house.ts";
import { seatChiefsAndObserver, type ChiefsAndObserver } from "./chiefs-and-observer.ts";
import { askForAll } from "./frames.ts";
import { openRaw, settled } from "./intruder.ts";

const MATRIX: DocumentName = { kind: "matrix" };
const GALLERY: DocumentName = { kind: "gallery" };
const WORKSHEET: DocumentName = { kind: "worksheet" };

let house: TestHouse;
let chief: Person;
let theirChief: Person;
let observer: Person;
let people: ChiefsAndObserver;
beforeAll(async () => {
  people = await seatChiefsAndObserver();
  ({ house, chief, theirChief, observer } = people);
});
afterAll(async () => people[Symbol.asyncDispose]());

describe("whose door it is", () => {
  const at = (path: string, person: Person): string =>
    `${house.origin}/sync/${path}?seat=${person.seat.id}`;
  const headersOf = (person: Person) => ({ ...person.headers, origin: house.origin });
  /** Every document that there is on the disk. */
  const keys = (): unknown[] => {
    using file = new DatabaseSync(join(house.dataDir, DATABASE_FILE), { readOnly: true });
    return file.prepare("SELECT DISTINCT key FROM document_log ORDER BY key").all();
  };

  test("A5 CAUCUS-1 the other side's caucus and names that look like it are no way in, and make no document", async () => {
    const { negotiation } = chief.seat;
    const before = keys();
    using theirs = await openRaw(chief, { kind: "caucus", side: "b" });
    expect(await theirs.closeCode()).toBe(CLOSE.notYourDocument);
    expect(theirs.frames).toEqual([]);
    const names = [
      "caucus.b/",
      "caucus.a/caucus.b",
      "x".repeat(8_000),
      "..%2fcaucus.b",
      "caucus.b%00",
      "Caucus.b",
      "caucus%2eb",
      // Cyrillic letters that look like Latin ones.
      encodeURIComponent("\u0441\u0430ucus.b"),
      "cells.b",
      "",
    ];
    for (const name of names)
      expect([
        name,
        (await knock(at(`${negotiation}/${name}`, chief), headersOf(chief))).status,
      ]).toEqual([name, 404]);
    expect(keys()).toEqual(before);
    using own = await openRaw(chief, { kind: "caucus", side: "a" });
    await settled(own);
    expect(own.isOpen()).toBe(true);
  });

  test("A6 OBSERVER-1 an observer who guesses is answered in no other document and no other talks", async () => {
    for (const document of [MATRIX, WORKSHEET, { kind: "caucus", side: "a" } as const]) {
      using socket = await openRaw(observer, document);
      try {
        socket.send(askForAll());
      } catch {
        // It may be closed already.
      }
      expect(await socket.closeCode()).toBe(CLOSE.notYourDocument);
      expect(socket.frames).toEqual([]);
    }
    const elsewhere = await knock(at("other-talks/gallery", observer), headersOf(observer));
    expect(await elsewhere.socket?.closeCode()).toBe(CLOSE.notYourDocument);
    using gallery = await openRaw(observer, GALLERY);
    await settled(gallery);
    expect(gallery.isOpen()).toBe(true);
  });

  test("A1, A16 ORIGIN-1 no session, somebody else's, and headers that claim to be somebody open nothing; the session does", async () => {
    const path = `${chief.seat.negotiation}/worksheet`;
    const { origin } = house;
    const claims = {
      "x-forwarded-for": "127.0.0.1",
      "x-forwarded-user": chief.seat.id,
      "x-user-id": chief.seat.id,
      authorization: `Bearer ${chief.seat.id}`,
    };
    expect((await knock(at(path, chief), { origin })).status).toBe(401);
    expect((await knock(at(path, chief), { origin, ...claims })).status).toBe(401);
    expect((await knock(at(path, chief), { ...headersOf(theirChief), ...claims })).status).toBe(
      401,
    );
    const good = await knock(at(path, chief), {
      ...headersOf(chief),
      "x-forwarded-for": "10.0.0.9",
    });
    expect(good.status).toBe(101);
    good.socket?.[Symbol.dispose]();
  });

  test("A8 SESSION-4 leaving closes every socket of the seat, and the session opens nothing any more", async () => {
    await using staff = await takeSeat(house, { side: "a", role: "staff" });
    using witness = await openRaw(chief, WORKSHEET);
    using one = await openRaw(staff, WORKSHEET);
    using two = await openRaw(staff, { kind: "caucus", side: "a" });
    await Promise.all([one, two].map(settled));
    const left = await staff.fetch(`${staff.cable.origin}/api/seats/${staff.seat.id}/leave`, {
      method: "POST",
    });
    expect(left.ok).toBe(true);
    await one.closeCode();
    await two.closeCode();
    const path = `${chief.seat.negotiation}/worksheet`;
    expect((await knock(at(path, staff), headersOf(staff))).status).toBe(401);
    await settled(witness);
    expect(witness.isOpen()).toBe(true);
  });
});
