import { CLOSE, closeWords, type CloseReason } from "@crosstable/shared/close-codes";
import { MAX_SYNC_MESSAGE_BYTES } from "@crosstable/shared/document-limits";
import { GALLERY_ROWS } from "@crosstable/shared/documents/gallery";
import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { afterEach, beforeEach, expect, test } from "vitest";
import type * as Y from "yjs";

import { cell, CELL, goodCell, hostile, writtenBy } from "./guard/guard-on-trial.ts";
import { syncMessage, type Page } from "./page-on-trial.ts";
import { soon } from "./soon-on-trial.ts";
import {
  CAUCUS,
  GALLERY,
  openWire,
  OTHER_TALKS,
  TALKS,
  WORKSHEET,
  type WireOnTrial,
} from "./wire-on-trial.ts";

let wire: WireOnTrial;
let negotiator: Page;
beforeEach(async () => {
  wire = await openWire();
  negotiator = await wire.visit(wire.seat("negotiator"), WORKSHEET, { clientId: 101 });
  await negotiator.until(() => negotiator.isSynced);
});
afterEach(async () => wire[Symbol.asyncDispose]());

const cells = (page: Page): Y.Map<unknown> => page.doc.getMap(WORKSHEET_CELLS);

/** Nothing has come to the negotiator from anybody, and writing still goes through. */
async function nothingChanged(before: number): Promise<void> {
  expect(wire.stored(WORKSHEET)).toEqual([]);
  const witness = await wire.visit(wire.seat("witness", { side: "b" }), WORKSHEET, {
    clientId: 999,
  });
  await witness.until(() => witness.isSynced);
  cells(witness).set(CELL, cell("witness"));
  await soon(() => expect(cells(negotiator).get(CELL)).toEqual(cell("witness")));
  expect(negotiator.heard.length - before).toBe(1);
}

const GOOD = writtenBy(102, (doc) => doc.getMap(WORKSHEET_CELLS).set(CELL, cell("mine")));
const NOTHING = Uint8Array.of(0, 0);

test("CAUCUS-1 a seat that may not read a document is told so and gets no byte of it", async () => {
  const theirs = await wire.visit(wire.seat("their-chief", { side: "b", role: "chief" }), CAUCUS);
  const host = await wire.visit(wire.seat("host", { side: null, role: "host" }), CAUCUS);
  const observer = await wire.visit(
    wire.seat("observer", { side: null, role: "observer" }),
    WORKSHEET,
  );
  const pages = [theirs, host, observer];
  await soon(() =>
    expect(pages.map(({ closed }) => closed)).toEqual(pages.map(() => CLOSE.notYourDocument)),
  );
  expect(pages.flatMap(({ heard }) => heard)).toEqual([]);
  const own = await wire.visit(wire.seat("own-chief", { role: "chief" }), CAUCUS);
  await own.until(() => own.isSynced);
});

test("a seat of one negotiation opens nothing of another", async () => {
  const stranger = await wire.visit(wire.seat("stranger"), WORKSHEET, { negotiation: OTHER_TALKS });
  await soon(() => expect(stranger.closed).toBe(CLOSE.notYourDocument));
  expect(stranger.heard).toEqual([]);
});

test("RIGHTS-2 a visitor whom the door found before the seat changed is sent to load anew", async () => {
  const seat = wire.seat("changing");
  wire.storage.seats.change(seat.id, { side: "b", role: "chief", name: seat.name });
  const late = await wire.visit(seat, WORKSHEET);
  await soon(() => expect(late.closed).toBe(CLOSE.rightsChanged));
});

test("RIGHTS-2 what an old tab wrote before it heard of the change is refused, not stored and not shown", async () => {
  const seat = wire.seat("changing");
  const old = await wire.visit(seat, WORKSHEET, { clientId: 102 });
  await old.until(() => old.isSynced);
  const before = negotiator.heard.length;
  wire.storage.seats.change(seat.id, { side: null, role: "observer", name: seat.name });
  old.sendUpdate(GOOD);
  await soon(() => expect(old.closed).toBe(CLOSE.rightsChanged));
  await nothingChanged(before);
});

