import { CAUCUS_CELLS, CAUCUS_NOTES, newProposal } from "@crosstable/shared/documents/caucus";
import { worksheetCell } from "@crosstable/shared/documents/worksheet";
import { expect, test } from "vitest";
import * as Y from "yjs";

import { Chance } from "./chance.ts";
import {
  CAUCUS,
  caucusOnTrial,
  cell,
  CELL,
  DRAFT,
  hostile,
  letters,
  MINE,
  MINE_TOO,
  number,
  paragraph,
  struct,
  THEIRS,
  value,
  writtenBy,
} from "./guard-on-trial.ts";
import { judgeUpdate } from "./judge-update.ts";

const SEED = 31101;
const BY_BYTES = 60_000;
const BY_GRAMMAR = 40_000;
const OWN: ReadonlySet<number> = new Set([MINE, MINE_TOO]);
const ROOTS: ReadonlySet<string> = new Set([DRAFT, CAUCUS_NOTES, CAUCUS_CELLS, "new"]);

/** What must hold after bytes that the guard let through were applied to a copy; the first that does not, in words. */
function harmOf(before: Y.Doc, bytes: Uint8Array): string | null {
  const copy = copyOf(before);
  const replica = copyOf(before);
  copy.on("update", (update: Uint8Array) => Y.applyUpdate(replica, update));
  try {
    Y.applyUpdate(copy, bytes);
    const { pendingStructs, pendingDs } = copy.store;
    if (pendingStructs !== null || pendingDs !== null) return "pending";
    for (const root of copy.share.keys()) if (!ROOTS.has(root)) return `a root ${root}`;
    for (const client of copy.store.clients.keys()) {
      const grew = Y.getState(copy.store, client) > Y.getState(before.store, client);
      if (grew && !OWN.has(client)) return `new writing of ${client}`;
    }
    const shape = wrongShape(copy);
    if (shape !== null) return shape;
    const loaded = copyOf(copy);
    if (jsonOf(loaded) !== jsonOf(copy)) return "another document after loading";
    if (jsonOf(replica) !== jsonOf(copy)) return "replicas that differ";
    return null;
  } catch (error) {
    return `thrown ${String(error)}`;
  }
}

