import { CLOSE } from "@crosstable/shared/close-codes";
import { COUNT_STRUCTS_FROM_BYTES } from "@crosstable/shared/document-limits";
import { CAUCUS_NOTES } from "@crosstable/shared/documents/caucus";
import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { documentKey } from "@crosstable/shared/rooms";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";

import { compactAtOnce } from "../storage/storage.ts";
import { cell, CELL, DRAFT, hostile, letters, struct, writtenBy } from "./guard/guard-on-trial.ts";
import { Work } from "./guard/work.ts";
import { LiveDocument } from "./live-document.ts";
import type { Page } from "./page-on-trial.ts";
import type { Speaker } from "./presence-room.ts";
import { SOON } from "./soon-on-trial.ts";
import { CAUCUS, openWire, TALKS, WORKSHEET, type WireOnTrial } from "./wire-on-trial.ts";

let wire: WireOnTrial;
beforeEach(async () => {
  wire = await openWire();
});
afterEach(async () => wire[Symbol.asyncDispose]());

async function enter(name: string, clientId: number): Promise<Page> {
  const page = await wire.visit(wire.seat(name), CAUCUS, { clientId, wantsAck: true });
  await vi.waitUntil(() => page.saved === 1, SOON);
  return page;
}

const KEY = documentKey({ negotiation: TALKS, document: CAUCUS });
const draft = (page: Page): string => page.doc.getText(DRAFT).toJSON();

/** Two letters "a", "b" of its own, and a third whose left neighbour is the later one. */
function crossed(client: number): Uint8Array {
  return hostile({
    blocks: [
      {
        client,
        clock: 0,
        structs: [
          struct({ ref: 4, root: DRAFT, content: letters("a") }),
          struct({ ref: 4, origin: [client, 0], content: letters("b") }),
          struct({ ref: 4, origin: [client, 1], right: [client, 0], content: letters("c") }),
        ],
      },
    ],
  });
}

test("GUARD-2 Y62 neighbours of one update that lie crosswise are taken back before anybody sees them; what others wrote stays", async () => {
  const [honest, reader] = [await enter("honest", 101), await enter("reader", 102)];
  const rude = await wire.visit(wire.seat("rude"), CAUCUS, { clientId: 103, isRude: true });
  honest.doc.getText(DRAFT).insert(0, "before");
  await vi.waitUntil(() => draft(reader) === "before", SOON);
  const rows = wire.stored(CAUCUS).length;
  rude.sendUpdate(crossed(103));
  await vi.waitUntil(() => rude.closed !== null, SOON);
  expect(rude.closed).toBe(CLOSE.notAllowed);
  expect(wire.stored(CAUCUS).length).toBe(rows);
  honest.doc.getText(DRAFT).insert(6, " and after");
  await vi.waitUntil(() => draft(reader) === "before and after", SOON);
  expect(reader.doc.store.clients.has(103)).toBe(false);
});

test("GUARD-2 what a tick has taken in from others survives a document that is loaded anew in the same tick", async () => {
  const [honest, reader] = [await enter("honest", 101), await enter("reader", 102)];
  const rude = await wire.visit(wire.seat("rude"), CAUCUS, { clientId: 103, isRude: true });
  for (let round = 0; round < 20; round += 1) honest.doc.getText(DRAFT).insert(round, "x");
  rude.sendUpdate(crossed(103));
  for (let round = 20; round < 40; round += 1) honest.doc.getText(DRAFT).insert(round, "x");
  await vi.waitUntil(() => draft(reader) === "x".repeat(40) && honest.saved === 41, SOON);
  await vi.waitUntil(() => rude.closed !== null, SOON);
  const late = await enter("late", 104);
  expect(draft(late)).toBe("x".repeat(40));
});

