import type { CloseReason } from "@crosstable/shared/close-codes";
import { isBetweenNeighbours } from "@crosstable/shared/writing/between-neighbours";
import * as Y from "yjs";

import { UnreadableDocument, type StoredDocument } from "../storage/storage.ts";
import type { Work } from "./guard/work.ts";
import type { Speaker } from "./presence-room.ts";

/** An update that the guard let through. */
export interface Accepted {
  readonly bytes: Uint8Array;
  /** The clientIDs of its new writing. */
  readonly writers: readonly number[];
  readonly from: Speaker;
  /** What it has cost so far. */
  readonly work: Work;
}

/**
 * The server writes its own documents under one clientID, or every restart would add a writer to them. No client writes those. What is
 * written anew in place of a damaged one goes under the next, or an old tab would take it for what it holds already.
 */
const SERVER_CLIENT_ID = 0;

/** What clients have written in one turn, as Yjs names the maker of a transaction. */
const THE_TURN = Symbol("what clients wrote in this turn");

/** The document as Yjs holds it, with what is in memory and not yet on the disk. Nobody has seen that. */
export class WorkingCopy {
  readonly doc = new Y.Doc();
  #waiting: Uint8Array[] = [];
  #accepted: Accepted[] = [];
  #takenBytes = 0;
  /** All of it comes from clients: where Yjs tidies up formatting after them, everybody has to be told. */
  #isClientsAlone = true;
  #left: readonly unknown[] | null = null;

  /** Throws UnreadableDocument when the stored updates do not make a whole document. */
  constructor(key: string, stored: Pick<StoredDocument, "updates" | "timesSetAside">) {
    const { doc } = this;
    doc.transact(() => {
      for (const update of stored.updates) Y.applyUpdate(doc, update);
    });
    if (hasPending(doc)) throw new UnreadableDocument(key);
    // Only now: Yjs changes the clientID of a document into which writing under the same one is loaded.
    doc.clientID = SERVER_CLIENT_ID + stored.timesSetAside;
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (this.isSpoilt) return;
      if (origin !== THE_TURN) this.#isClientsAlone = false;
      this.#waiting.push(update);
    });
  }

  /** Something half-done is in here. Nobody may see it. */
  get isSpoilt(): boolean {
    return this.#left !== null;
  }

  /** Updates of clients that are in memory and not yet on the disk. */
  get taken(): number {
    return this.#accepted.length;
  }

  /** Their bytes. */
  get takenBytes(): number {
    return this.#takenBytes;
  }

  get hasWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  takeTogether<Message>(messages: readonly Message[], take: (message: Message) => void): void {
    const takeAll = (): void => {
      for (const [index, message] of messages.entries()) {
        take(message);
        if (!this.#isBroken) continue;
        this.#left = messages.slice(index + 1);
        return;
      }
    };
    try {
      this.doc.transact(takeAll, THE_TURN);
    } catch (error) {
      // What Yjs does at the end of a transaction may stumble over what is half-done; it is thrown away anyway.
      if (!this.isSpoilt) throw error;
    }
  }

  #isBroken = false;

  apply(accepted: Accepted): CloseReason | null {
    const { doc } = this;
    const beginnings = accepted.writers.map((client) => ({
      client,
      clock: Y.getState(doc.store, client),
    }));
    let isWhole = true;
    try {
      Y.applyUpdate(doc, accepted.bytes, THE_TURN);
    } catch {
      isWhole = false;
    }
    isWhole &&= !hasPending(doc);
    if (isWhole && isBetweenNeighbours(doc, beginnings, { work: accepted.work })) {
      this.#accepted.push(accepted);
      this.#takenBytes += accepted.bytes.byteLength;
      return null;
    }
    this.#isBroken = true;
    return isWhole ? "notAllowed" : "malformed";
  }

  /** What was taken in before it was spoilt, and what was not taken in yet. */
  abandon<Message>(): { accepted: readonly Accepted[]; left: readonly Message[] } {
    return { accepted: this.#accepted, left: (this.#left ?? []) as readonly Message[] };
  }

  /** Applies once more what another copy had taken in. */
  takeAgain(accepted: readonly Accepted[]): void {
    if (accepted.length > 0) this.takeTogether(accepted, (each) => this.apply(each));
  }

  /** All that waits to be stored, as one update. */
  waiting(): Uint8Array | null {
    const [first, ...others] = this.#waiting;
    if (first === undefined) return null;
    return others.length === 0 ? first : Y.mergeUpdates(this.#waiting);
  }

  /** What waited has been stored. Returns who wrote all of it; null where several did, or the server. */
  shown(): Speaker | null {
    const [first, ...others] = this.#accepted;
    const isOnes = this.#isClientsAlone && others.every(({ from }) => from === first?.from);
    this.#waiting = [];
    this.#accepted = [];
    this.#takenBytes = 0;
    this.#isClientsAlone = true;
    return isOnes ? (first?.from ?? null) : null;
  }

  destroy(): void {
    this.doc.destroy();
  }
}

function hasPending(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}
