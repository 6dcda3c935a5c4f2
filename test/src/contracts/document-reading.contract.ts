import { isDeepStrictEqual } from "node:util";
import { crc32 } from "node:zlib";

import { SNAPSHOT_PART_BYTES } from "@crosstable/server/storage/sqlite-snapshot-parts";
import {
  compactAtOnce,
  joined,
  UnreadableDocument,
  type DocumentLog,
  type Storage,
} from "@crosstable/server/storage/storage";
import { expect, test } from "vitest";

import { bytes, KEY, OTHER_KEY, store, type OpenOnTrial } from "./storage-on-trial.ts";

const LONG_PARTS = 3;
const LONG = new Uint8Array(SNAPSHOT_PART_BYTES * (LONG_PARTS - 1) + 7).fill(1);
const SHORT_ROWS = 250;

type Reading = ReturnType<DocumentLog["readInSteps"]>;

function compactTo({ documents }: Storage, snapshot: Uint8Array): void {
  compactAtOnce(documents, { key: KEY, snapshot, throughRow: documents.load(KEY).lastRow });
}

/** A long snapshot, the row that it was made of, and behind it many short rows and some long ones. */
function fill(storage: Storage): void {
  store(storage, KEY, bytes(1));
  compactTo(storage, LONG);
  store(storage, KEY, ...Array.from({ length: SHORT_ROWS }, (_, row) => bytes(row % 256)));
  store(storage, KEY, LONG, LONG, bytes(2));
}

function heldOf(storage: Storage): number[] {
  return storage.documents.load(KEY).updates.map((update) => crc32(update));
}

/** Goes so many steps, or to the end. Returns a checksum of every update that it was given, and what it has come to. */
function go(reading: Reading, steps = Number.POSITIVE_INFINITY) {
  const given: number[] = [];
  let taken = 0;
  for (; taken < steps; taken += 1) {
    const step = reading.next();
    if (step.done === true) return { given, taken, end: step.value };
    given.push(...step.value.map((pieces) => crc32(joined(pieces))));
  }
  return { given, taken, end: undefined };
}

export function readingContract(open: OpenOnTrial): void {
  test("DISK-9 what is read in steps is what a load gives, and what is stored between two of them is left for the next reading", () => {
    using on = open();
    const { storage } = on;
    fill(storage);
    const [before, { lastRow }] = [heldOf(storage), storage.documents.load(KEY)];
    const reading = storage.documents.readInSteps(KEY);
    const given: number[] = [];
    let [steps, end] = [0, go(reading, 0).end];
    for (; end === undefined; steps += 1) {
      const step = go(reading, 1);
      given.push(...step.given);
      ({ end } = step);
      store(storage, KEY, bytes(3));
      store(storage, OTHER_KEY, bytes(4));
    }
    expect(given).toEqual(before);
    expect(end).toEqual({ lastRow, logRows: before.length - 1, hasDamagedSnapshot: false });
    // Its parts, then all of it, the short rows in three steps at least, and each of the long ones.
    expect(steps).toBeGreaterThan(LONG_PARTS + 1 + 3 + 1);
    expect(heldOf(storage)).toHaveLength(before.length + steps);
  });

  test("a document that nobody wrote is read in one step or none", () => {
    using on = open();
    const { given, end } = go(on.storage.documents.readInSteps(KEY));
    expect([given, end]).toEqual([[], { lastRow: 0, logRows: 0, hasDamagedSnapshot: false }]);
  });

  test("DISK-6 DISK-9 a document that is set aside between any two steps of its reading is never read as a shorter one", () => {
    /** Whether all had been given before it was set aside. */
    const setAsideAfter = (steps: number): boolean => {
      using on = open();
      const { documents } = on.storage;
      fill(on.storage);
      const before = heldOf(on.storage);
      const reading = documents.readInSteps(KEY);
      const { given } = go(reading, steps);
      documents.setAside(KEY);
      store(on.storage, KEY, bytes(9));
      let hasEnded = false;
      const goOn = (): void => {
        const lastRow = go(reading).end?.lastRow ?? 0;
        hasEnded = true;
        compactAtOnce(documents, { key: KEY, snapshot: bytes(8), throughRow: lastRow });
      };
      expect(goOn).toThrow(KEY);
      expect(heldOf(on.reopen())).toEqual([crc32(bytes(9))]);
      const isWhole = isDeepStrictEqual(given, before);
      expect(hasEnded).toBe(isWhole);
      return isWhole;
    };
    let steps = 1;
    while (!setAsideAfter(steps)) steps += 1;
    expect(steps).toBeGreaterThan(LONG_PARTS + 1);
  });

  test("DISK-9 a document of which another snapshot is put in place between two steps of its reading is not read on", () => {
    using on = open();
    const { storage } = on;
    fill(storage);
    const reading = storage.documents.readInSteps(KEY);
    go(reading, LONG_PARTS + 2);
    compactTo(storage, bytes(7));
    expect(() => go(reading)).toThrow("changed under");
    expect(go(storage.documents.readInSteps(KEY)).given).toEqual([crc32(bytes(7))]);
  });

  test("DISK-6 D12 a row that is damaged between two steps of the reading is found", () => {
    using on = open();
    fill(on.storage);
    const reading = on.storage.documents.readInSteps(KEY);
    go(reading, LONG_PARTS + 2);
    on.damage(KEY);
    expect(() => go(reading)).toThrow(UnreadableDocument);
  });

  test("DISK-7 D12 of a long snapshot that is damaged between two steps of the reading no piece is given, and what it was made from stands in", () => {
    using on = open();
    fill(on.storage);
    const behind = heldOf(on.storage).slice(1);
    const reading = on.storage.documents.readInSteps(KEY);
    expect(go(reading, 1).given).toEqual([]);
    on.damageSnapshot(KEY);
    const { given, end } = go(reading);
    expect(given).toEqual([crc32(bytes(1)), ...behind]);
    expect(end).toMatchObject({ logRows: given.length, hasDamagedSnapshot: true });
  });
}
