import type { DocumentSession } from "@crosstable/client/sync/document-session";
import {
  cell,
  CELL,
  DRAFT,
  hostile,
  MINE,
  MINE_TOO,
  struct,
  THEIRS,
  value,
  writtenBy,
} from "@crosstable/server/sync/guard/guard-on-trial";
import { closeReason, type CloseReason } from "@crosstable/shared/close-codes";
import { CAUCUS_NOTES } from "@crosstable/shared/documents/caucus";
import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { documentKey, documentPath, type DocumentName } from "@crosstable/shared/rooms";
import { afterEach, beforeEach, expect } from "vitest";
import * as Y from "yjs";

import { takeSeat, type Person } from "../harness/person.ts";
import { openTestHouse, type TestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { askForAll, isStep, payloadOf, syncFrame } from "./frames.ts";
import { openRaw, settled, storedOf } from "./intruder.ts";

export const WORKSHEET: DocumentName = { kind: "worksheet" };
export const CAUCUS: DocumentName = { kind: "caucus", side: "a" };
const NOTHING = Y.encodeStateAsUpdate(new Y.Doc());

/** How the server answered to a hostile frame. */
export type Answer = CloseReason | "resync" | "silence";

/** The real house with an intruder in a seat that may write, and an honest witness beside it, in both documents that people write. */
export interface BattleGround extends AsyncDisposable {
  readonly house: TestHouse;
  readonly intruder: Person;
  readonly witness: Person;
  /** What the witness has open: the polite client, with its own copy of the document. */
  readonly seen: Readonly<Record<"worksheet" | "caucus", DocumentSession>>;
  /** Hands the intruder these clientIDs for a document. */
  lease(document: DocumentName, clients: readonly number[]): void;
  /** Sends updates one after the other over a socket of their own, and waits for what becomes of them. */
  strike(document: DocumentName, ...updates: readonly Uint8Array[]): Promise<Answer>;
  /** Everything that could have changed for anybody: the rows on the disk, and the document on the witness's screen. */
  everything(document: DocumentName): Promise<string>;
  /** The honest twin: somebody writes, and the witness and whoever comes later have the same document, the disk as well. */
  mustStillWork(): Promise<void>;
  /** Closes the house and opens it on the same disk, and waits until the witness has come back. */
  restart(): Promise<void>;
}

/** One for each test of a file, after which people still work in it: the honest twin of every attack there. */
export function groundForEachTest(): () => BattleGround {
  let ground: BattleGround | null = null;
  const current = (): BattleGround => {
    if (ground === null) throw new Error("there is no ground before a test begins");
    return ground;
  };
  beforeEach(async () => {
    ground = await openBattleGround();
  });
  afterEach(async () => {
    await current().mustStillWork();
    await current()[Symbol.asyncDispose]();
  });
  return current;
}

/** What the guard's own attacks stand on: a cell of somebody else's, and a draft and a paragraph of somebody else's. */
const THEIR_CELL = writtenBy(THEIRS, (doc) =>
  doc.getMap(WORKSHEET_CELLS).set(CELL, cell("theirs")),
);
const THEIR_CAUCUS = writtenBy(THEIRS, (doc) => {
  doc.getText(DRAFT).insert(0, "eleven chrs");
  const paragraph = new Y.XmlElement("paragraph");
  doc.getXmlFragment(CAUCUS_NOTES).insert(0, [paragraph]);
  const text = new Y.XmlText();
  paragraph.insert(0, [text]);
  text.insert(0, "notes");
});

export async function openBattleGround(): Promise<BattleGround> {
  const cleanup = new AsyncDisposableStack();
  const house = cleanup.use(await openTestHouse());
  const intruder = cleanup.use(await takeSeat(house, { side: "a", role: "chief" }));
  const witness = cleanup.use(await takeSeat(house, { side: "a", role: "negotiator" }));
  for (const [document, theirs] of [
    [WORKSHEET, THEIR_CELL],
    [CAUCUS, THEIR_CAUCUS],
  ] as const) {
    leaseTo({ house, person: witness }, document, [THEIRS]);
    leaseTo({ house, person: intruder }, document, [MINE, MINE_TOO]);
    using socket = await openRaw(witness, document);
    socket.send(syncFrame("update", theirs));
    await settled(socket);
  }
  const seen = {
    worksheet: await witness.openDocument(WORKSHEET),
    caucus: await witness.openDocument(CAUCUS),
  };
  return {
    house,
    intruder,
    witness,
    seen,
    lease: (document, clients) => leaseTo({ house, person: intruder }, document, clients),
    strike: async (document, ...updates) => sendHostile(intruder, document, updates),
    everything: async (document) => everythingOf({ house, witness, seen }, document),
    mustStillWork: async () => mustStillWork({ house, intruder, witness, seen }),
    restart: async () => {
      await house.restart();
      const sessions = Object.values(seen);
      await waitUntil("the witness has come back", () =>
        sessions.every(({ state }) => state.getState().status === "live"),
      );
    },
    [Symbol.asyncDispose]: async () => cleanup.disposeAsync(),
  };
}

let nextClient = 1_000_000;

function leaseTo(
  { house, person }: { house: TestHouse; person: Person },
  document: DocumentName,
  clients: readonly number[],
): void {
  house.house.storage.clientIds.lease({
    key: documentKey({ negotiation: person.seat.negotiation, document }),
    seat: person.seat.id,
    clientIds: [...clients],
    atMs: 0,
  });
}

async function sendHostile(
  intruder: Person,
  document: DocumentName,
  updates: readonly Uint8Array[],
): Promise<Answer> {
  using socket = await openRaw(intruder, document);
  await waitUntil("the server has greeted", () => socket.frames.length > 0);
  // As long as the greeting is unanswered a gap is no news; see wire-order.test.ts.
  socket.send(syncFrame("step2", NOTHING));
  const before = socket.frames.length;
  for (const update of updates) socket.send(syncFrame("update", update));
  socket.send(askForAll());
  const since = (step: "step1" | "step2"): boolean =>
    socket.frames.slice(before).some((frame) => isStep(frame, step));
  await waitUntil("the server has answered", () => since("step2") || !socket.isOpen());
  if (!socket.isOpen()) return closeReason(await socket.closeCode()) ?? "malformed";
  return since("step1") ? "resync" : "silence";
}

type Scene = Pick<BattleGround, "house" | "witness" | "seen">;

/** The document as somebody has it: what stands in it, and how far it knows each writer. */
function pictureOf(doc: Y.Doc): string {
  const drafts = [...doc.share.keys()].filter((root) => root.startsWith("draft/")).toSorted();
  return JSON.stringify([
    // Whoever comes later is given them in another order.
    Object.entries(doc.getMap(WORKSHEET_CELLS).toJSON()).toSorted(([one], [other]) =>
      one < other ? -1 : 1,
    ),
    doc.getMap("new").toJSON(),
    doc.getXmlFragment(CAUCUS_NOTES).toJSON(),
    drafts.map((root) => [root, doc.getText(root).toJSON()]),
    [...Y.decodeStateVector(Y.encodeStateVector(doc))].toSorted(([one], [other]) => one - other),
    doc.store.pendingStructs === null && doc.store.pendingDs === null,
  ]);
}

function sessionOf(seen: BattleGround["seen"], document: DocumentName): DocumentSession {
  return document.kind === "worksheet" ? seen.worksheet : seen.caucus;
}

async function everythingOf(scene: Scene, document: DocumentName): Promise<string> {
  // Whatever was on its way to the witness before this has come when this is answered.
  using socket = await openRaw(scene.witness, document);
  await settled(socket);
  const { state, doc } = sessionOf(scene.seen, document);
  return JSON.stringify([
    storedOf(scene.house, scene.witness, document),
    pictureOf(doc),
    state.getState().closed,
  ]);
}

function loaded(scene: Scene, document: DocumentName): Y.Doc {
  const key = documentKey({ negotiation: scene.witness.seat.negotiation, document });
  const doc = new Y.Doc();
  for (const update of scene.house.house.storage.documents.load(key).updates)
    Y.applyUpdate(doc, update);
  return doc;
}

async function mustStillWork(scene: Scene & { intruder: Person }): Promise<void> {
  const { intruder, seen } = scene;
  for (const document of [WORKSHEET, CAUCUS]) {
    const { doc } = sessionOf(seen, document);
    const client = (nextClient += 1);
    leaseTo({ house: scene.house, person: intruder }, document, [client]);
    const { state } = sessionOf(seen, document);
    await waitUntil("the witness is there", () => state.getState().status === "live");
    using socket = await openRaw(intruder, document);
    socket.send(syncFrame("update", goodWriting(document, client)));
    const words = `good ${client}`;
    await waitUntil(`the witness has what was written into ${documentPath(document)}`, () =>
      pictureOf(doc).includes(words),
    );
    await settled(socket);
    expect(pictureOf(loaded(scene, document))).toBe(pictureOf(doc));
    const late = new Y.Doc();
    for (const frame of socket.frames)
      if (isStep(frame, "step2") || isStep(frame, "update")) Y.applyUpdate(late, payloadOf(frame));
    expect(pictureOf(late)).toBe(pictureOf(doc));
  }
}

function goodWriting(document: DocumentName, client: number): Uint8Array {
  const words = `good ${client}`;
  if (document.kind === "worksheet") {
    const content = value(cell(words));
    const write = struct({ ref: 8, root: WORKSHEET_CELLS, key: CELL, content });
    return hostile({ blocks: [{ client, clock: 0, structs: [write] }] });
  }
  return writtenBy(client, (doc) => doc.getText(DRAFT).insert(0, words));
}
