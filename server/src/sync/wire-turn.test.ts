import { CLOSE } from "@crosstable/shared/close-codes";
import { FRAMES_A_TURN } from "@crosstable/shared/document-limits";
import { cellKey, WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { mustProposalId } from "@crosstable/shared/ids";
import type { DocumentName } from "@crosstable/shared/rooms";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";

import { CommitTick } from "./commit-tick.ts";
import { cell, CELL, DRAFT } from "./guard/guard-on-trial.ts";
import type { Page } from "./page-on-trial.ts";
import { soon } from "./soon-on-trial.ts";
import { CAUCUS, openWire, WORKSHEET, type WireOnTrial } from "./wire-on-trial.ts";

// What one turn does: all documents in one commit, and rights once more before it.

let wire: WireOnTrial;
beforeEach(async () => {
  wire = await openWire();
});
afterEach(async () => wire[Symbol.asyncDispose]());

async function enter(name: string, document: DocumentName, clientId: number): Promise<Page> {
  const page = await wire.visit(wire.seat(name), document, { clientId, wantsAck: true });
  await soon(() => expect([page.isSynced, page.saved]).toEqual([true, 1]));
  return page;
}

/** Somebody who writes and somebody who sees it, on the worksheet and in a caucus. */
async function twoRooms() {
  const table = {
    author: await enter("one", WORKSHEET, 101),
    reader: await enter("two", WORKSHEET, 102),
  };
  const caucus = {
    author: await enter("three", CAUCUS, 103),
    reader: await enter("four", CAUCUS, 104),
  };
  return {
    authors: [table.author, caucus.author],
    readers: [table.reader, caucus.reader],
    writeAtTable: (words: string) =>
      table.author.doc.getMap(WORKSHEET_CELLS).set(CELL, cell(words)),
    writeInCaucus: (words: string) => caucus.author.doc.getText(DRAFT).insert(0, words),
    seen: () => [
      table.reader.doc.getMap(WORKSHEET_CELLS).get(CELL),
      caucus.reader.doc.getText(DRAFT).toJSON(),
    ],
  };
}

const updatesOf = (page: Page): number =>
  page.heard.filter((each) => each.kind === "update").length;
const savedOf = (pages: readonly Page[]): number[] => pages.map(({ saved }) => saved);
const storedSince = (length: number): number =>
  wire.trace.slice(length).filter(({ did }) => did === "stored").length;

test("SAVE-1 two documents written in one turn go to the disk in one transaction, and each room is told in one frame after it", async () => {
  const rooms = await twoRooms();
  const before = wire.trace.length;
  rooms.writeAtTable("at the table");
  rooms.writeInCaucus("among ourselves");
  await soon(() => expect(rooms.seen()).toEqual([cell("at the table"), "among ourselves"]));
  await soon(() => expect(savedOf(rooms.authors)).toEqual([2, 2]));
  expect(storedSince(before)).toBe(1);
  expect(wire.trace.slice(before).findIndex(({ did }) => did === "sent")).toBe(1);
  expect(rooms.readers.map(updatesOf)).toEqual([1, 1]);
  expect([wire.stored(WORKSHEET).length, wire.stored(CAUCUS).length]).toEqual([1, 1]);

  // Written one after the other they are two.
  rooms.writeAtTable("later");
  await soon(() => expect(savedOf(rooms.authors)).toEqual([3, 2]));
  rooms.writeInCaucus("later: ");
  await soon(() => expect(savedOf(rooms.authors)).toEqual([3, 3]));
  expect(storedSince(before)).toBe(3);
});

test("SAVE-1 when the commit of a turn fails, every document of it is let go and nothing of any is acknowledged or seen", async () => {
  const rooms = await twoRooms();
  wire.failOnceWith = new Error("disk full");
  rooms.writeAtTable("lost");
  rooms.writeInCaucus("lost");
  const pages = [...rooms.authors, ...rooms.readers];
  await soon(() =>
    expect(pages.map(({ closed }) => closed)).toEqual(pages.map(() => CLOSE.tryAgain)),
  );
  expect(wire.warnings.filter((words) => words === "document-let-go").length).toBe(2);
  expect(savedOf(rooms.authors)).toEqual([1, 1]);
  expect(rooms.seen()).toEqual([undefined, ""]);
  expect([wire.stored(WORKSHEET), wire.stored(CAUCUS)]).toEqual([[], []]);

  const back = await enter("five", WORKSHEET, 105);
  back.doc.getMap(WORKSHEET_CELLS).set(CELL, cell("stored again"));
  await soon(() => expect(back.saved).toBe(2));
  expect(wire.stored(WORKSHEET).length).toBe(1);
});

/** Does something once, as soon as so many frames with writing have been received and wait for their turn. */
function whenReceived(frames: number, what: () => void): Disposable {
  const receive = Reflect.get<CommitTick, "receive">(CommitTick.prototype, "receive");
  let waiting = 0;
  CommitTick.prototype.receive = function watchedReceive(this: CommitTick, socket, message) {
    receive.call(this, socket, message);
    if (message.kind !== "write") return;
    waiting += 1;
    if (waiting === frames) what();
  };
  return {
    [Symbol.dispose]: () => {
      CommitTick.prototype.receive = receive;
    },
  };
}

const cellOf = (frame: number): string => cellKey(mustProposalId(`W-${frame}`), "remarks");

/** So many frames of one cell each. */
function framesUnder(clientId: number, frames: number): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const made: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => made.push(update));
  for (let frame = 1; frame <= frames; frame += 1)
    doc.getMap(WORKSHEET_CELLS).set(cellOf(frame), cell("mine"));
  return made;
}

