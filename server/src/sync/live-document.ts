import type { CloseReason } from "@crosstable/shared/close-codes";
import {
  COMPACT_AFTER_BYTES,
  COMPACT_AFTER_UPDATES,
  COMPACT_RESTING_BYTES,
  COMPACT_RESTING_UPDATES,
  COUNT_STRUCTS_FROM_BYTES,
  MAX_DOCUMENT_BYTES,
  REST_DOCUMENT_BYTES,
} from "@crosstable/shared/document-limits";
import type { SeatId } from "@crosstable/shared/ids";
import { documentKey, type DocumentAddress } from "@crosstable/shared/rooms";
import * as Y from "yjs";

import type { DocumentRow, LogBeyond, Storage, StoredDocument } from "../storage/storage.ts";
import { Audience } from "./audience.ts";
import type { StateVector } from "./client-message.ts";
import { step1Frame, step2Frame, updateFrame } from "./frames.ts";
import { LeaseHolders } from "./lease-holders.ts";
import { PresenceRoom } from "./presence-room.ts";
import { RoomNews } from "./room-news.ts";
import { StateReplies, type Reply } from "./state-replies.ts";
import type { SyncSocket } from "./sync-socket.ts";
import type { WireFrame } from "./wire-frame.ts";
import { WorkingCopy, type Accepted } from "./working-copy.ts";

/** An update without structs and without deletes. */
const NOTHING = new Uint8Array([0, 0]);
const STEPS_A_BYTE_LOADED = 2;
const STEPS_AN_UPDATE_LOADED = 100;

/**
 * One document in memory with everybody who has it open. Outside of a tick it holds exactly what is on the disk: what is applied in a
 * tick is stored at its end, or forgotten. So its working copy may go whenever nobody needs it, and is loaded again when somebody does.
 */
export class LiveDocument {
  readonly address: DocumentAddress;
  readonly key: string;
  readonly audience = new Audience<SyncSocket>();
  readonly presence = new PresenceRoom();
  readonly leases: LeaseHolders;
  readonly #storage: Storage;
  readonly #replies = new StateReplies();
  readonly #owed = new Set<SyncSocket>();
  #copy: WorkingCopy | null = null;
  #stored: Uint8Array | null = null;
  /** Bytes of the snapshot that the log goes on from, and of the log beyond it. */
  #snapshotBytes = 0;
  #logBytes = 0;
  /** Rows of the log since the last snapshot. */
  logRows = 0;
  hasDamagedSnapshot = false;
  /** Somebody has needed the working copy since this was last looked at. */
  #wasNeeded = false;
  #quietLooks = 0;
  /** Presence has waited long enough for an edit that would take it along. */
  #isPresenceDue = false;
  #waitsForPresence = false;
  /** What whoever comes is greeted with and answered, while there is no working copy. */
  #storedAsk: WireFrame | null = null;
  #storedReply: WireFrame | null = null;
  /** Evicted or unloaded: whoever still holds it must let go. */
  isGone = false;

  /** Throws UnreadableDocument when its bytes are damaged. A snapshot by itself was tried before it was stored, and is loaded when somebody needs it. */
  constructor(address: DocumentAddress, storage: Storage) {
    this.address = address;
    this.key = documentKey(address);
    this.#storage = storage;
    this.leases = new LeaseHolders(this.key, storage);
    const stored = storage.documents.load(this.key);
    this.#count(stored);
    if (stored.logRows > 0) this.#copy = new WorkingCopy(this.key, stored);
  }

  get doc(): Y.Doc {
    return this.#needed.doc;
  }

  /** Whoever wrote under an id that was handed out: the server's own are nobody's. */
  authors(): Map<number, SeatId> {
    const authors = new Map<number, SeatId>();
    for (const client of this.doc.store.clients.keys()) {
      const holder = this.leases.holderOf(client);
      if (holder !== undefined) authors.set(client, holder);
    }
    return authors;
  }

