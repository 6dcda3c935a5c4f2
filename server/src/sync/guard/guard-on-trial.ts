import { CAUCUS_NOTES, draftRoot } from "@crosstable/shared/documents/caucus";
import { cellKey, WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { mustProposalId } from "@crosstable/shared/ids";
import type { DocumentName } from "@crosstable/shared/rooms";
import { isBetweenNeighbours } from "@crosstable/shared/writing/between-neighbours";
import {
  createEncoder,
  toUint8Array,
  writeAny,
  writeUint8,
  writeUint8Array,
  writeVarString,
  writeVarUint,
  type Encoder,
} from "lib0/encoding";
import * as Y from "yjs";

import { judgeUpdate } from "./judge-update.ts";
import type { Verdict } from "./verdict.ts";
import { Work } from "./work.ts";

/** The kinds of documents that clients write in. */
export type WrittenKind = "caucus" | "worksheet";
export const WORKSHEET = { kind: "worksheet" } as const;
export const CAUCUS = { kind: "caucus", side: "a" } as const;
export const CELL = cellKey(mustProposalId("W-1"), "remarks");
export const DRAFT = draftRoot(mustProposalId("W-1"));

/** Whose writing stands in the document already. */
export const THEIRS = 1_000;
/** Leased to the seat that submits. */
export const MINE = 2_000;
export const MINE_TOO = 2_001;

const LEASED: ReadonlySet<number> = new Set([MINE, MINE_TOO]);

export function cell(value: string): { value: string; at: string } {
  return { value, at: "2007-10-26T17:00:00.000Z" };
}

/** The server's document behind the guard. */
export interface GuardOnTrial {
  readonly doc: Y.Doc;
  /** What all of it has cost so far, as its senders pay for it on the document wire. */
  readonly steps: number;
  /** The most that one update has spent on conflicts. */
  readonly mostConflicts: number;
  /** Judges; what is accepted is applied as the document wire does it. */
  submit(update: Uint8Array): Verdict;
  /** Everything of the document that could change: bytes, deletes, roots. */
  whole(): string;
}

/** Submits honest writing, which has to pass all that the document wire looks at, what is looked at afterwards too. */
export function submitHonest(trial: GuardOnTrial, update: Uint8Array): Verdict {
  const { doc } = trial;
  const before = Y.decodeStateVector(Y.encodeStateVector(doc));
  return doc.transact((): Verdict => {
    const verdict = trial.submit(update);
    const writers = verdict.verdict === "accept" ? verdict.writers : [];
    const beginnings = writers.map((client) => ({ client, clock: before.get(client) ?? 0 }));
    return isBetweenNeighbours(doc, beginnings)
      ? verdict
      : { verdict: "refuse", reason: "notAllowed" };
  });
}

export function openTrial(
  document: DocumentName,
  isLeased: (client: number) => boolean = (client) => LEASED.has(client),
): GuardOnTrial {
  const doc = new Y.Doc();
  let steps = 0;
  let mostConflicts = 0;
  return {
    doc,
    get steps() {
      return steps;
    },
    get mostConflicts() {
      return mostConflicts;
    },
    submit: (update) => {
      const work = new Work();
      const verdict = judgeUpdate({ document, doc, update, isLeased, work });
      steps += work.steps;
      mostConflicts = Math.max(mostConflicts, work.conflicts);
      if (verdict.verdict === "accept") Y.applyUpdate(doc, verdict.bytes);
      return verdict;
    },
    whole: () =>
      JSON.stringify([
        [...Y.encodeStateAsUpdate(doc)],
        [...doc.share.keys()].toSorted(),
        doc.store.pendingStructs !== null,
        doc.store.pendingDs !== null,
      ]),
  };
}

/** A worksheet in which somebody else has written one cell. */
export function worksheetOnTrial(): GuardOnTrial {
  const trial = openTrial(WORKSHEET);
  Y.applyUpdate(
    trial.doc,
    writtenBy(THEIRS, (doc) => doc.getMap(WORKSHEET_CELLS).set(CELL, cell("theirs"))),
  );
  return trial;
}

/** A caucus in which somebody else has written a draft (clocks 0–10) and a paragraph of notes (clocks 11–17). */
export function caucusOnTrial(): GuardOnTrial {
  const trial = openTrial(CAUCUS);
  Y.applyUpdate(
    trial.doc,
    writtenBy(THEIRS, (doc) => {
      doc.getText(DRAFT).insert(0, "eleven chrs");
      const paragraph = new Y.XmlElement("paragraph");
      doc.getXmlFragment(CAUCUS_NOTES).insert(0, [paragraph]);
      const text = new Y.XmlText();
      paragraph.insert(0, [text]);
      text.insert(0, "notes");
    }),
  );
  return trial;
}

/** What a polite client with this id sends after it has written on top of a state. */
export function writtenBy(client: number, write: (doc: Y.Doc) => void, on?: Y.Doc): Uint8Array {
  const doc = new Y.Doc();
  if (on !== undefined) Y.applyUpdate(doc, Y.encodeStateAsUpdate(on));
  // Only now: Yjs changes the clientID of a document into which writing under the same one is loaded.
  doc.clientID = client;
  const before = Y.encodeStateVector(doc);
  write(doc);
  const update = Y.encodeStateAsUpdate(doc, before);
  doc.destroy();
  return update;
}

type Id = readonly [client: number, clock: number];

/** A struct as no honest client has to write it. */
export interface HostileStruct {
  readonly ref: number;
  readonly flags?: number;
  readonly origin?: Id;
  readonly right?: Id;
  readonly root?: string;
  readonly parent?: Id;
  readonly key?: string;
  readonly content: (encoder: Encoder) => void;
}

export function struct(options: HostileStruct): (encoder: Encoder) => void {
  const { ref, flags = 0, origin, right, root, parent, key, content } = options;
  return (encoder) => {
    const info =
      ref | flags | (origin ? 0x80 : 0) | (right ? 0x40 : 0) | (key === undefined ? 0 : 0x20);
    writeUint8(encoder, info);
    for (const id of [origin, right]) if (id) for (const part of id) writeVarUint(encoder, part);
    if (origin === undefined && right === undefined && ref !== 0 && ref !== 10) {
      writeVarUint(encoder, root === undefined ? 0 : 1);
      if (root !== undefined) writeVarString(encoder, root);
      else for (const part of parent ?? [0, 0]) writeVarUint(encoder, part);
      if (key !== undefined) writeVarString(encoder, key);
    }
    content(encoder);
  };
}

export const letters =
  (text: string) =>
  (encoder: Encoder): void =>
    writeVarString(encoder, text);
export const number =
  (value: number) =>
  (encoder: Encoder): void =>
    writeVarUint(encoder, value);
export const value =
  (...values: unknown[]) =>
  (encoder: Encoder): void => {
    writeVarUint(encoder, values.length);
    for (const each of values) writeAny(encoder, each as never);
  };
export const raw =
  (...bytes: number[]) =>
  (encoder: Encoder): void =>
    writeUint8Array(encoder, Uint8Array.from(bytes));

interface HostileUpdate {
  readonly blocks?: readonly {
    client: number;
    clock: number;
    structs: readonly ((encoder: Encoder) => void)[];
    /** The count that the bytes claim. */
    count?: number;
  }[];
  readonly deletes?: readonly { client: number; ranges: readonly Id[] }[];
}

export function hostile({ blocks = [], deletes = [] }: HostileUpdate): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, blocks.length);
  for (const { client, clock, structs, count = structs.length } of blocks) {
    writeVarUint(encoder, count);
    writeVarUint(encoder, client);
    writeVarUint(encoder, clock);
    for (const write of structs) write(encoder);
  }
  writeVarUint(encoder, deletes.length);
  for (const { client, ranges } of deletes) {
    writeVarUint(encoder, client);
    writeVarUint(encoder, ranges.length);
    for (const range of ranges) for (const part of range) writeVarUint(encoder, part);
  }
  return toUint8Array(encoder);
}

