import type { SideLogEntry } from "@crosstable/shared/authority/side-log";
import type { NegotiationId, SeatId } from "@crosstable/shared/ids";
import type { RecordEntry } from "@crosstable/shared/record/entry";
import type { Role, Seat } from "@crosstable/shared/roles";
import type { SideMark } from "@crosstable/shared/sides";

/**
 * Everything that is kept. All calls are synchronous, so that nothing can come between the check, the write and
 * the commit of one event-loop tick. When `transaction` returns, its writes are on disk (fsync); when it throws, none is.
 */
export interface Storage {
  readonly documents: DocumentLog;
  readonly record: RecordLog;
  readonly sideLog: SideLog;
  readonly seats: SeatStore;
  readonly links: LinkStore;
  readonly sessions: SessionStore;
  readonly clientIds: ClientIdStore;
  readonly hostKey: HostKeyStore;
  /** The log that the last server left was damaged, so the newest of what it had stored is missing. */
  readonly wasLogDamaged: boolean;
  /** Runs the work in one transaction. Inside another one it joins it. */
  transaction<Result>(work: () => Result): Result;
  close(): void;
}

/** Told how long the disk took. */
export interface DiskMeter {
  /** A COMMIT alone: its pages are written to the log, and the log is synced. */
  synced(ms: number): void;
  /** The log was moved into the database, with the syncs of that. */
  moved(ms: number): void;
}

/** What a reading of a stored document has come to. */
export interface ReadThrough {
  /** The number of the last row, for compaction; 0 when there is none. */
  readonly lastRow: number;
  /** Rows of the log beyond the snapshot. */
  readonly logRows: number;
  /** The newest snapshot is damaged, and what it was made from stood in for it. Nothing is missing. */
  readonly hasDamagedSnapshot: boolean;
}

/** A stored document as it was found. */
export interface StoredDocument extends ReadThrough {
  /** Snapshot first, then the log, oldest first; each a Yjs update in V1 encoding. */
  readonly updates: readonly Uint8Array[];
  /** How often what stood under this key was set aside, so that what is written anew is told apart from it. */
  readonly timesSetAside: number;
}

/** One stored update. A long snapshot is in several pieces. */
export type UpdatePieces = readonly Uint8Array[];

export function joined(pieces: UpdatePieces): Uint8Array {
  const [only, ...others] = pieces;
  return only !== undefined && others.length === 0 ? only : Buffer.concat(pieces);
}

/** What stands in the log behind the newest snapshot. */
export interface LogBeyond {
  readonly rows: number;
  readonly bytes: number;
}

/** The append-only log of every document, each row with a checksum. */
export interface DocumentLog {
  /**
   * Throws `UnreadableDocument` when a row's checksum does not match and nothing else holds what it held; other documents stay usable.
   */
  load(key: string): StoredDocument;
  /**
   * The same in steps, so that nobody waits for a long log to be read. Each gives some of the updates, in their order, and whoever asks
   * may keep or hand on the bytes. What is stored after the first is left out. Throws as `load` does, and where the document is another one
   * than at the first step: what was given until then is not to be used.
   */
  readInSteps(key: string): Generator<readonly UpdatePieces[], ReadThrough>;
  /** Appends rows in the order given. Call it inside `transaction`. */
  append(rows: readonly DocumentRow[]): void;
  /**
   * Puts a snapshot in place of the log up to a row. The snapshot before it is kept, with the log since; what is older is trimmed after
   * the snapshot is on the disk. It goes on a step each time it is asked to, so that nobody waits for a long one to be written: every
   * step has transactions of its own, so none may be asked for inside another. Whoever stops between two has lost nothing.
   */
  compactInSteps(how: Compaction): Generator<void, LogBeyond>;
  /** Keeps everything that is stored under a key as it is, under another that no document has. The document is empty then. */
  setAside(key: string): void;
}

/** A snapshot of everything up to a row of the log. */
export interface Compaction {
  readonly key: string;
  readonly snapshot: Uint8Array;
  readonly throughRow: number;
}

