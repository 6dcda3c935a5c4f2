import {
  cell,
  CELL,
  hostile,
  MINE,
  MINE_TOO,
  number,
  struct,
  value,
  writtenBy,
} from "@crosstable/server/sync/guard/guard-on-trial";
import { CLOSE } from "@crosstable/shared/close-codes";
import {
  COMPACT_AFTER_BYTES,
  COUNT_STRUCTS_FROM_BYTES,
  MAX_DOCUMENT_STRUCTS,
} from "@crosstable/shared/document-limits";
import { cellKey, WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { mustProposalId } from "@crosstable/shared/ids";
import { MAX_CELL_CHARS } from "@crosstable/shared/limits";
import { documentKey, syncPath } from "@crosstable/shared/rooms";
import { ACK_PARAM, SEAT_PARAM, SYNC_MESSAGE } from "@crosstable/shared/sync-wire";
import { expect, test, vi } from "vitest";
import * as Y from "yjs";

import { takeSeat, type Person } from "../harness/person.ts";
import { knock, type RawSocket } from "../harness/raw-socket.ts";
import { openTestHouse, type TestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { openBattleGround, WORKSHEET } from "./battle-ground.ts";
import { syncFrame } from "./frames.ts";
import { openRaw, storedOf } from "./intruder.ts";

// Documents at their limits; how long they take to make and to load, the machine decides.
vi.setConfig({ testTimeout: 60_000 });

const HALF = MAX_DOCUMENT_STRUCTS / 2;

const many = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));

const sheetOf = ({ seat }: Person): string =>
  documentKey({ negotiation: seat.negotiation, document: WORKSHEET });

function lease(house: TestHouse, person: Person, clientIds: readonly number[]): void {
  const key = sheetOf(person);
  const seat = person.seat.id;
  house.house.storage.clientIds.lease({ key, seat, clientIds: [...clientIds], atMs: 0 });
}

/** Stands on the disk, as somebody has left it who was here long ago. */
function keep(house: TestHouse, person: Person, update: Uint8Array): void {
  const { storage } = house.house;
  storage.transaction(() => storage.documents.append([{ key: sheetOf(person), update }]));
}

const remarks = (index: number): string => cellKey(mustProposalId(`p${index}`), "remarks");

const oneCell = (client: number): Uint8Array =>
  writtenBy(client, (doc) => doc.getMap(WORKSHEET_CELLS).set(CELL, cell("one more")));

test("GUARD-6 R12 over a socket a side that writes over its cells without end comes to half of what a document keeps of that and no further; the other side writes on", async () => {
  await using house = await openTestHouse();
  await using ours = await takeSeat(house, { side: "a", role: "chief" });
  await using theirs = await takeSeat(house, { side: "b", role: "chief" });
  const [early, last, over, other] = [MINE, MINE_TOO, 3_000, 7_000];
  lease(house, ours, [early, last, over]);
  lease(house, theirs, [other]);
  const writtenOver = writtenBy(early, (doc) => {
    const cells = doc.getMap(WORKSHEET_CELLS);
    doc.transact(() => {
      for (let time = 1; time < HALF; time += 1) cells.set(remarks(time % 2), cell("x"));
    });
  });
  keep(house, ours, writtenOver);

  const stored = (): string => storedOf(house, ours, WORKSHEET);
  const kept = stored();
  using socket = await openRaw(ours, WORKSHEET);
  socket.send(syncFrame("update", oneCell(last)));
  await waitUntil("what comes to the half is stored", () => stored() !== kept);
  const full = stored();
  socket.send(syncFrame("update", oneCell(over)));
  expect(await socket.closeCode()).toBe(CLOSE.tooLarge);
  expect(stored()).toBe(full);

  using across = await openRaw(theirs, WORKSHEET);
  across.send(syncFrame("update", oneCell(other)));
  await waitUntil("the other side's is stored", () => stored() !== full);
  expect(across.isOpen()).toBe(true);
});

/** Takes a message that goes over the line in one piece, and is read in one. */
const STRUCTS_EACH = 18_000;
/** Structs of so few bytes that a document of them is just too small for its structs to be counted. */
const STRUCTS_KEPT = Math.floor(COUNT_STRUCTS_FROM_BYTES / 3) - 1_000;
const PEOPLE = Math.floor((HALF - STRUCTS_KEPT) / STRUCTS_EACH) + 1;

/**
 * A cell that was written over until so many structs are left of it, in as few bytes as can be: by turns something deleted and something
 * collected, of which no two ever become one. What is deleted stands behind the cell itself, or each behind the one before.
 */
