import type { FeedItem } from "@crosstable/shared/documents/gallery";
import type { NegotiationId, SeatId } from "@crosstable/shared/ids";
import type { CaseState } from "@crosstable/shared/moves/case-state";
import {
  RECORD_VERSION,
  sealEntry,
  type RecordBody,
  type RecordEntry,
} from "@crosstable/shared/record/entry";
import { receiptBytes } from "@crosstable/shared/record/receipt";
import type { RecordBook } from "@crosstable/shared/record/record-book";

import type { SigningKey } from "../access/ed25519.ts";
import { openHostKey } from "../access/host-key.ts";
import { UnreadableDocument, type Storage } from "../storage/storage.ts";
import { hasContent, mendContent, writeContent } from "./document-content.ts";
import {
  advance,
  BrokenRecord,
  NO_ROWS,
  nextRow,
  rebuild,
  type LiveTalks,
  type NextRow,
} from "./live-talks.ts";
import type { CommandPorts, ServerChange, ServerDocuments } from "./ports.ts";
import {
  allOf,
  changedBy,
  galleryContent,
  matrixContent,
  serverChanges,
  type Head,
} from "./project-record.ts";

/** One row to be added to a record. */
export interface Commit {
  readonly negotiation: NegotiationId;
  readonly by: RecordBody["by"];
  readonly act: RecordBody["act"];
  /** The time at which the row was judged; where nothing was judged by time, the server's time now. */
  readonly atMs?: number;
  /** What makes the asking idempotent; null for what the server does by itself. */
  readonly request: { readonly seat: SeatId; readonly key: string } | null;
  /** What else is stored in the same transaction, such as a seat. */
  readonly alongside?: () => void;
}

/** The row was not stored. Nothing has changed, in memory or on the disk. */
export class NotStored extends Error {}

/** The state of every negotiation, in memory, and the one way to change it. */
export interface Talks {
  /** Undefined when there is no such negotiation, or when it is closed because its record is damaged. */
  stateOf(negotiation: NegotiationId): CaseState | undefined;
  /** Every negotiation that can be worked on. */
  open(): NegotiationId[];
  /** What the gallery's feed says, oldest row first. */
  feedOf(negotiation: NegotiationId): FeedItem[];
  /** Whose devices sign with which key, and every head that there has been; undefined as for `stateOf`. */
  bookOf(negotiation: NegotiationId): RecordBook | undefined;
  /** The last row of the record; undefined as for `stateOf`. */
  headOf(negotiation: NegotiationId): Head | undefined;
  seatNamesOf(negotiation: NegotiationId): ReadonlySet<string>;
  /** The server's time for the next row: never earlier than the row before, even when the clock was set back. */
  timeOf(negotiation: NegotiationId): number;
  /**
   * Adds a row to the record and brings `matrix` and `gallery` to it, all in one transaction; throws `NotStored`
   * and has changed nothing when that fails.
   */
  commit(commit: Commit): { readonly entry: RecordEntry; readonly state: CaseState };
}

type TalksPorts = Pick<CommandPorts, "documents" | "now" | "warn">;

const ROWS_A_READ = 500;

/** How the record names the server where it acts by itself. */
export const THE_SERVER: RecordBody["by"] = { seat: null, name: "Server", side: null, role: null };

/** Rebuilds every negotiation from its record. A damaged one stays closed and is named; the others are live. */
export function openTalks(storage: Storage, ports: TalksPorts): Talks {
  const live = new Map<NegotiationId, LiveTalks>();
  const hostKey = openHostKey(storage);
  for (const negotiation of storage.record.negotiations()) {
    try {
      const found = rebuild(readAll(storage, negotiation));
      mendDocuments(found, ports);
      live.set(negotiation, found);
      if (found.book.hostKey !== hostKey.publicKey) commit(declaring(negotiation, hostKey));
    } catch (error) {
      const row = error instanceof BrokenRecord ? { row: error.row } : {};
      live.delete(negotiation);
      ports.warn("talks-closed", { negotiation, ...row, error });
    }
  }

  return {
    stateOf: (negotiation) => live.get(negotiation)?.state,
    open: () => [...live.keys()],
    feedOf: (negotiation) => [...(live.get(negotiation)?.feed.values() ?? [])].flat(),
    bookOf: (negotiation) => live.get(negotiation)?.book,
    headOf: (negotiation) => live.get(negotiation)?.head,
    seatNamesOf: (negotiation) => live.get(negotiation)?.seatNames ?? new Set(),
    timeOf,
    commit,
  };

  function timeOf(negotiation: NegotiationId): number {
    return Math.max(ports.now(), live.get(negotiation)?.head.atMs ?? 0);
  }

  function commit(asked: Commit): { entry: RecordEntry; state: CaseState } {
    const { negotiation } = asked;
    const before = live.get(negotiation);
    const atMs = asked.atMs ?? timeOf(negotiation);
    const entry = seal(withHostKey(asked, hostKey), { before, atMs, hostKey });
    const next = nextRow(before?.state ?? null, entry);
    store(asked, { entry, changes: documentChanges(before?.state ?? null, next) });
    live.set(negotiation, advance(before, next));
    return { entry, state: next.state };
  }

  function store(commit: Commit, made: { entry: RecordEntry; changes: readonly ServerChange[] }) {
    const alongside = () => {
      storage.record.append(made.entry, commit.request);
      commit.alongside?.();
    };
    try {
      ports.documents.commit({ changes: made.changes, alongside });
    } catch (cause) {
      throw new NotStored("a row of the record was not stored", { cause });
    }
  }
}

