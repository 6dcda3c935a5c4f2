import type { CloseReason } from "@crosstable/shared/close-codes";
import type { SeatId } from "@crosstable/shared/ids";
import { MAX_DOCUMENT_BYTES } from "@crosstable/shared/limits";
import { documentKey, type DocumentAddress } from "@crosstable/shared/rooms";
import type { SideMark } from "@crosstable/shared/sides";
import * as Y from "yjs";

import { UnreadableDocument, type DocumentRow, type Storage } from "../storage/storage.ts";
import { isBetweenNeighbours } from "./between-neighbours.ts";
import type { StateVector } from "./client-message.ts";
import { step1Frame, updateFrame } from "./frames.ts";
import { PresenceRoom } from "./presence-room.ts";
import { StateReplies } from "./state-replies.ts";
import type { SyncSocket } from "./sync-socket.ts";

/** Writing that is in memory and not yet on disk. Nobody has seen it. */
interface Waiting {
  readonly update: Uint8Array;
  /** Whose it is, and so who need not be sent it. Null for what the server itself wrote or tidied up. */
  readonly from: SyncSocket | null;
}

/** Everything that waited, as one update. */
interface Merged {
  readonly update: Uint8Array;
  readonly only: SyncSocket | null;
}

/** The server writes its own documents under one clientID, or every restart would add a writer to them. No client writes those. */
const SERVER_CLIENT_ID = 0;

/**
 * One document in memory with everybody who has it open. Outside of a tick it holds exactly what is on the disk: what is applied in a
 * tick is stored at its end, or forgotten.
 */
export class LiveDocument {
  readonly address: DocumentAddress;
  readonly key: string;
  readonly sockets = new Set<SyncSocket>();
  readonly presence = new PresenceRoom();
  readonly #storage: Storage;
  readonly #replies = new StateReplies();
  readonly #owed = new Set<SyncSocket>();
  #doc: Y.Doc;
  #leases: Map<number, SeatId>;
  #waiting: Waiting[] = [];
  #merged: Merged | null = null;
  #writer: SyncSocket | null = null;
  #isInOrder = true;
  #bytes = 0;
  /** Rows of the log since the last snapshot. */
  logRows = 0;
  logBytes = 0;
  /** Something half-done is in memory, and loading anew has failed. Nobody may see it. */
  isBroken = false;
  /** Evicted or unloaded: whoever still holds it must let go. */
  isGone = false;

  /** Loads the document. Throws UnreadableDocument when its bytes are damaged. */
  constructor(address: DocumentAddress, storage: Storage) {
    this.address = address;
    this.key = documentKey(address);
    this.#storage = storage;
    this.#leases = storage.clientIds.holders(this.key);
    this.#doc = this.#load([]);
  }

  get doc(): Y.Doc {
    return this.#doc;
  }

