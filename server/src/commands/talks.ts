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
import { THE_SERVER } from "@crosstable/shared/record/the-server";
import type { Role, Seat } from "@crosstable/shared/roles";

import type { SigningKey } from "../access/ed25519.ts";
import { openHostKey } from "../access/host-key.ts";
import type { Storage } from "../storage/storage.ts";
import { dueChanges, mendDocuments, rowChanges, seqShownBefore } from "./bring-documents.ts";
import { onClock, showDue, showThrough } from "./following.ts";
import {
  advance,
  BrokenRecord,
  NO_ROWS,
  nextRow,
  rebuild,
  type Feeds,
  type LiveTalks,
} from "./live-talks.ts";
import type { CommandPorts } from "./ports.ts";
import type { Head } from "./project-record.ts";

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
  /** Done when the row is stored, before anybody is shown it: whom it shuts out is out by then. */
  readonly beforeShown?: () => void;
}

/** The row was not stored. Nothing has changed, in memory or on the disk. */
export class NotStored extends Error {}

/** The state of every negotiation, in memory, and the one way to change it. */
export interface Talks {
  /** Undefined when there is no such negotiation, or when it is closed because its record is damaged. */
  stateOf(negotiation: NegotiationId): CaseState | undefined;
  /**
   * The talks as far as a seat is shown them: observers perhaps later, and the host, who is not of the table either, without what
   * happens while it is off the record. Undefined as for `stateOf`.
   */
  shownTo(seat: Pick<Seat, "negotiation" | "role">): CaseState | undefined;
  /** The talks as far as they are published; undefined as for `stateOf`. */
  publishedOf(negotiation: NegotiationId): CaseState | undefined;
  /** Shows observers who follow later what has come of age. Throws `NotStored`, and has shown nothing then. */
  showDue(negotiation: NegotiationId): void;
  /** Every negotiation that can be worked on. */
  open(): NegotiationId[];
  /** Undefined as for `stateOf`. */
  latestOf(negotiation: NegotiationId): Feeds | undefined;
  /** Whose devices sign with which key, and every head that there has been; undefined as for `stateOf`. */
  bookOf(negotiation: NegotiationId): RecordBook | undefined;
  /** The last row of the record; undefined as for `stateOf`. */
  headOf(negotiation: NegotiationId): Head | undefined;
  /** The server's time for the next row: never earlier than the row before, even when the clock was set back. */
  timeOf(negotiation: NegotiationId): number;
  /**
   * Adds a row to the record and brings `matrix` and `gallery` to it, all in one transaction; throws `NotStored`
   * and has changed nothing when that fails.
   */
  commit(commit: Commit): { readonly entry: RecordEntry; readonly state: CaseState };
}

type TalksPorts = Pick<CommandPorts, "documents" | "now" | "steadyMs" | "warn">;

const ROWS_A_READ = 500;

/** Rebuilds every negotiation from its record. A damaged one stays closed and is named; the others are live. */
export function openTalks(storage: Storage, ports: TalksPorts): Talks {
  const live = new Map<NegotiationId, LiveTalks>();
  const hostKey = openHostKey(storage);
  for (const negotiation of storage.record.negotiations()) {
    try {
      const found = rebuild(readAll(storage, negotiation));
      found.following = resumed(found, ports);
      mendDocuments(found, ports.documents);
      live.set(negotiation, found);
      if (found.book.hostKey !== hostKey.publicKey) commit(declaring(negotiation, hostKey));
    } catch (error) {
      live.delete(negotiation);
      ports.warn("talks-closed", { negotiation, ...brokenRow(error), error });
    }
  }

  return {
    stateOf: (negotiation) => live.get(negotiation)?.state,
    shownTo: ({ negotiation, role }) => shownTo(live.get(negotiation), role),
    publishedOf: (negotiation) => live.get(negotiation)?.published.state,
    showDue(negotiation) {
      const found = live.get(negotiation);
      if (found === undefined) return;
      const following = showDue(found.following, ports.steadyMs());
      if (following === found.following) return;
      store({ changes: dueChanges(found, following), alongside: () => undefined });
      found.following = following;
    },
    open: () => [...live.keys()],
    latestOf: (negotiation) => live.get(negotiation)?.latest,
    bookOf: (negotiation) => live.get(negotiation)?.book,
    headOf: (negotiation) => live.get(negotiation)?.head,
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
    const next = nextRow(before, entry, ports.steadyMs());
    const alongside = () => {
      storage.record.append(entry, asked.request);
      asked.alongside?.();
    };
    store({ changes: rowChanges(before, next), alongside, beforeShown: asked.beforeShown });
    live.set(negotiation, advance(before, next));
    return { entry, state: next.state };
  }

  function store(what: Parameters<CommandPorts["documents"]["commit"]>[0]) {
    try {
      ports.documents.commit(what);
    } catch (cause) {
      throw new NotStored("nothing of it was stored", { cause });
    }
  }
}

function shownTo(live: LiveTalks | undefined, role: Role): CaseState | undefined {
  switch (role) {
    case "observer":
      return live?.following.shown.state;
    case "host":
      return live?.published.state;
    default:
      return live?.state;
  }
}

function brokenRow(error: unknown): { row?: number } {
  return error instanceof BrokenRecord ? { row: error.row } : {};
}

/** What waited for observers when the server was closed has waited meanwhile, and what they were shown stays shown. */
function resumed({ following, state }: LiveTalks, ports: TalksPorts): LiveTalks["following"] {
  if (following.delayMs === 0) return following;
  const nowMs = ports.steadyMs();
  const waitedMs = ({ at }: RecordEntry) => Math.max(0, ports.now() - Date.parse(at));
  const here = onClock(following, (entry) => nowMs - waitedMs(entry));
  return showDue(showThrough(here, seqShownBefore(state.negotiation, ports.documents)), nowMs);
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

function readAll(storage: Storage, negotiation: NegotiationId): RecordEntry[] {
  const entries: RecordEntry[] = [];
  for (;;) {
    const after = entries.at(-1)?.seq ?? 0;
    const rows = storage.record.read({ negotiation, after, limit: ROWS_A_READ });
    entries.push(...rows);
    if (rows.length < ROWS_A_READ) return entries;
  }
}