interface Sealing {
  readonly before: LiveTalks | undefined;
  readonly atMs: number;
  readonly hostKey: SigningKey;
}

/** SIGNED-5: the server signs every row that it seals, so that it cannot tell two stories without leaving a proof of it. */
function seal(commit: Commit, { before, atMs, hostKey }: Sealing): RecordEntry {
  const { seq, head: prev } = before?.head ?? NO_ROWS;
  const { negotiation, by, act } = commit;
  const at = new Date(atMs).toISOString();
  const body = { v: RECORD_VERSION, negotiation, seq: seq + 1, prev, at, by, act } as const;
  return sealEntry(body, (sealed) => hostKey.sign(receiptBytes(sealed)));
}

/** The opening says with which key the server signs. */
function withHostKey(commit: Commit, { publicKey }: SigningKey): Commit {
  const { act } = commit;
  if (act.kind !== "host-act" || act.hostAct.kind !== "open-negotiation") return commit;
  return { ...commit, act: { ...act, hostAct: { ...act.hostAct, hostKey: publicKey } } };
}

/** A record of the first format, or one that another server has kept, is told of the key from here on. */
function declaring(negotiation: NegotiationId, { publicKey }: SigningKey): Commit {
  const hostAct = { kind: "host-key", hostKey: publicKey } as const;
  return { negotiation, by: THE_SERVER, act: { kind: "host-act", hostAct }, request: null };
}

function documentChanges(before: CaseState | null, next: NextRow): ServerChange[] {
  const { state, head, items, entry } = next;
  const changed = changedBy(before, state);
  const matrix = matrixContent(state, head, changed);
  const feed = new Map(items.length === 0 ? [] : [[String(entry.seq), items]]);
  const gallery = galleryContent(state, feed, changed);
  return serverChanges(state, {
    matrix: (doc) => writeContent(doc, matrix),
    gallery: (doc) => writeContent(doc, gallery),
  });
}

/** Brings both documents to the record where they differ: after a change of their shape, or a restored backup. */
function mendDocuments(live: LiveTalks, ports: TalksPorts): void {
  const everything = allOf(live.state);
  const matrix = matrixContent(live.state, live.head, everything);
  const gallery = galleryContent(live.state, live.feed, everything);
  const { documents } = ports;
  const changes = serverChanges(live.state, {
    matrix: (doc) => mendContent(doc, matrix),
    gallery: (doc) => mendContent(doc, gallery),
  });
  setAsideDamaged(documents, changes);
  const wanted = [matrix, gallery];
  const isRight = changes.every((each, index) =>
    documents.read(each.address, (doc) => hasContent(doc, wanted[index] ?? new Map())),
  );
  if (!isRight) documents.commit({ changes, alongside: () => undefined });
}

/** DISK-6: both follow from the record, so damage to what is stored of them is no reason to close anything. */
function setAsideDamaged(documents: ServerDocuments, changes: readonly ServerChange[]): void {
  for (const { address } of changes) {
    try {
      documents.read(address, () => undefined);
    } catch (error) {
      if (!(error instanceof UnreadableDocument)) throw error;
      documents.setAside(address);
    }
  }
}

function readAll(storage: Storage, negotiation: NegotiationId): RecordEntry[] {
  const entries: RecordEntry[] = [];
  for (;;) {
    const after = entries.at(-1)?.seq ?? 0;
    const rows = storage.record.read({ negotiation, after, limit: ROWS_A_READ });
    entries.push(...rows);
    if (rows.length < ROWS_A_READ) return entries;
  }
}