test("RIGHTS-1 closing a seat closes each of its sockets at once and nobody else's", async () => {
  const seat = wire.seat("leaver");
  const [one, other] = [
    await wire.visit(seat, WORKSHEET, { clientId: 102 }),
    await wire.visit(seat, CAUCUS, { clientId: 103 }),
  ];
  await soon(() => expect([one.isSynced, other.isSynced]).toEqual([true, true]));
  wire.sync.closeSeat(seat.id, "rightsChanged");
  await soon(() =>
    expect([one.closed, other.closed]).toEqual([CLOSE.rightsChanged, CLOSE.rightsChanged]),
  );
  await nothingChanged(negotiator.heard.length);
});

test("OBSERVER-2 a read-only seat's write closes its socket and changes nothing; the same bytes of a writer are taken", async () => {
  const staff = wire.seat("staff", { role: "staff" });
  const before = negotiator.heard.length;
  for (const send of [
    (page: Page) => page.sendUpdate(GOOD),
    (page: Page) => page.sendStep2(GOOD),
    (page: Page) => page.sendUpdate(NOTHING),
    (page: Page) => page.sendStep2(hostile({ deletes: [{ client: 101, ranges: [[0, 1]] }] })),
  ]) {
    const reader = await wire.visit(staff, WORKSHEET);
    await reader.until(() => reader.isSynced);
    send(reader);
    await soon(() => expect(reader.closed).toBe(CLOSE.readOnlyWrote));
  }
  await nothingChanged(before);
  const writer = await wire.visit(wire.seat("writer"), WORKSHEET, {
    clientId: 102,
    wantsAck: true,
  });
  writer.sendUpdate(GOOD);
  await soon(() => expect(writer.saved).toBeGreaterThan(0));
});

test("OBSERVER-2 what the stock provider sends by itself is dropped in silence, and nobody asks a reader for its writing", async () => {
  const observer = wire.seat("observer", { side: null, role: "observer" });
  const reader = await wire.visit(observer, GALLERY);
  await reader.until(() => reader.isSynced);
  reader.say({ client: 7, clock: 0, state: {} });
  reader.say({ client: 7, clock: 1, state: null });
  reader.sendStep2(NOTHING);
  reader.ask();
  await soon(() => expect(reader.heard.map(({ kind }) => kind)).toEqual(["step2", "step2"]));
  expect(reader.closed).toBeNull();
});

test("OBSERVER-2 a presence with content from a read-only seat closes its socket, and nobody sees it", async () => {
  const before = negotiator.heard.length;
  const reader = await wire.visit(wire.seat("staff", { role: "staff" }), WORKSHEET);
  reader.say({ client: 7, clock: 1, state: { cell: null } });
  await soon(() => expect(reader.closed).toBe(CLOSE.presenceRefused));
  await nothingChanged(before);
});

test("OBSERVER-2 A3 numbers in a longer form pass no filter: the socket closes and nothing is written", async () => {
  const before = negotiator.heard.length;
  for (const role of ["staff", "negotiator"] as const) {
    const leased = role === "negotiator" ? { clientId: 102 } : {};
    const page = await wire.visit(wire.seat(`long-${role}`, { role }), WORKSHEET, leased);
    page.send(Uint8Array.of(0x80, 0, 0x82, 0, GOOD.length, ...GOOD));
    await soon(() => expect(page.closed).toBe(CLOSE.malformed));
  }
  await nothingChanged(before);
});