  get #needed(): WorkingCopy {
    this.#wasNeeded = true;
    this.#copy ??= this.#load();
    return this.#copy;
  }

  #load(): WorkingCopy {
    const stored = this.#storage.documents.load(this.key);
    this.#count(stored);
    this.#forgetStored();
    return new WorkingCopy(this.key, stored);
  }

  #count({ updates, logRows, hasDamagedSnapshot }: StoredDocument): void {
    this.hasDamagedSnapshot = hasDamagedSnapshot;
    const bytes = updates.reduce((sum, update) => sum + update.byteLength, 0);
    this.logRows = logRows;
    this.#snapshotBytes = updates.length > logRows ? (updates[0]?.byteLength ?? 0) : 0;
    this.#logBytes = bytes - this.#snapshotBytes;
  }

  /** A document that has grown beyond its limit takes no more writing; one whose log alone is too long takes it when that is packed. */
  roomFor(update: Uint8Array): "now" | "later" | "never" {
    const kept = this.#snapshotBytes + update.byteLength;
    if (kept + this.#logBytes <= MAX_DOCUMENT_BYTES) return "now";
    return kept <= MAX_DOCUMENT_BYTES ? "later" : "never";
  }

  get isLarge(): boolean {
    const taken = this.#copy?.takenBytes ?? 0;
    return this.#snapshotBytes + this.#logBytes + taken >= COUNT_STRUCTS_FROM_BYTES;
  }

  /** Loading the log takes long by its rows, or much of it is written over by now. */
  get isLogLong(): boolean {
    const isMuch = this.#logBytes >= COMPACT_AFTER_BYTES;
    const isAsLongAsSnapshot = this.#logBytes >= this.#snapshotBytes;
    return isMuch || (isAsLongAsSnapshot && this.logRows >= COMPACT_AFTER_UPDATES);
  }

  /** Whoever joins would wait for a log of this size. A few moves of a small record are read as fast as a snapshot of them. */
  get isWorthASnapshot(): boolean {
    return this.logRows >= COMPACT_RESTING_UPDATES || this.#logBytes >= COMPACT_RESTING_BYTES;
  }

  /**
   * Deals with what came in for this document in one turn, as one transaction of Yjs, so that its work at the end of a transaction is
   * done once. When an update turns out wrong only in the applying, the copy is made anew from the disk and what was taken in before,
   * and the rest goes on from there: nobody has seen anything of it. Throws UnreadableDocument when that cannot be done.
   */
  takeTogether<Message>(messages: readonly Message[], take: (message: Message) => void): void {
    this.#needed.takeTogether(messages, take);
    while (this.#needed.isSpoilt) {
      const { accepted, left } = this.#needed.abandon<Message>();
      this.reload(accepted);
      this.#needed.takeTogether(left, take);
    }
  }

  /** Applies bytes that the guard let through, within `takeTogether`. Returns the reason to close the sender's socket when they are wrong. */
  apply(accepted: Accepted): CloseReason | null {
    return this.#needed.apply(accepted);
  }

  /** What `reload` costs, in steps; it is the one thing of an update that grows with the whole document. */
  get stepsToReload(): number {
    const bytes = this.#snapshotBytes + this.#logBytes;
    const updates = this.logRows + this.#needed.taken;
    return bytes * STEPS_A_BYTE_LOADED + updates * STEPS_AN_UPDATE_LOADED;
  }

  /** Goes back to what is on the disk, and to what waits to be stored besides. Throws UnreadableDocument. */
  reload(accepted: readonly Accepted[] = []): void {
    this.#stored = null;
    this.#copy?.destroy();
    this.#copy = null;
    this.#needed.takeAgain(accepted);
  }

  get hasWaiting(): boolean {
    return this.#copy?.hasWaiting ?? false;
  }

  /** What has to be stored, as one row or none. The caller stores it and then calls `show`, or lets go of the document. */
  mergeWaiting(): DocumentRow[] {
    this.#stored = this.#copy?.waiting() ?? null;
    return this.#stored === null ? [] : [{ key: this.key, update: this.#stored }];
  }

  /** Pays the socket a reply or an acknowledgement as soon as everything taken in so far is on disk. */
  owe(socket: SyncSocket): void {
    this.#owed.add(socket);
  }

  /**
   * Shows what the last commit stored: one frame for the whole room, then the replies and acknowledgements that waited for it. False when
   * presence was left for later, and nobody has been told yet to come back for it.
   */
  show(): boolean {
    const stored = this.#stored;
    this.#stored = null;
    const author = this.#copy?.shown() ?? null;
    if (stored !== null) {
      this.logRows += 1;
      this.#logBytes += stored.byteLength;
      this.#replies.forget();
    }
    const isPresenceDue = stored !== null || this.#isPresenceDue;
    const presence = this.presence.hasNews && isPresenceDue ? this.presence.takeNews() : null;
    this.#isPresenceDue = false;
    if (stored !== null || presence !== null) {
      const update = stored === null ? null : updateFrame(stored);
      this.audience.tell(new RoomNews({ update, author, presence }));
    }
    const owed = [...this.#owed];
    this.#owed.clear();
    for (const socket of owed) socket.pay();
    const { hasNews } = this.presence;
    const isDone = !hasNews || this.#waitsForPresence;
    this.#waitsForPresence = hasNews;
    return isDone;
  }

  /** Its time has come. */
  letPresenceGo(): void {
    this.#isPresenceDue = true;
  }

  /** Asks a client for everything that this document lacks. A delegation that comes back to a resting document reads it once. */
  askFrame(): WireFrame {
    if (!this.#isAtRest) return step1Frame(Y.encodeStateVector(this.doc));
    this.#storedAsk ??= this.#askFromDisk();
    return this.#storedAsk;
  }

  #askFromDisk(): WireFrame {
    const snapshot = this.#snapshotAlone();
    return step1Frame(
      snapshot === null ? Y.encodeStateVector(this.doc) : Y.encodeStateVectorFromUpdate(snapshot),
    );
  }

  /** Everything that a client with this state vector lacks. */
  reply(theirs: StateVector): Reply {
    if (!this.#isAtRest || theirs.size > 0) return this.#replies.replyTo(this.doc, theirs);
    this.#storedReply ??= this.#replyFromDisk();
    return { frame: this.#storedReply, looked: 0 };
  }

  /** The snapshot as it is kept is the whole document. */
  #replyFromDisk(): WireFrame {
    const snapshot = this.#snapshotAlone();
    return snapshot === null
      ? this.#replies.replyTo(this.doc, new Map()).frame
      : step2Frame(snapshot);
  }

  get #isAtRest(): boolean {
    return this.#copy === null && this.logRows === 0;
  }

  /** Null when the disk has damaged it meanwhile, and an older one and the log stand in for it. */
  #snapshotAlone(): Uint8Array | null {
    const { updates, logRows } = this.#storage.documents.load(this.key);
    return logRows > 0 ? null : (updates[0] ?? NOTHING);
  }

  /** A snapshot has been put in place, and this is what stands in the log behind it. */
  compacted(snapshotBytes: number, beyond: LogBeyond): void {
    this.#snapshotBytes = snapshotBytes;
    this.logRows = beyond.rows;
    this.#logBytes = beyond.bytes;
  }

  /**
   * Asked again and again: lets go of the working copy when nobody has needed it since the last time, or for as many times more as it is
   * large. True when there is none.
   */
  restUnlessNeeded(): boolean {
    const wasNeeded = this.#wasNeeded;
    this.#wasNeeded = false;
    if (wasNeeded || this.hasWaiting) this.#quietLooks = 0;
    else this.#quietLooks += 1;
    const wantedLooks = Math.max(1, (this.#snapshotBytes + this.#logBytes) / REST_DOCUMENT_BYTES);
    if (this.#quietLooks < wantedLooks) return false;
    this.#copy?.destroy();
    this.#copy = null;
    this.#forgetStored();
    this.#replies.forget();
    return true;
  }

  #forgetStored(): void {
    this.#storedAsk = null;
    this.#storedReply = null;
  }

  /** Lets go of the memory. Whatever was not committed is forgotten with it. */
  destroy(): void {
    this.isGone = true;
    this.#stored = null;
    this.#owed.clear();
    this.audience.stop();
    this.#copy?.destroy();
    this.#copy = null;
  }
}