/** Somebody whose frames are received, and somebody who would see them. */
async function openSeat() {
  const reader = await enter("reader", WORKSHEET, 101);
  const seat = wire.seat("leaver");
  const page = await wire.visit(seat, WORKSHEET, { clientId: 102, wantsAck: true, isRude: true });
  page.sendStep2(Uint8Array.of(0, 0));
  await soon(() => expect(page.saved).toBe(1));
  return {
    page,
    reader,
    /** As the host does it: the seat's row first, which decides, then its sockets. */
    revoke: () => {
      wire.storage.seats.outdate(seat.id);
    },
    closeSockets: () => wire.sync.closeSeat(seat.id, "signedOut"),
    seen: () => reader.doc.getMap(WORKSHEET_CELLS).size,
  };
}

/** What comes after it is stored and seen, so whatever came before it has been dealt with. */
async function writingGoesOn(reader: Page): Promise<void> {
  const saved = reader.saved;
  reader.doc.getMap(WORKSHEET_CELLS).set(cellOf(999), cell("reader"));
  await soon(() => expect(reader.saved).toBe(saved + 1));
}

test("RIGHTS-1 a seat that is revoked while its frames wait for their turn has nothing of them stored or seen", async () => {
  const { page, reader, revoke, seen } = await openSeat();
  using _received = whenReceived(3, revoke);
  for (const frame of framesUnder(102, 3)) page.sendUpdate(frame);
  await soon(() => expect(page.closed).toBe(CLOSE.rightsChanged));
  expect([page.saved, seen(), wire.stored(WORKSHEET)]).toEqual([1, 0, []]);
  await writingGoesOn(reader);
  expect([seen(), wire.stored(WORKSHEET).length]).toEqual([1, 1]);
});

test("RIGHTS-1 the same frames of a seat that is not revoked are stored and seen", async () => {
  const { page, seen } = await openSeat();
  let received = 0;
  using _received = whenReceived(3, () => (received += 1));
  for (const frame of framesUnder(102, 3)) page.sendUpdate(frame);
  await soon(() => expect([page.saved, seen()]).toEqual([4, 3]));
  expect([received, page.closed]).toEqual([1, null]);
  expect(wire.stored(WORKSHEET).length).toBeGreaterThan(0);
});

test("RIGHTS-1 a seat whose sockets are closed while its frames wait has nothing of them stored or seen, though its row came back", async () => {
  const { page, reader, closeSockets, seen } = await openSeat();
  using _received = whenReceived(3, closeSockets);
  for (const frame of framesUnder(102, 3)) page.sendUpdate(frame);
  await soon(() => expect(page.closed).toBe(CLOSE.signedOut));
  await writingGoesOn(reader);
  expect([page.saved, seen(), wire.stored(WORKSHEET).length]).toEqual([1, 1, 1]);
});

/** Does something once, as soon as a turn has dealt with its share of what had been received. */
function afterNextTurn(what: () => void): Disposable {
  const flush = Reflect.get<CommitTick, "flush">(CommitTick.prototype, "flush");
  const restore = (): void => {
    CommitTick.prototype.flush = flush;
  };
  CommitTick.prototype.flush = function watchedFlush(this: CommitTick) {
    restore();
    flush.call(this);
    what();
  };
  return { [Symbol.dispose]: restore };
}

test("RIGHTS-1 what of a revoked seat is left for a later turn is not stored, though what was dealt with before stays", async () => {
  const frames = 2 * FRAMES_A_TURN;
  const { page, reader, revoke, seen } = await openSeat();
  using held = new DisposableStack();
  held.use(whenReceived(1, () => held.use(afterNextTurn(revoke))));
  for (const frame of framesUnder(102, frames)) page.sendUpdate(frame);
  await soon(() => expect(page.closed).toBe(CLOSE.rightsChanged));
  await writingGoesOn(reader);
  const byReader = 1;
  expect(seen()).toBeGreaterThan(byReader);
  expect(seen()).toBeLessThanOrEqual(FRAMES_A_TURN + byReader);
});
