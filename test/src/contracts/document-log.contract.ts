import { crc32 } from "node:zlib";

import { SNAPSHOT_PART_BYTES } from "@crosstable/server/storage/sqlite-snapshot-parts";
import {
  compactAtOnce,
  UnreadableDocument,
  type Storage,
} from "@crosstable/server/storage/storage";
import { expect, test } from "vitest";

import { bytes, KEY, OTHER_KEY, store, type OpenOnTrial } from "./storage-on-trial.ts";

function compactTo({ documents }: Storage, snapshot: Uint8Array): void {
  compactAtOnce(documents, { key: KEY, snapshot, throughRow: documents.load(KEY).lastRow });
}

const LONG_PARTS = 3;
/** The parts of the former are read, those of a step that was left are removed, and the new ones written. */
const MORE_THAN_ALL_STEPS = 5 * LONG_PARTS;

/** More bytes than one part of a snapshot has. */
function long(fill: number): Uint8Array {
  return new Uint8Array(SNAPSHOT_PART_BYTES * (LONG_PARTS - 1) + 7).fill(fill);
}

/** A checksum of each update: to print how two such differ would take minutes. */
function heldOf(storage: Storage): number[] {
  return storage.documents.load(KEY).updates.map((update) => crc32(update));
}

export function documentContract(open: OpenOnTrial): void {
  test("a document that nobody wrote is empty", () => {
    using on = open();
    const { storage } = on;

    expect(storage.documents.load(KEY)).toMatchObject({ updates: [], lastRow: 0, logRows: 0 });
  });

  test("updates come back in the order in which they were stored", () => {
    using on = open();
    const { storage } = on;

    store(storage, KEY, bytes(1), bytes(2, 2));
    store(storage, OTHER_KEY, bytes(9));
    store(storage, KEY, bytes(3));
    expect(on.reopen().documents.load(KEY)).toMatchObject({
      updates: [bytes(1), bytes(2, 2), bytes(3)],
      logRows: 3,
    });
  });

  test("a snapshot stands for the rows that it covers, and later rows follow it", () => {
    using on = open();

    const { documents } = on.storage;
    store(on.storage, KEY, bytes(1), bytes(2));
    const throughRow = documents.load(KEY).lastRow;
    store(on.storage, KEY, bytes(3));
    compactAtOnce(documents, { key: KEY, snapshot: bytes(1, 2), throughRow });
    const compacted = on.reopen().documents.load(KEY);
    expect(compacted).toMatchObject({ updates: [bytes(1, 2), bytes(3)], logRows: 1 });
    expect(compacted.lastRow).toBeGreaterThan(throughRow);
  });

  test("rows that are stored after everything was compacted are not taken for old ones", () => {
    using on = open();

    store(on.storage, KEY, bytes(1));
    const { lastRow } = on.storage.documents.load(KEY);
    compactAtOnce(on.storage.documents, { key: KEY, snapshot: bytes(1), throughRow: lastRow });
    const again = on.reopen();
    expect(again.documents.load(KEY)).toMatchObject({ updates: [bytes(1)], lastRow, logRows: 0 });
    store(again, KEY, bytes(2));
    expect(again.documents.load(KEY).updates).toEqual([bytes(1), bytes(2)]);
  });

  test("compaction joins no other transaction, since the log goes only after the snapshot", () => {
    using on = open();

    const { storage } = on;
    store(storage, KEY, bytes(1));
    const compact = () =>
      compactAtOnce(storage.documents, { key: KEY, snapshot: bytes(7), throughRow: 1 });
    expect(() => storage.transaction(compact)).toThrow("joins no other");
    expect(storage.documents.load(KEY).updates).toEqual([bytes(1)]);
  });

  test("an older snapshot never replaces a newer one", () => {
    using on = open();
    const { storage } = on;

    store(storage, KEY, bytes(1), bytes(2));
    const { lastRow } = storage.documents.load(KEY);
    compactAtOnce(storage.documents, { key: KEY, snapshot: bytes(1, 2), throughRow: lastRow });
    const goBack = () =>
      compactAtOnce(storage.documents, { key: KEY, snapshot: bytes(1), throughRow: lastRow - 1 });
    expect(goBack).toThrow("older");
    expect(storage.documents.load(KEY).updates).toEqual([bytes(1, 2)]);
  });

  test("DISK-7 D12 a damaged snapshot is replaced by what it was made from, after the first compaction and after later ones", () => {
    using on = open();

    store(on.storage, KEY, bytes(1), bytes(2));
    compactTo(on.storage, bytes(1, 2));
    store(on.storage, KEY, bytes(3));
    on.damageSnapshot(KEY);
    const again = on.reopen();
    expect(again.documents.load(KEY)).toMatchObject({
      updates: [bytes(1), bytes(2), bytes(3)],
      hasDamagedSnapshot: true,
    });
    compactTo(again, bytes(1, 2, 3));
    store(again, KEY, bytes(4));
    compactTo(again, bytes(1, 2, 3, 4));
    expect(again.documents.load(KEY)).toMatchObject({
      updates: [bytes(1, 2, 3, 4)],
      hasDamagedSnapshot: false,
    });
    on.damageSnapshot(KEY);
    store(again, KEY, bytes(5));
    expect(on.reopen().documents.load(KEY)).toMatchObject({
      updates: [bytes(1, 2, 3), bytes(4), bytes(5)],
      hasDamagedSnapshot: true,
    });
  });

  test("DISK-6 D12 a damaged snapshot for which nothing stands in is never read as a shorter document", () => {
    using on = open();

    store(on.storage, KEY, bytes(1), bytes(2));
    compactTo(on.storage, bytes(1, 2));
    store(on.storage, KEY, bytes(3));
    on.damageSnapshot(KEY);
    on.damage(KEY);
    expect(() => on.reopen().documents.load(KEY)).toThrow(UnreadableDocument);
  });

  test("DISK-9 a long snapshot that is left between any two steps changes nothing, and the next one goes its whole way", () => {
    using on = open();
    const { storage } = on;
    store(storage, KEY, long(1), bytes(2));
    compactTo(storage, long(1));
    store(storage, KEY, bytes(3));
    const before = heldOf(storage);
    const how = { key: KEY, snapshot: long(4), throughRow: storage.documents.load(KEY).lastRow };

    let leftAfter = 0;
    while (storage.documents.load(KEY).logRows > 0) {
      expect(heldOf(storage)).toEqual(before);
      leftAfter += 1;
      expect(leftAfter).toBeLessThan(MORE_THAN_ALL_STEPS);
      const steps = storage.documents.compactInSteps(how);
      for (let step = 0; step < leftAfter; step += 1) steps.next();
    }
    expect(leftAfter).toBeGreaterThan(LONG_PARTS);
    expect(heldOf(on.reopen())).toEqual([crc32(long(4))]);
    expect(on.parts(KEY)).toEqual([LONG_PARTS, LONG_PARTS]);
  });

  test("DISK-9 DISK-6 a document that is set aside between two steps of its snapshot stays aside, and what is written anew is kept", () => {
    using on = open();
    const { documents } = on.storage;
    store(on.storage, KEY, bytes(1));
    compactTo(on.storage, long(1));
    store(on.storage, KEY, bytes(2));
    const { lastRow } = documents.load(KEY);
    const steps = documents.compactInSteps({ key: KEY, snapshot: long(2), throughRow: lastRow });
    for (let step = 0; step < LONG_PARTS + 2; step += 1) steps.next();
    documents.setAside(KEY);
    store(on.storage, KEY, bytes(3));
    const goOn = () => {
      while (steps.next().done !== true);
    };
    expect(goOn).toThrow("changed under");
    expect(heldOf(on.storage)).toEqual([crc32(bytes(3))]);
    expect(heldOf(on.reopen())).toEqual([crc32(bytes(3))]);
  });

  test("DISK-9 DISK-7 of long snapshots two are kept, each as it was written, and the one before stands in for the newest", () => {
    using on = open();
    for (const round of [1, 2, 3, 4]) {
      store(on.storage, KEY, bytes(round));
      compactTo(on.storage, long(round));
    }
    on.reopen();
    expect(on.parts(KEY)).toEqual([LONG_PARTS, LONG_PARTS]);
    on.damageSnapshot(KEY);
    const again = on.reopen();
    store(again, KEY, bytes(5));
    expect(heldOf(again)).toEqual([long(3), bytes(4), bytes(5)].map((each) => crc32(each)));
    expect(again.documents.load(KEY).hasDamagedSnapshot).toBe(true);
    for (const round of [6, 7]) {
      compactTo(again, bytes(round));
      store(again, KEY, bytes(round));
    }
    expect(heldOf(on.reopen())).toEqual([crc32(bytes(7)), crc32(bytes(7))]);
    expect(on.parts(KEY)).toEqual([0, 0]);
  });

  test("DISK-7 a second snapshot through the same row leaves the log that stands in for it", () => {
    using on = open();
    store(on.storage, KEY, bytes(1));
    compactTo(on.storage, bytes(1));
    store(on.storage, KEY, bytes(2));
    compactTo(on.storage, bytes(1, 2));
    compactTo(on.storage, bytes(1, 2));
    on.damageSnapshot(KEY);
    expect(heldOf(on.reopen())).toEqual([crc32(bytes(1)), crc32(bytes(2))]);
  });

  test("a damaged row makes its document unreadable, and no other", () => {
    using on = open();

    store(on.storage, KEY, bytes(1, 2, 3));
    store(on.storage, OTHER_KEY, bytes(4));
    on.damage(KEY);
    const after = on.reopen();
    expect(() => after.documents.load(KEY)).toThrow(UnreadableDocument);
    expect(after.documents.load(OTHER_KEY).updates).toEqual([bytes(4)]);
  });
}