const BROKEN: readonly (readonly [string, Uint8Array])[] = [
  ["nothing", new Uint8Array()],
  ["an unknown message", Uint8Array.of(42)],
  ["a message of the server's", Uint8Array.of(100, 1)],
  ["an auth message", Uint8Array.of(2, 0)],
  ["an unknown step", Uint8Array.of(0, 3, 0)],
  ["a step cut short", Uint8Array.of(0, 2)],
  ["a length beyond the end", Uint8Array.of(0, 2, 9, 0)],
  ["bytes after the end", Uint8Array.of(...syncMessage(2, GOOD), 0)],
  ["a state vector that lies about its length", syncMessage(0, Uint8Array.of(0xff, 0xff, 3))],
  ["bytes after a state vector", syncMessage(0, Uint8Array.of(0, 0))],
  ["a question after presence", Uint8Array.of(3, 0)],
  ["presence that is no JSON", Uint8Array.of(1, 5, 1, 7, 0, 1, 0x7b)],
  ["presence that is a list", Uint8Array.of(1, 6, 1, 7, 0, 2, 0x5b, 0x5d)],
  ["an update cut short", syncMessage(2, GOOD.subarray(0, -1))],
];

test.each(BROKEN)(
  "GUARD-2 %s closes the socket for good and changes nothing",
  async (_what, bytes) => {
    const before = negotiator.heard.length;
    const page = await wire.visit(wire.seat("broken"), WORKSHEET, { clientId: 102 });
    page.send(bytes);
    await soon(() => expect(page.closed).toBe(CLOSE.malformed));
    await nothingChanged(before);
  },
);

test("GUARD-2 text instead of bytes closes the socket for good", async () => {
  const before = negotiator.heard.length;
  const page = await wire.visit(wire.seat("wordy"), WORKSHEET, { clientId: 102 });
  page.sendText("hello");
  await soon(() => expect(page.closed).toBe(CLOSE.malformed));
  await nothingChanged(before);
});

test("GUARD-5 a message over the limit closes the socket for good, however much over", async () => {
  const before = negotiator.heard.length;
  const page = await wire.visit(wire.seat("large"), WORKSHEET, { clientId: 102 });
  page.send(new Uint8Array(MAX_SYNC_MESSAGE_BYTES + 1));
  await soon(() => expect(page.closed).toBe(CLOSE.tooLarge));
  await nothingChanged(before);
});

test("WRITE-1 Y8 new writing under somebody else's clientID closes the socket; under a leased one it is taken", async () => {
  const before = negotiator.heard.length;
  const forged = hostile({ blocks: [{ client: 101, clock: 0, structs: [goodCell] }] });
  const forger = await wire.visit(wire.seat("forger"), WORKSHEET, { clientId: 102 });
  forger.sendUpdate(forged);
  await soon(() => expect(forger.closed).toBe(CLOSE.foreignClientId));
  await nothingChanged(before);
  negotiator.sendUpdate(forged);
  await soon(() => expect(wire.stored(WORKSHEET).length).toBe(2));
});

test("GUARD-4 the documents of the server take no writing of anybody", async () => {
  wire.sync.serverDocuments.commit({
    changes: [
      {
        address: { negotiation: TALKS, document: GALLERY },
        change: (doc) => void doc.getMap(GALLERY_ROWS).set("W-1", { id: "W-1" }),
      },
    ],
    alongside: () => undefined,
  });
  const rows = wire.stored(GALLERY);
  const chief = await wire.visit(wire.seat("chief", { role: "chief" }), GALLERY, { clientId: 102 });
  await chief.until(() => chief.isSynced);
  chief.sendUpdate(writtenBy(102, (doc) => doc.getMap(GALLERY_ROWS).set("W-2", {})));
  await soon(() => expect(chief.closed).toBe(CLOSE.readOnlyWrote));
  expect(wire.stored(GALLERY)).toEqual(rows);
});

test("the words of every close fit into a close frame", () => {
  const longest = Object.keys(CLOSE).map((reason) =>
    Buffer.byteLength(closeWords(reason as CloseReason)),
  );
  expect(Math.max(...longest)).toBeLessThanOrEqual(123);
});
