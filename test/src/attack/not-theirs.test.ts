import {
  cell,
  CELL,
  hostile,
  letters,
  mine,
  MINE,
  number,
  raw,
  struct,
  value,
} from "@crosstable/server/sync/guard/guard-on-trial";
import { CLOSE } from "@crosstable/shared/close-codes";
import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { documentKey, type DocumentName } from "@crosstable/shared/rooms";
import { SYNC_MESSAGE } from "@crosstable/shared/sync-wire";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";

import type { Person } from "../harness/person.ts";
import type { TestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { seatChiefsAndObserver, type ChiefsAndObserver } from "./chiefs-and-observer.ts";
import { presenceFrame, syncFrame } from "./frames.ts";
import { heard, leaseOne, openRaw, settled, storedOf } from "./intruder.ts";

const MATRIX: DocumentName = { kind: "matrix" };
const GALLERY: DocumentName = { kind: "gallery" };
const WORKSHEET: DocumentName = { kind: "worksheet" };
const SERVER_CLIENT_ID = 0;

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

/** A row that stands in the matrix, as the server wrote it. */
function server(): { root: string; key: string; clock: number } {
  const key = documentKey({ negotiation: chief.seat.negotiation, document: MATRIX });
  const doc = new Y.Doc();
  for (const update of house.house.storage.documents.load(key).updates) Y.applyUpdate(doc, update);
  const root = [...doc.share].find(([, type]) => type._map.size > 0)?.[0];
  const [row] = [...doc.getMap(root)._map];
  if (root === undefined || row === undefined) throw new Error("the matrix is empty");
  return { root, key: row[0], clock: row[1].id.clock };
}

type Forgery = readonly [what: string, make: () => Uint8Array];

const FORGERIES: readonly Forgery[] = [
  [
    "Y1, A10 a value into a row",
    () =>
      mine(struct({ ref: 8, root: server().root, key: server().key, content: value("magpie") })),
  ],
  [
    "Y2 the delete of a row",
    () => hostile({ deletes: [{ client: SERVER_CLIENT_ID, ranges: [[server().clock, 1]] }] }),
  ],
  [
    "Y3 a root of their own",
    () => mine(struct({ ref: 4, root: "record", content: letters("magpie") })),
  ],
  [
    "Y4 a value by its origin alone",
    () =>
      mine(
        struct({ ref: 8, origin: [SERVER_CLIENT_ID, server().clock], content: value("magpie") }),
      ),
  ],
  [
    "Y9 writing under the server's clientID",
    () =>
      hostile({
        blocks: [
          {
            client: SERVER_CLIENT_ID,
            clock: 100_000,
            structs: [struct({ ref: 4, root: "record", content: letters("magpie") })],
          },
        ],
      }),
  ],
  [
    "Y46 a map in place of a row",
    () => mine(struct({ ref: 7, origin: [SERVER_CLIENT_ID, server().clock], content: raw(1) })),
  ],
  [
    "Y47 a tombstone over a row",
    () => mine(struct({ ref: 1, origin: [SERVER_CLIENT_ID, server().clock], content: number(1) })),
  ],
  [
    "Y56 the delete of everything",
    () => hostile({ deletes: [{ client: SERVER_CLIENT_ID, ranges: [[0, server().clock + 1]] }] }),
  ],
  [
    "Y59 the own writing of an earlier day, once more",
    () =>
      hostile({
        blocks: [{ client: MINE, clock: 0, structs: [struct({ ref: 0, content: number(1) })] }],
      }),
  ],
];

describe("what the server alone writes", () => {
  test.each(FORGERIES)(
    "GUARD-4 %s closes its sender out and changes nothing",
    async (_what, make) => {
      const before = storedOf(house, chief, MATRIX);
      using witness = await openRaw(theirChief, MATRIX);
      await settled(witness);
      for (const step of ["update", "step2"] as const) {
        using socket = await openRaw(chief, MATRIX);
        socket.send(syncFrame(step, make()));
        expect(await socket.closeCode()).toBe(CLOSE.readOnlyWrote);
      }
      await settled(witness);
      expect(heard(witness, "magpie")).toBe(false);
      expect(storedOf(house, chief, MATRIX)).toBe(before);
      expect(witness.isOpen()).toBe(true);
    },
  );

  test("GUARD-4 the same hand on the worksheet, which it may write, is taken", async () => {
    using witness = await openRaw(theirChief, WORKSHEET);
    await settled(witness);
    using socket = await openRaw(chief, WORKSHEET);
    const client = await leaseOne(chief, WORKSHEET);
    const content = value(cell("goldfinch"));
    const write = struct({ ref: 8, root: WORKSHEET_CELLS, key: CELL, content });
    socket.send(syncFrame("update", hostile({ blocks: [{ client, clock: 0, structs: [write] }] })));
    await waitUntil("the witness hears it", () => heard(witness, "goldfinch"));
    expect(socket.isOpen()).toBe(true);
  });
});

/** A message of which a number is written one byte longer than it has to be. */
const LONGER = Uint8Array.of(0x80, 0x00, 0x82, 0x00, 2, 0, 0);

const NOT_FOR_READERS: readonly [what: string, code: number, frame: Uint8Array][] = [
  ["A3 a write with its numbers in a longer form", CLOSE.malformed, LONGER],
  [
    "A4 a SyncStep2 with something in it",
    CLOSE.readOnlyWrote,
    syncFrame("step2", mine(struct({ ref: 0, content: number(1) }))),
  ],
  ["A4 an update of nothing", CLOSE.readOnlyWrote, syncFrame("update", Uint8Array.of(0, 0))],
  [
    "A4 a message of the kind that tells of rights",
    CLOSE.malformed,
    Uint8Array.of(SYNC_MESSAGE.auth, 0),
  ],
  ["A4 a message of a kind that there is not", CLOSE.malformed, Uint8Array.of(42, 1, 2, 3)],
  ["A4 a word that only the server says", CLOSE.malformed, Uint8Array.of(SYNC_MESSAGE.saved, 1)],
  [
    "A13 a presence with something in it",
    CLOSE.presenceRefused,
    presenceFrame({ client: 7, clock: 1, state: { activity: "magpie" } }),
  ],
];

describe("a seat that only reads", () => {
  test.each(NOT_FOR_READERS)(
    "OBSERVER-2 %s closes it out, and nobody hears of it",
    async (_what, code, frame) => {
      const before = storedOf(house, chief, GALLERY);
      using witness = await openRaw(chief, GALLERY);
      await settled(witness);
      using socket = await openRaw(observer, GALLERY);
      socket.send(frame);
      expect(await socket.closeCode()).toBe(code);
      await settled(witness);
      expect(heard(witness, "magpie")).toBe(false);
      expect(storedOf(house, chief, GALLERY)).toBe(before);
    },
  );

  test("OBSERVER-2 asking, as often as it likes, is what a reader may do", async () => {
    using socket = await openRaw(observer, GALLERY);
    for (let times = 0; times < 3; times += 1) await settled(socket);
    socket.send(Uint8Array.of(SYNC_MESSAGE.queryAwareness));
    await settled(socket);
    expect(socket.isOpen()).toBe(true);
  });
});

test("A15 what the house tells its host holds no word of what was written", () => {
  expect(house.logged.length).toBeGreaterThan(0);
  expect(house.logged.join("")).toContain("document-socket-refused");
  expect(house.logged.join("")).not.toMatch(/magpie|goldfinch/);
});
