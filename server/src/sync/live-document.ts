import type { SeatId } from "@crosstable/shared/ids";
import { documentKey, type DocumentAddress } from "@crosstable/shared/rooms";
import * as Y from "yjs";

import { UnreadableDocument, type Storage } from "../storage/storage.ts";
import { presenceFrame, step2Frame, updateFrame } from "./frames.ts";
import { PresenceRoom } from "./presence-room.ts";
import type { SyncSocket } from "./sync-socket.ts";

/** Writing that is in memory and not yet on disk. */
interface Waiting {
  readonly update: Uint8Array;
  /** Null where the server wrote. */
  readonly from: SyncSocket | null;
}

/** Writing that goes to disk as one row and to the room as one frame. */
export interface MergedWriting {
  readonly update: Uint8Array;
  /** The one socket that wrote all of it and need not be told; null where there were several, or the server. */
  readonly only: SyncSocket | null;
}

/** One document in memory with everybody who has it open. What is in `waiting` nobody else has seen. */
export class LiveDocument {
  readonly address: DocumentAddress;
  readonly key: string;
  readonly sockets = new Set<SyncSocket>();
  readonly presence = new PresenceRoom();
  readonly #storage: Storage;
  #doc: Y.Doc;
  #waiting: Waiting[] = [];
  #afterCommit: (() => void)[] = [];
  #leases: Map<number, SeatId>;
  #full: Uint8Array | null = null;
  #writer: SyncSocket | null = null;
  #storedBytes = 0;
  logRows = 0;
  isGone = false;

  /** Loads the document. Throws UnreadableDocument when its bytes are damaged. */
  constructor(address: DocumentAddress, storage: Storage) {
    this.address = address;
    this.key = documentKey(address);
    this.#storage = storage;
    this.#leases = storage.clientIds.holders(this.key);
    this.#doc = this.#load();
  }

  get doc(): Y.Doc {
    return this.#doc;
  }

  /** Bytes on disk and waiting for it; a little more than the document itself, until it is compacted. */
  get bytes(): number {
    return this.#waiting.reduce((sum, { update }) => sum + update.byteLength, this.#storedBytes);
  }

  /** The document's log has become one snapshot of this many bytes. */
  compacted(bytes: number): void {
    this.#storedBytes = bytes;
  }

  /** True when the clientID was handed to this seat for this document. */
  isLeasedTo(seat: SeatId, client: number): boolean {
    if (!this.#leases.has(client)) this.#leases = this.#storage.clientIds.holders(this.key);
    return this.#leases.get(client) === seat;
  }

  /**
   * Applies bytes that the guard let through. When Yjs does not take them in whole, the document is as if they, and whatever
   * else of this socket is not on disk, had never come, and false is returned.
   */
  apply(bytes: Uint8Array, from: SyncSocket): boolean {
    const isWhole = this.#tryApply(bytes, from);
    if (!isWhole) this.takeBack(new Set([from]));
    return isWhole;
  }

  get hasWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** The sockets whose writing is in memory and not yet on disk. */
  waitingWriters(): Set<SyncSocket> {
    return new Set(this.#waiting.map(({ from }) => from).filter((from) => from !== null));
  }

  /**
   * Forgets what these sockets wrote and is not on disk: the document is loaded anew, and what others wrote meanwhile is put back.
   * That is always whole, because nobody has seen, and so leant on, writing that is not on disk.
   */
  takeBack(writers: ReadonlySet<SyncSocket>): void {
    const kept = this.#waiting.filter(({ from }) => from === null || !writers.has(from));
    this.#doc.destroy();
    this.#waiting = [];
    this.#full = null;
    this.#doc = this.#load();
    for (const { update, from } of kept) {
      if (!this.#tryApply(update, from))
        throw new Error(`writing in ${this.key} leant on writing that nobody had seen`);
    }
  }

  /** Runs after the next commit of this document: replies and acknowledgements never come before the disk. */
  afterCommit(act: () => void): void {
    this.#afterCommit.push(act);
  }

  /** What has to be stored, merged into one row. The caller stores it, then calls `committed`, or evicts the document. */
  takeWaiting(): MergedWriting | null {
    const [first, ...rest] = this.#waiting;
    if (first === undefined) return null;
    const update =
      rest.length === 0 ? first.update : Y.mergeUpdates(this.#waiting.map((each) => each.update));
    const only = rest.every((each) => each.from === first.from) ? first.from : null;
    this.#waiting = [];
    return { update, only };
  }

  /** Shows what is stored: one frame for the whole room, then what waited for it. */
  committed(stored: MergedWriting | null): void {
    if (stored !== null) {
      this.logRows += 1;
      this.#storedBytes += stored.update.byteLength;
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
    this.#full ??= step2Frame(Y.encodeStateAsUpdate(this.#doc));
    return this.#full;
  }

  /** Lets go of the memory. Whatever was not committed is forgotten with it. */
  destroy(): void {
    this.isGone = true;
    this.#waiting = [];
    this.#afterCommit = [];
    this.#doc.destroy();
  }

  #tryApply(update: Uint8Array, from: SyncSocket | null): boolean {
    this.#writer = from;
    try {
      Y.applyUpdate(this.#doc, update);
    } catch {
      return false;
    } finally {
      this.#writer = null;
    }
    return isWhole(this.#doc);
  }

  #load(): Y.Doc {
    const stored = this.#storage.documents.load(this.key);
    const doc = new Y.Doc();
    try {
      doc.transact(() => {
        for (const update of stored.updates) Y.applyUpdate(doc, update);
      });
    } catch (cause) {
      throw new Error(`the stored document ${this.key} cannot be read`, { cause });
    }
    // Part of what was stored is missing: serving the rest would look like the whole.
    if (!isWhole(doc)) throw new UnreadableDocument(this.key);
    this.logRows = stored.logRows;
    this.#storedBytes = stored.updates.reduce((sum, { byteLength }) => sum + byteLength, 0);
    doc.on("update", (update: Uint8Array) => {
      this.#full = null;
      this.#waiting.push({ update, from: this.#writer });
    });
    return doc;
  }
}

function isWhole(doc: Y.Doc): boolean {
  return doc.store.pendingStructs === null && doc.store.pendingDs === null;
}