function worn(
  client: number,
  options: { count: number; behind: "the cell" | "the last" },
): Uint8Array {
  const { count, behind } = options;
  const written = struct({
    ref: 8,
    root: WORKSHEET_CELLS,
    key: remarks(client),
    content: value(cell("x")),
  });
  const rest = many(count - 1, (index) => {
    const clock = index + 1;
    if (clock % 2 === 0) return struct({ ref: 0, content: number(1) });
    const origin = behind === "the cell" ? 0 : Math.max(0, clock - 2);
    return struct({ ref: 1, origin: [client, origin], content: number(1) });
  });
  return hostile({ blocks: [{ client, clock: 0, structs: [written, ...rest] }] });
}

/** A socket that is told when something is saved. */
async function openTold({ seat, cable, headers }: Person): Promise<RawSocket> {
  const path = syncPath({ negotiation: seat.negotiation, document: WORKSHEET });
  const query = `${SEAT_PARAM}=${seat.id}&${ACK_PARAM}=1`;
  const { socket } = await knock(`${cable.origin}${path}?${query}`, headers);
  if (socket === null) throw new Error("turned away");
  return socket;
}

const isTold = ({ frames }: RawSocket): boolean =>
  frames.some(([kind]) => kind === SYNC_MESSAGE.saved);

test("GUARD-6 R12 over a socket what many of one side send in the same turn counts together: only as many of them are taken as their half has room for", async () => {
  await using held = new AsyncDisposableStack();
  const house = held.use(await openTestHouse());
  const theirs = held.use(await takeSeat(house, { side: "b", role: "chief" }));
  // Numbers of one byte.
  const [long, first, other] = [1, 10, 100];
  const update = worn(long, { count: STRUCTS_KEPT, behind: "the cell" });
  expect(update.byteLength).toBeLessThan(COUNT_STRUCTS_FROM_BYTES);
  const people: { client: number; socket: RawSocket }[] = [];
  for (let index = 0; index < PEOPLE; index += 1) {
    const which = { side: "a", role: "negotiator", ordinal: index + 1 } as const;
    const person = held.use(await takeSeat(house, which));
    const client = first + index;
    lease(house, person, [client]);
    if (index === 0) {
      lease(house, person, [long]);
      keep(house, person, update);
    }
    people.push({ client, socket: held.use(await openTold(person)) });
  }
  const frames = people.map(({ client }) =>
    syncFrame("update", worn(client, { count: STRUCTS_EACH, behind: "the last" })),
  );
  people.forEach(({ socket }, index) => socket.send(frames[index] ?? Uint8Array.of()));
  await waitUntil("everybody is answered", () =>
    people.every(({ socket }) => isTold(socket) || !socket.isOpen()),
  );
  const refused = people.filter(({ socket }) => !socket.isOpen());
  expect(refused.length).toBe(1);
  for (const { socket } of refused) expect(await socket.closeCode()).toBe(CLOSE.tooLarge);

  lease(house, theirs, [other]);
  using across = await openTold(theirs);
  across.send(syncFrame("update", oneCell(other)));
  await waitUntil("the other side's is saved", () => isTold(across));
  const doc = new Y.Doc();
  for (const update of house.house.storage.documents.load(sheetOf(theirs)).updates)
    Y.applyUpdate(doc, update);
  const known = new Set(people.map(({ client }) => client));
  for (const { client } of refused) known.delete(client);
  expect(new Set(doc.store.clients.keys())).toEqual(new Set([long, other, ...known]));
});

test("GUARD-6 R12 over a socket cells that are written over again and again do not use up a document's room", async () => {
  await using ground = await openBattleGround();
  const cells = 1_000;
  const words = "x".repeat(MAX_CELL_CHARS - 1);
  /** Every cell once more, behind what stood in it. */
  const round = (again: number): Uint8Array => {
    const structs = many(cells, (index) => {
      const content = value(cell(`${again % 10}${words}`));
      return again === 0
        ? struct({ ref: 8, root: WORKSHEET_CELLS, key: remarks(index), content })
        : struct({ ref: 8, origin: [MINE, (again - 1) * cells + index], content });
    });
    return hostile({ blocks: [{ client: MINE, clock: again * cells, structs }] });
  };
  const rounds = Math.ceil(COMPACT_AFTER_BYTES / (cells * MAX_CELL_CHARS));
  expect(await ground.strike(WORKSHEET, ...many(rounds, round))).toBe("silence");
  const { storage } = ground.house.house;
  const bytes = (): number =>
    storage.documents
      .load(sheetOf(ground.witness))
      .updates.reduce((sum, update) => sum + update.byteLength, 0);
  await waitUntil("it is packed", () => bytes() < COMPACT_AFTER_BYTES / 2);
  expect(await ground.strike(WORKSHEET, round(rounds))).toBe("silence");
  expect(await ground.everything(WORKSHEET)).toContain(`${rounds}${words}`);
  await ground.mustStillWork();
});