test("GUARD-1 neighbours that have drifted far apart while their writer was away are no reason to refuse", async () => {
  const traveller = new Y.Doc();
  traveller.clientID = 101;
  const others = new Y.Doc();
  others.clientID = 102;
  others.getText(DRAFT).insert(0, "[]");
  Y.applyUpdate(traveller, Y.encodeStateAsUpdate(others));
  traveller.getText(DRAFT).insert(1, "away");
  // Each letter goes before the one written last, so that no two of them merge into one struct.
  for (let index = 0; index < 21_000; index += 1) others.getText(DRAFT).insert(1, ".");
  const update = Y.encodeStateAsUpdate(others);
  wire.storage.transaction(() => wire.storage.documents.append([{ key: KEY, update }]));
  const back = await wire.visit(wire.seat("traveller"), CAUCUS, { clientId: 101, wantsAck: true });
  await vi.waitUntil(() => back.saved === 1, SOON);
  back.sendUpdate(Y.encodeStateAsUpdate(traveller));
  await vi.waitUntil(() => back.saved === 2 || back.closed !== null, SOON);
  expect(back.closed).toBeNull();
  const late = await enter("late", 103);
  expect(draft(late).replaceAll(".", "")).toBe("[away]");
});

test("GUARD-6 R12 what a turn has taken in counts at once toward the size from which a document's structs are counted", () => {
  const document = new LiveDocument({ negotiation: TALKS, document: CAUCUS }, wire.storage);
  const text = "x".repeat(COUNT_STRUCTS_FROM_BYTES / 2);
  const seat = wire.seat("writer");
  const from: Speaker = { seat, stamp: () => null, maySpeakFor: () => true };
  const wasLarge: boolean[] = [];
  document.takeTogether([101, 102], (client) => {
    const bytes = writtenBy(client, (doc) => doc.getText(DRAFT).insert(0, text));
    document.apply({ bytes, writers: [client], from, work: new Work() });
    wasLarge.push(document.isLarge);
  });
  expect(wasLarge).toEqual([false, true]);
  document.destroy();
});

test("a delegation that comes back to a document at rest has it read from the disk once, also where nobody asks for anything", () => {
  const snapshot = writtenBy(101, (doc) => doc.getText(DRAFT).insert(0, "kept"));
  const { documents } = wire.storage;
  wire.storage.transaction(() => documents.append([{ key: KEY, update: snapshot }]));
  compactAtOnce(documents, { key: KEY, snapshot, throughRow: documents.load(KEY).lastRow });
  const document = new LiveDocument({ negotiation: TALKS, document: CAUCUS }, wire.storage);
  const load = vi.spyOn(documents, "load");
  const greetings = Array.from({ length: 30 }, () => document.askFrame());
  expect(new Set(greetings).size).toBe(1);
  expect(load).toHaveBeenCalledTimes(1);
  // Once somebody writes, whoever comes is asked for what came after that.
  document.doc.getText(DRAFT).insert(4, " more");
  expect(document.askFrame().equals(greetings[0] ?? Buffer.alloc(0))).toBe(false);
  document.destroy();
});

test("formatting that the server tidies up reaches its writer too", async () => {
  const [one, other] = [await enter("one", 101), await enter("two", 102)];
  const paragraph = new Y.XmlElement("paragraph");
  const text = new Y.XmlText();
  one.doc.transact(() => {
    one.doc.getXmlFragment(CAUCUS_NOTES).insert(0, [paragraph]);
    paragraph.insert(0, [text]);
    text.insert(0, "bold words");
  });
  text.format(0, 4, { bold: {} });
  text.format(0, 10, { bold: {} });
  text.format(0, 10, { bold: null });
  await vi.waitUntil(() => one.saved === 5, SOON);
  const late = await enter("late", 103);
  await vi.waitUntil(() => same(one, other) && same(one, late), SOON);
  expect(one.doc.getXmlFragment(CAUCUS_NOTES).toJSON()).toBe("<paragraph>bold words</paragraph>");
});

function same(one: Page, other: Page): boolean {
  const [a, b] = [Y.encodeStateAsUpdate(one.doc), Y.encodeStateAsUpdate(other.doc)];
  return Buffer.from(a).equals(b);
}

test("SAVE-1 a document that comes back from the disk is the one that was left", async () => {
  const before = await wire.visit(wire.seat("before"), WORKSHEET, {
    clientId: 101,
    wantsAck: true,
  });
  before.sendUpdate(writtenBy(101, (doc) => doc.getMap(WORKSHEET_CELLS).set(CELL, cell("kept"))));
  await vi.waitUntil(() => before.saved === 2, SOON);
  const fromDisk = new Y.Doc();
  for (const update of wire.stored(WORKSHEET)) Y.applyUpdate(fromDisk, update);
  expect(fromDisk.getMap(WORKSHEET_CELLS).toJSON()).toEqual({ [CELL]: cell("kept") });
});