/** One block of the submitting seat. */
export function mine(...structs: readonly ((encoder: Encoder) => void)[]): Uint8Array {
  return hostile({ blocks: [{ client: MINE, clock: 0, structs }] });
}

/** A good write into the cell, in hostile hands. */
export const goodCell = struct({
  ref: 8,
  root: WORKSHEET_CELLS,
  key: CELL,
  content: value(cell("mine")),
});
export const goodDraft = struct({ ref: 4, root: DRAFT, content: letters("abc") });

export const MALFORMED: Verdict = { verdict: "refuse", reason: "malformed" };
export const NOT_ALLOWED: Verdict = { verdict: "refuse", reason: "notAllowed" };
export const FOREIGN: Verdict = { verdict: "refuse", reason: "foreignClientId" };
export const TOO_LARGE: Verdict = { verdict: "refuse", reason: "tooLarge" };
export const RESYNC: Verdict = { verdict: "resync" };

/** What is tried, in which document, what the guard says to it, and the bytes. */
export type Attack = readonly [
  what: string,
  open: () => GuardOnTrial,
  verdict: Verdict,
  update: Uint8Array,
];

/** Tries it, and tells what the document was before and is after. */
export function attempt([, open, , update]: Attack): {
  said: Verdict;
  before: string;
  after: string;
} {
  const trial = open();
  const before = trial.whole();
  const said = trial.submit(update);
  return { said, before, after: trial.whole() };
}

/** Writes a paragraph at the beginning of the notes. */
export const paragraph =
  (text: string) =>
  (doc: Y.Doc): void => {
    const element = new Y.XmlElement("paragraph");
    doc.getXmlFragment(CAUCUS_NOTES).insert(0, [element]);
    const inner = new Y.XmlText();
    element.insert(0, [inner]);
    inner.insert(0, text);
  };