function wrongShape(doc: Y.Doc): string | null {
  for (const each of doc.getMap(CAUCUS_CELLS).values())
    if (!worksheetCell.safeParse(each).success) return "a cell of no shape";
  for (const each of doc.getMap("new").values())
    if (!newProposal.safeParse(each).success) return "a new proposal of no shape";
  for (const item of doc.getXmlFragment(CAUCUS_NOTES).toArray())
    if (!(item instanceof Y.XmlElement || item instanceof Y.XmlText)) return "a stray node";
  const delta = doc.getText(DRAFT).toDelta() as { insert: unknown }[];
  return delta.every(({ insert }) => typeof insert === "string")
    ? null
    : "a draft with things in it";
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

function jsonOf(doc: Y.Doc): string {
  return JSON.stringify([
    doc.getText(DRAFT).toJSON(),
    doc.getXmlFragment(CAUCUS_NOTES).toJSON(),
    doc.getMap(CAUCUS_CELLS).toJSON(),
    doc.getMap("new").toJSON(),
  ]);
}

/** Honest updates to spoil: typing, notes, cells, deletes. */
function honestUpdates(doc: Y.Doc): Uint8Array[] {
  return [
    writtenBy(MINE, (own) => own.getText(DRAFT).insert(4, "abc"), doc),
    writtenBy(MINE, paragraph("more"), doc),
    writtenBy(MINE, (own) => own.getMap(CAUCUS_CELLS).set("W-1/cost", cell("7")), doc),
    writtenBy(MINE_TOO, (own) => own.getText(DRAFT).delete(2, 5), doc),
    Y.encodeStateAsUpdate(doc),
  ];
}

function spoiled(chance: Chance, update: Uint8Array): Uint8Array {
  const bytes = [...update];
  for (let times = chance.once(2) ? 1 : 2; times > 0; times -= 1) {
    const at = chance.below(bytes.length);
    const kind = chance.below(4);
    if (kind === 0) bytes[at] = chance.below(256);
    else if (kind === 1) bytes.splice(at, 1 + chance.below(3));
    else if (kind === 2) bytes.splice(at, 0, chance.below(256));
    else bytes[at] = ((bytes[at] ?? 0) ^ (1 << chance.below(8))) & 0xff;
  }
  return Uint8Array.from(bytes);
}

const CLIENTS = [MINE, MINE, MINE, MINE_TOO, THEIRS];

function grown(chance: Chance): Uint8Array {
  const id = (): [number, number] => [chance.pick(CLIENTS), chance.below(20)];
  const one = (): ReturnType<typeof struct> => {
    const content = chance.pick([
      { ref: 4, content: letters("xy") },
      { ref: 1, content: number(1 + chance.below(3)) },
      { ref: 8, content: value(cell("v")) },
      { ref: 7, content: number(chance.pick([6, 1, 2])) },
      { ref: 0, content: number(1 + chance.below(2)) },
    ]);
    const place = chance.below(6);
    return struct({
      ...content,
      ...(place < 2 && { origin: id() }),
      ...((place === 1 || place === 2) && { right: id() }),
      ...(place === 3 && { root: chance.pick([...ROOTS, "record"]) }),
      ...(place === 4 && { parent: id() }),
      ...(place === 5 && { root: CAUCUS_CELLS }),
      ...(chance.once(2) && { key: chance.pick([CELL, "W-1/cost"]) }),
    });
  };
  const clients = chance.once(3) ? [MINE, MINE_TOO] : [MINE];
  return hostile({
    blocks: clients.map((client) => ({
      client,
      clock: chance.once(8) ? chance.below(3) : 0,
      structs: Array.from({ length: 1 + chance.below(3) }, one),
    })),
    deletes: chance.once(3)
      ? [{ client: chance.pick([THEIRS, MINE]), ranges: [[chance.below(10), 1 + chance.below(3)]] }]
      : [],
  });
}

/** A caucus in which some of the own writing is known already, so that overlaps are tried too. */
function caucusWithOwn(): Y.Doc {
  const { doc } = caucusOnTrial();
  const own = writtenBy(MINE, (mine) => mine.getText(DRAFT).insert(0, "k"));
  Y.applyUpdate(doc, own);
  return doc;
}

function fuzz(
  count: number,
  make: (chance: Chance) => Uint8Array,
): { taken: number; harm: string[] } {
  const chance = new Chance(SEED);
  const doc = caucusWithOwn();
  const before = JSON.stringify([...Y.encodeStateAsUpdate(doc)]);
  const harm: string[] = [];
  let taken = 0;
  for (let index = 0; index < count; index += 1) {
    const update = make(chance);
    const isLeased = (client: number): boolean => OWN.has(client);
    const verdict = judgeUpdate({ document: CAUCUS, doc, update, isLeased });
    if (verdict.verdict !== "accept") continue;
    taken += 1;
    const found = harmOf(doc, verdict.bytes);
    if (found !== null) harm.push(`#${index}: ${found}: ${Buffer.from(update).toString("hex")}`);
  }
  expect(JSON.stringify([...Y.encodeStateAsUpdate(doc)])).toBe(before);
  return { taken, harm };
}

test(`GUARD-2 Y64 of ${BY_BYTES} updates spoiled byte by byte none does harm (seed ${SEED})`, () => {
  const honest = honestUpdates(caucusWithOwn());
  const { taken, harm } = fuzz(BY_BYTES, (chance) => spoiled(chance, chance.pick(honest)));
  expect(harm).toEqual([]);
  expect(taken).toBeGreaterThan(100);
});

test(`GUARD-2 Y64 of ${BY_GRAMMAR} well-formed forgeries none does harm (seed ${SEED})`, () => {
  const { taken, harm } = fuzz(BY_GRAMMAR, grown);
  expect(harm).toEqual([]);
  expect(taken).toBeGreaterThan(100);
});
