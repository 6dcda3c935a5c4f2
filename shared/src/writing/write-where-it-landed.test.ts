import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";

import { isBetweenNeighbours } from "./between-neighbours.ts";
import { BOTH_LINES, listLine, takeBackALine } from "./take-back-a-line-for-tests.ts";
import { writeWhereItLanded } from "./write-where-it-landed.ts";

const NOTES = "notes";
const SEED = 20071105;
const RUNS = 40;

interface Page {
  readonly doc: Y.Doc;
  readonly notes: Y.XmlFragment;
  readonly undo: Y.UndoManager;
  /** What it would send, act by act. */
  readonly sent: readonly Uint8Array[];
}

function openPage(client: number, isMended = true): Page {
  const doc = new Y.Doc();
  doc.clientID = client;
  if (isMended) writeWhereItLanded(doc);
  const notes = doc.getXmlFragment(NOTES);
  const sent: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "line") sent.push(update);
  });
  return { doc, notes, undo: new Y.UndoManager(notes, { captureTimeout: 0 }), sent };
}

function wordsOf(doc: Y.Doc): string {
  return doc.getXmlFragment(NOTES).toJSON();
}

/** How many of the updates put something in that does not stand between its neighbours. */
function crosswiseIn(updates: readonly Uint8Array[]): number {
  const doc = new Y.Doc();
  return updates.filter((update) => {
    const before = Y.decodeStateVector(Y.encodeStateVector(doc));
    return doc.transact(() => {
      Y.applyUpdate(doc, update);
      const writers = [...doc.store.clients.keys()];
      const beginnings = writers.map((client) => ({ client, clock: before.get(client) ?? 0 }));
      return !isBetweenNeighbours(doc, beginnings);
    });
  }).length;
}

test("GUARD-1 what somebody takes back lies between its neighbours, on its own and as part of more; without the mending it lies crosswise", () => {
  const unmended = openPage(1, false);
  takeBackALine(unmended.notes);
  expect(crosswiseIn(unmended.sent)).toBe(1);
  for (const last of ["one by one", "together"] as const) {
    const page = openPage(1);
    takeBackALine(page.notes, last);
    expect(wordsOf(page.doc)).toBe(BOTH_LINES);
    expect(crosswiseIn(page.sent)).toBe(0);
    expect(crosswiseIn([Y.encodeStateAsUpdate(page.doc)])).toBe(0);
  }
});

test("SYNC-1 what is written meanwhile in the same place stands in the same order for whoever took back and for everybody else", () => {
  const page = openPage(5);
  takeBackALine(page.notes);
  const list = page.notes.get(0) as Y.XmlElement;
  const others = [2, 9].map((client) => {
    const other = openPage(client);
    // Up to the list that has been put back, and without the line that is put back last.
    for (const update of page.sent.slice(0, -1)) Y.applyUpdate(other.doc, update, "line");
    const theirs = other.notes.get(0) as Y.XmlElement;
    theirs.insert(0, [listLine(`above ${client}`)]);
    theirs.insert(theirs.length, [listLine(`below ${client}`)]);
    return other;
  });
  list.insert(1, [listLine("between")]);
  const all = [page, ...others];
  const updates = all.flatMap(({ sent }) => sent);
  for (const { doc } of all) for (const update of updates) Y.applyUpdate(doc, update, "line");
  const fresh = new Y.Doc();
  Y.applyUpdate(fresh, Y.mergeUpdates(updates.toReversed()));
  const ends = [fresh, ...all.map(({ doc }) => doc)].map((doc) => wordsOf(doc));
  expect(new Set(ends).size).toBe(1);
  expect(ends[0]).toContain("between");
});

test("GUARD-1 typing, and taking back what lies between its neighbours, is sent as Yjs alone would send it", () => {
  const [mended, plain] = [openPage(1), openPage(1, false)];
  for (const { notes, undo } of [mended, plain]) {
    notes.insert(0, [listLine("first"), listLine("second")]);
    notes.delete(0, 1);
    undo.undo();
    undo.redo();
    undo.undo();
    notes.insert(1, [listLine("between")]);
  }
  expect(mended.sent).toEqual(plain.sent);
});

const acts = fc.array(fc.record({ by: fc.nat(1), kind: fc.nat(11), at: fc.nat(50) }), {
  minLength: 60,
  maxLength: 160,
  size: "max",
});
type Act = (typeof acts extends fc.Arbitrary<infer Some> ? Some : never)[number];

function act({ notes, undo }: Page, { kind, at }: Act): void {
  const some = notes.length === 0 ? null : (notes.get(at % notes.length) as Y.XmlElement);
  const within = some === null || some.length === 0 ? 0 : at % some.length;
  if (some === null || kind === 0) notes.insert(0, [new Y.XmlElement("bulletList")]);
  else if (kind === 1) notes.delete(at % notes.length, 1);
  else if (kind <= 3) some.insert(at % (some.length + 1), [listLine(`${at}`)]);
  else if (kind <= 5 && some.length > 0) some.delete(within, 1);
  else if (kind <= 9) undo.undo();
  else undo.redo();
}

/** Two people act by turns and meet now and then. Returns how many updates lay crosswise, and what the server and both end with. */
function writeTogether(
  all: readonly Act[],
  isMended: boolean,
): { crosswise: number; ends: string[] } {
  const pages = [openPage(1, isMended), openPage(2, isMended)];
  const stored: Uint8Array[] = [];
  const taken = pages.map(() => 0);
  const meet = (): void => {
    for (const [index, { sent }] of pages.entries()) {
      stored.push(...sent.slice(taken[index]));
      taken[index] = sent.length;
    }
    for (const { doc } of pages) for (const update of stored) Y.applyUpdate(doc, update, "line");
  };
  for (const [index, each] of all.entries()) {
    const page = pages[each.by];
    if (page !== undefined) act(page, each);
    if (index % 30 === 29) meet();
  }
  meet();
  const server = new Y.Doc();
  for (const update of stored) Y.applyUpdate(server, update);
  return {
    crosswise: crosswiseIn(stored),
    ends: [server, ...pages.map(({ doc }) => doc)].map(wordsOf),
  };
}

test(`GUARD-1 in ${RUNS} lists that two people write and take back in, away from each other for a while, nothing lies crosswise and both end alike (seed ${SEED})`, () => {
  let withoutMending = 0;
  fc.assert(
    fc.property(acts, (all) => {
      withoutMending += writeTogether(all, false).crosswise;
      const { crosswise, ends } = writeTogether(all, true);
      expect(crosswise).toBe(0);
      expect(new Set(ends).size).toBe(1);
    }),
    { seed: SEED, numRuns: RUNS },
  );
  expect(withoutMending).toBeGreaterThan(0);
});
