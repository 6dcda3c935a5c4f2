import type { SeatId } from "@crosstable/shared/ids";
import { documentKey, type DocumentAddress } from "@crosstable/shared/rooms";
import * as Y from "yjs";

import type { Storage } from "../storage/storage.ts";
import { presenceFrame, step2Frame, updateFrame } from "./frames.ts";
import { PresenceRoom } from "./presence-room.ts";
import type { SyncSocket } from "./sync-socket.ts";

/** Writing that is in memory and not yet on disk. */
interface Waiting {
  readonly update: Uint8Array;
  readonly from: SyncSocket | null;
}

/** One document in memory with everybody who has it open. What is in `waiting` nobody else has seen. */
export class LiveDocument {
  readonly address: DocumentAddress;
  readonly key: string;
  readonly doc = new Y.Doc();
  readonly sockets = new Set<SyncSocket>();
  readonly presence = new PresenceRoom();
  readonly #storage: Storage;
  #waiting: Waiting[] = [];
  #afterCommit: (() => void)[] = [];
  #leases: Map<number, SeatId>;
  #full: Uint8Array | null = null;
  #writer: SyncSocket | null = null;
  logRows: number;
  isGone = false;

  /** Loads the document. Throws UnreadableDocument when its bytes are damaged. */
  constructor(address: DocumentAddress, storage: Storage) {
    this.address = address;
    this.key = documentKey(address);
    this.#storage = storage;
    const stored = storage.documents.load(this.key);
    this.doc.transact(() => {
      for (const update of stored.updates) Y.applyUpdate(this.doc, update);
    });
    this.logRows = stored.logRows;
    this.#leases = storage.clientIds.holders(this.key);
    this.doc.on("update", (update: Uint8Array) => {
      this.#full = null;
      this.#waiting.push({ update, from: this.#writer });
    });
  }

  /** True when the clientID was handed to this seat for this document. */
  isLeasedTo(seat: SeatId, client: number): boolean {
    if (!this.#leases.has(client)) this.#leases = this.#storage.clientIds.holders(this.key);
    return this.#leases.get(client) === seat;
  }

  /** Applies bytes that the guard let through. True when Yjs took them in whole; else the document must be evicted. */
  apply(bytes: Uint8Array, from: SyncSocket): boolean {
    this.#writer = from;
    try {
      Y.applyUpdate(this.doc, bytes);
    } catch {
      return false;
    } finally {
      this.#writer = null;
    }
    return this.doc.store.pendingStructs === null && this.doc.store.pendingDs === null;
  }

  get hasWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** Runs after the next commit of this document: replies and acknowledgements never come before the disk. */
  afterCommit(act: () => void): void {
    this.#afterCommit.push(act);
  }

  /** What has to be stored, merged into one row. The caller stores it, then calls `committed`, or evicts the document. */
  takeWaiting(): { update: Uint8Array; only: SyncSocket | null } | null {
    const [first, ...rest] = this.#waiting;
    if (first === undefined) return null;
    const update =
      rest.length === 0 ? first.update : Y.mergeUpdates(this.#waiting.map((each) => each.update));
    const only = rest.every((each) => each.from === first.from) ? first.from : null;
    this.#waiting = [];
    return { update, only };
  }

  /** Shows what is stored: one frame for the whole room, then what waited for it. */
  committed(stored: { update: Uint8Array; only: SyncSocket | null } | null): void {
    if (stored !== null) {
      this.logRows += 1;
      const frame = updateFrame(stored.update);
      for (const socket of this.sockets) if (socket !== stored.only) socket.send(frame);
    }
    const acts = this.#afterCommit;
    this.#afterCommit = [];
    for (const act of acts) act();
    if (this.presence.hasNews) {
      const frame = presenceFrame(this.presence.takeNews());
      for (const socket of this.sockets) socket.sendPresence(frame);
    }
  }

  /** The whole document as one frame, encoded once for everybody who comes in between two changes. */
  fullFrame(): Uint8Array {
    this.#full ??= step2Frame(Y.encodeStateAsUpdate(this.doc));
    return this.#full;
  }

  /** Lets go of the memory. Whatever was not committed is forgotten with it. */
  destroy(): void {
    this.isGone = true;
    this.#waiting = [];
    this.#afterCommit = [];
    this.doc.destroy();
  }
}