/** All steps of a compaction, one upon the other: for a short snapshot, or where nobody waits. */
export function compactAtOnce(documents: DocumentLog, how: Compaction): LogBeyond {
  const steps = documents.compactInSteps(how);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

export interface DocumentRow {
  readonly key: string;
  readonly update: Uint8Array;
}

/** A stored document whose bytes are not what was written. */
export class UnreadableDocument extends Error {
  readonly key: string;

  constructor(key: string) {
    super(`the stored document ${key} cannot be read: a checksum does not match`);
    this.key = key;
  }
}

/** The record: one row a transmittal or host act, never changed, never pruned. */
export interface RecordLog {
  /** Appends a row. `request` makes the asking idempotent. Call it inside `transaction`. */
  append(entry: RecordEntry, request: { seat: SeatId; key: string } | null): void;
  /** The row that an earlier request with this key became. */
  findRequest(request: { seat: SeatId; key: string }): RecordEntry | undefined;
  /**
   * Rows after a number, oldest first: as many as there are, as many as `limit` says, or as many as have `maxChars` together as they are stored, but
   * for a first one that is longer. What does not fit is not read.
   */
  read(options: {
    negotiation: NegotiationId;
    after: number;
    limit: number;
    maxChars?: number;
  }): RecordEntry[];
  negotiations(): NegotiationId[];
}

export interface SeatStore {
  add(seat: Seat): void;
  find(id: SeatId): Seat | undefined;
  list(negotiation: NegotiationId): Seat[];
  /** Changes side, role and name, and makes the epoch grow by one. Returns the seat as it is now. */
  change(id: SeatId, to: { side: SideMark | null; role: Role; name: string }): Seat;
  /** Makes the epoch grow by one: every socket of the seat loses its rights. */
  outdate(id: SeatId): Seat;
}

/** What a side decides inside itself. As the record, it is only ever added to; unlike it, one side alone reads it. */
export interface SideLog {
  /** Throws when the entry is not the next of its side, and when this key of this seat is there already. */
  append(entry: SideLogEntry, key: string): void;
  /** The entry that a request became; undefined when it became none. */
  findRequest(request: { seat: SeatId; key: string }): SideLogEntry | undefined;
  /** Every entry of one side, oldest first. */
  read(of: { negotiation: NegotiationId; side: SideMark }): SideLogEntry[];
}

export type LinkState = "none" | "unused" | "used" | "revoked";

export interface IssuedLink {
  readonly seat: SeatId;
  readonly secretHash: string;
  readonly atMs: number;
  /** Taking the seat by it ends the sessions that the seat has then. Left out, they go on. */
  readonly replaces?: boolean;
}

export interface StoredLink {
  readonly seat: SeatId;
  readonly state: Exclude<LinkState, "none">;
  readonly replaces: boolean;
}

/** Personal links. Only a hash of a secret is ever stored. */
export interface LinkStore {
  /** Makes a new link; an unused former link of the seat becomes revoked. */
  issue(link: IssuedLink): void;
  find(secretHash: string): StoredLink | undefined;
  /** Spends an unused link: true exactly once. */
  spend(options: { secretHash: string; atMs: number }): boolean;
  /** Revokes every link of the seat. */
  revoke(seat: SeatId): void;
  /** The state of the seat's latest link. */
  stateOf(seat: SeatId): LinkState;
  /** True while the seat's latest link waits to be taken in place of the former one. */
  isReplacing(seat: SeatId): boolean;
  /** The number of the seat's latest link, which grows with every new one; 0 when it never had one. */
  numberOf(seat: SeatId): number;
}

export interface StoredSession {
  readonly id: string;
  readonly seat: SeatId;
  readonly sinceMs: number;
  readonly lastSeenMs: number;
  /** A short description of the browser, made from its User-Agent. */
  readonly device: string;
}

/** Sessions of seats. Only a hash of a token is ever stored. */
export interface SessionStore {
  add(session: StoredSession & { tokenHash: string }): void;
  find(tokenHash: string): StoredSession | undefined;
  touch(id: string, atMs: number): void;
  list(seat: SeatId): StoredSession[];
  end(id: string): void;
  endAll(seat: SeatId): void;
  /** Ends every session that began before then. Returns whose they were, each once. */
  endBefore(sinceMs: number): SeatId[];
}

/** The private key of the server's receipts, PKCS #8 in DER. One, made once. */
export interface HostKeyStore {
  find(): Uint8Array | undefined;
  /** Throws when there is one already. */
  keep(pkcs8: Uint8Array): void;
}

/** Which seat holds which clientID of which document. Never forgotten: old writing keeps its author. */
export interface ClientIdStore {
  /** Records leases; throws when one of the ids is taken for this document. */
  lease(options: { key: string; seat: SeatId; clientIds: readonly number[]; atMs: number }): void;
  /** Whose an id is in a document; undefined where it was handed to nobody. */
  holderOf(key: string, clientId: number): SeatId | undefined;
  /** The highest id that a seat was ever handed for a document. */
  highestOf(options: { key: string; seat: SeatId }): number | undefined;
  countSince(options: { key: string; seat: SeatId; sinceMs: number }): number;
}