  /** True when the clientID was handed to this seat for this document. */
  isLeasedTo(seat: SeatId, client: number): boolean {
    if (!this.#leases.has(client)) this.#leases = this.#storage.clientIds.holders(this.key);
    return this.#leases.get(client) === seat;
  }

  /** Tells which writers are of a side. Null where all of them are, because one side alone writes here. */
  ofSide(side: SideMark | null): ((client: number) => boolean) | null {
    if (this.address.document.kind !== "worksheet") return null;
    const sides = new Map<SeatId, SideMark | null>();
    return (client) => {
      const seat = this.#leases.get(client);
      if (seat === undefined) return false;
      const known = sides.get(seat);
      const of = known === undefined ? (this.#storage.seats.find(seat)?.side ?? null) : known;
      sides.set(seat, of);
      return of === side;
    };
  }

  /** A document that has grown beyond its limit takes no more writing. */
  hasRoomFor(update: Uint8Array): boolean {
    return this.#bytes + update.byteLength <= MAX_DOCUMENT_BYTES;
  }

  /**
   * Applies bytes that the guard let through. When they turn out wrong only in the applying, the document is loaded anew, with what
   * this tick has taken in from others, and the reason to close the sender's socket is returned. Nobody has seen anything of it.
   */
  apply(bytes: Uint8Array, from: SyncSocket): CloseReason | null {
    const before = this.#waiting.length;
    this.#isInOrder = true;
    this.#writer = from;
    let isWhole = true;
    try {
      Y.applyUpdate(this.#doc, bytes, from);
    } catch {
      isWhole = false;
    } finally {
      this.#writer = null;
    }
    isWhole &&= !hasPending(this.#doc);
    if (isWhole && this.#isInOrder) return null;
    this.isBroken = true;
    this.reload(this.#waiting.slice(0, before));
    return isWhole ? "notAllowed" : "malformed";
  }

  /** Goes back to what is on the disk, and to what waits to be stored besides. Throws UnreadableDocument. */
  reload(waiting: readonly Waiting[] = []): void {
    const before = this.#doc;
    this.#doc = this.#load(waiting.map(({ update }) => update));
    this.#waiting = [...waiting];
    this.#merged = null;
    this.#replies.forget();
    this.isBroken = false;
    before.destroy();
  }

  #load(more: readonly Uint8Array[]): Y.Doc {
    const stored = this.#storage.documents.load(this.key);
    const doc = new Y.Doc();
    doc.transact(() => {
      for (const update of [...stored.updates, ...more]) Y.applyUpdate(doc, update);
    });
    if (hasPending(doc)) throw new UnreadableDocument(this.key);
    // Only now: Yjs changes the clientID of a document into which writing under the same one is loaded.
    doc.clientID = SERVER_CLIENT_ID;
    this.logRows = stored.logRows;
    this.#bytes = stored.updates.reduce((sum, update) => sum + update.byteLength, 0);
    // Counts a snapshot before the log with it: that brings the next compaction forward, once.
    this.logBytes = stored.logRows === 0 ? 0 : this.#bytes;
    doc.on("update", (...[update, origin, , made]: [Uint8Array, unknown, Y.Doc, Y.Transaction]) => {
      // Yjs tidies up formatting after a client's writing, in a transaction of its own that the client has not made.
      const from = origin === this.#writer ? this.#writer : null;
      if (from !== null) this.#isInOrder &&= isBetweenNeighbours(doc, made);
      this.#waiting.push({ update, from });
      this.#replies.forget();
    });
    return doc;
  }

  get hasWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** What has to be stored, as one row or none. The caller stores it and then calls `show`, or lets go of the document. */
  mergeWaiting(): DocumentRow[] {
    const [first, ...rest] = this.#waiting;
    if (first === undefined) return [];
    const isOne = rest.length === 0;
    const update = isOne ? first.update : Y.mergeUpdates(this.#waiting.map((each) => each.update));
    const only = rest.every(({ from }) => from === first.from) ? first.from : null;
    this.#merged = { update, only };
    return [{ key: this.key, update }];
  }

  /** Pays the socket a reply or an acknowledgement as soon as everything taken in so far is on disk. */
  owe(socket: SyncSocket): void {
    this.#owed.add(socket);
  }

  /** Shows what the last commit stored: one frame for the whole room, then the replies and acknowledgements that waited for it. */
  show(): void {
    const stored = this.#merged;
    this.#merged = null;
    this.#waiting = [];
    if (stored !== null) {
      this.logRows += 1;
      this.logBytes += stored.update.byteLength;
      this.#bytes += stored.update.byteLength;
      const frame = updateFrame(stored.update);
      for (const socket of this.sockets) if (socket !== stored.only) socket.follow(frame);
    }
    const owed = [...this.#owed];
    this.#owed.clear();
    for (const socket of owed) socket.pay();
    if (!this.presence.hasNews) return;
    const news = this.presence.takeNews();
    for (const socket of this.sockets) socket.tellPresence(news.frameFor(socket));
  }

  /** Asks a client for everything that this document lacks. */
  askFrame(): Uint8Array {
    return step1Frame(Y.encodeStateVector(this.#doc));
  }

  /** Everything that a client with this state vector lacks. */
  replyFrame(theirs: StateVector): Uint8Array {
    return this.#replies.frameFor(this.#doc, theirs);
  }

  /** A snapshot has taken the place of the log. */
  compacted(bytes: number): void {
    this.logRows = 0;
    this.logBytes = 0;
    this.#bytes = bytes;
  }

  /** Lets go of the memory. Whatever was not committed is forgotten with it. */
  destroy(): void {
    this.isGone = true;
    this.#waiting = [];
    this.#merged = null;
    this.#owed.clear();
    this.#doc.destroy();
  }
}

function hasPending(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}
