import type { Storage } from "@crosstable/server/storage/storage";
import { mustProposalId, parseNegotiationId, parseSeatId } from "@crosstable/shared/ids";
import {
  EMPTY_HEAD,
  RECORD_VERSION,
  sealEntry,
  type RecordBody,
  type RecordEntry,
} from "@crosstable/shared/record/entry";
import type { Seat } from "@crosstable/shared/roles";

/** A storage under test, and what only its maker can do to it. */
export interface StorageOnTrial extends Disposable {
  readonly storage: Storage;
  /** Closes and opens again, as after a restart. */
  reopen(): Storage;
  /** Changes one byte of the document's last stored row, behind the storage's back. */
  damage(key: string): void;
  /** The same with its newest snapshot. */
  damageSnapshot(key: string): void;
  /** How many parts of long snapshots are kept of the document, in each table of them. */
  parts(key: string): number[];
}

export type OpenOnTrial = () => StorageOnTrial;

export const KEY = "talks/worksheet";
export const OTHER_KEY = "talks/caucus.a";

function must<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("not an id");
  return value;
}

export const TALKS = must(parseNegotiationId("talks"));
/** The log keeps what it is given; whether it is signed is for others to say. */
export const UNSIGNED = "0".repeat(128);
const PROPOSAL = mustProposalId("proposal");

export const chief: Seat = {
  id: must(parseSeatId("chief")),
  negotiation: TALKS,
  side: "a",
  role: "chief",
  name: "Guild chief",
  epoch: 1,
};
export const observer: Seat = {
  ...chief,
  id: must(parseSeatId("observer")),
  side: null,
  role: "observer",
  name: "Observer",
};

export function entryAfter(last: RecordEntry | undefined): RecordEntry {
  return sealEntry(bodyAfter(last), () => UNSIGNED);
}

export function bodyAfter(last: RecordEntry | undefined): RecordBody {
  return {
    v: RECORD_VERSION,
    negotiation: TALKS,
    seq: (last?.seq ?? 0) + 1,
    prev: last?.head ?? EMPTY_HEAD,
    at: "2007-10-22T17:00:00.000Z",
    by: { seat: chief.id, name: chief.name, side: chief.side, role: chief.role },
    act: {
      kind: "moves",
      moves: [{ kind: "reject", proposal: PROPOSAL, pass: 1, words: "Non – pas à 1,5 %." }],
      asOf: null,
    },
  };
}

export function bytes(...values: number[]): Uint8Array {
  return Uint8Array.from(values);
}

export function store(storage: Storage, key: string, ...updates: Uint8Array[]): void {
  storage.transaction(() => storage.documents.append(updates.map((update) => ({ key, update }))));
}
