import { rmSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { Worker } from "node:worker_threads";

import { ownBuffers } from "@crosstable/server/helper-threads";
import { openSqliteStorage } from "@crosstable/server/storage/sqlite-storage";
import { compactAtOnce, type Storage } from "@crosstable/server/storage/storage";
import * as Y from "yjs";

import { chanceFrom, someWords } from "./chance.ts";
import { workFolder } from "./machine.ts";

// npm run bench:snapshot: for how long a snapshot of a long draft keeps the main thread from everybody, step by step: the reading of
// the former snapshot with 2,000 updates, handed to a thread, and the writing of the new one.

const SIZES = [64_000, 260_000, 2_000_000];
const UPDATES = 2_000;
const ROUNDS = 6;
const AUTHORS = 15;
const LONGEST_RUN = 12;
const TYPED_A_TURN = 2_000;
const PAGE = 3_000;
const KEY = "talks/caucus.a";
const SEED = 7;

/** Types so many letters here and there around one place, an update for each letter. */
function type(doc: Y.Doc, letters: number, chance: () => number): void {
  const text = doc.getText("draft");
  const from = Math.floor(chance() * Math.max(1, text.length - PAGE));
  for (let typed = 0; typed < letters;) {
    const run = Math.min(letters - typed, 1 + Math.floor(chance() * LONGEST_RUN));
    const at = Math.min(text.length, from + Math.floor(chance() * PAGE));
    const words = someWords(chance, run);
    for (let letter = 0; letter < run; letter += 1) text.insert(at + letter, words.charAt(letter));
    typed += run;
  }
}

function draftOf(operations: number, chance: () => number): Y.Doc {
  const doc = new Y.Doc();
  for (let typed = 0; typed < operations; typed += TYPED_A_TURN) {
    doc.clientID = 1 + (Math.floor(typed / TYPED_A_TURN) % AUTHORS);
    doc.transact(() => type(doc, Math.min(TYPED_A_TURN, operations - typed), chance));
  }
  return doc;
}

/** The times of stops in which nobody is answered. */
interface Stops {
  readonly longest: number;
  readonly all: number;
  readonly count: number;
}

/** Whatever waits is let through between two of them, as in the server. */
async function stopsOf<Step>(
  steps: Generator<Step, unknown>,
  take: (step: Step) => void = () => undefined,
): Promise<Stops> {
  const ms: number[] = [];
  for (let isDone = false; !isDone;) {
    const sinceMs = performance.now();
    const step = steps.next();
    isDone = step.done === true;
    if (step.done !== true) take(step.value);
    ms.push(performance.now() - sinceMs);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { longest: Math.max(...ms), all: ms.reduce((sum, each) => sum + each), count: ms.length };
}

interface Round {
  readonly atOnce: number;
  readonly read: Stops;
  readonly written: Stops;
}

async function roundOn({ documents }: Storage, snapshot: Uint8Array, thread: Worker) {
  const sinceMs = performance.now();
  const { updates, lastRow: throughRow } = documents.load(KEY);
  thread.postMessage(updates);
  const atOnce = performance.now() - sinceMs;
  const read = await stopsOf(documents.readInSteps(KEY), (step) =>
    thread.postMessage(step, ownBuffers(step.flat())),
  );
  const written = await stopsOf(documents.compactInSteps({ key: KEY, snapshot, throughRow }));
  return { atOnce, read, written };
}

function shortest(rounds: readonly Round[], of: (round: Round) => number): string {
  return Math.min(...rounds.map(of)).toFixed(1);
}

const thread = new Worker(
  new URL(
    "data:text/javascript,import{parentPort}from'node:worker_threads';parentPort.on('message',()=>0)",
  ),
);
process.stdout.write(
  `Shortest of ${ROUNDS}, ms. operations: snapshot | read at once | longest stop of reading (steps, all) | longest stop of writing (steps, all)\n`,
);
for (const operations of SIZES) {
  const dataDir = workFolder("snapshot");
  const storage = openSqliteStorage({ dataDir, onDiskBroken: () => undefined });
  const chance = chanceFrom(SEED);
  const doc = draftOf(operations, chance);
  let made: Uint8Array[] = [Y.encodeStateAsUpdate(doc)];
  const store = (): void => {
    const rows = made.map((update) => ({ key: KEY, update }));
    storage.transaction(() => storage.documents.append(rows));
    made = [];
  };
  store();
  const how = { key: KEY, throughRow: storage.documents.load(KEY).lastRow };
  compactAtOnce(storage.documents, { ...how, snapshot: Y.encodeStateAsUpdate(doc) });
  doc.on("update", (update: Uint8Array) => made.push(update));
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    doc.clientID = 1 + (round % AUTHORS);
    type(doc, UPDATES, chance);
    store();
    rounds.push(await roundOn(storage, Y.encodeStateAsUpdate(doc), thread));
  }
  const stops = (of: (round: Round) => Stops): string =>
    `${shortest(rounds, (each) => of(each).longest)} (${rounds[0] === undefined ? 0 : of(rounds[0]).count}, ${shortest(rounds, (each) => of(each).all)})`;
  const kilobytes = Math.round(Y.encodeStateAsUpdate(doc).byteLength / 1024);
  process.stdout.write(
    `${operations}: ${kilobytes} KB | ${shortest(rounds, ({ atOnce }) => atOnce)} | ${stops(({ read }) => read)} | ${stops(({ written }) => written)}\n`,
  );
  storage.close();
  rmSync(dataDir, { recursive: true });
}
await thread.terminate();
