import {
  FRAMES_A_TURN,
  PRESENCE_WAITS_MS,
  WRITERS_A_TURN,
} from "@crosstable/shared/document-limits";
import type { SeatId } from "@crosstable/shared/ids";

import type { Meter } from "../meter.ts";
import type { Storage } from "../storage/storage.ts";
import { isNothing, type ClientMessage } from "./client-message.ts";
import type { GuestSockets } from "./guest-sockets.ts";
import type { LiveDocument } from "./live-document.ts";
import type { SyncSocket } from "./sync-socket.ts";

export interface CommitTickOptions {
  readonly storage: Storage;
  /** What these documents took in could not be stored, or not be shown: nobody may go on with this memory. */
  readonly onFailed: (documents: readonly LiveDocument[], error: unknown) => void;
  /** Their rights end by themselves: what has come from them counts no more then, and nothing is told to them. */
  readonly guests: GuestSockets;
  readonly onCommitted: (document: LiveDocument) => void;
  readonly meter: Meter;
}

interface Received {
  readonly socket: SyncSocket;
  readonly message: ClientMessage;
  readonly atMs: number;
  /** It brought new writing into memory. */
  isNew: boolean;
}

/**
 * The order of the document wire. What an event-loop turn has received is dealt with in one piece at its end: rights, guard, memory, one
 * fsynced transaction over all documents of the turn, and only then the frames. Nothing else runs in between, so memory is never seen ahead of
 * the disk, and rights cannot change between the check and the commit. No timer is involved: an edit on an idle server
 * leaves in the turn that received it, and under load a turn gathers what came meanwhile.
 */
export class CommitTick {
  readonly #options: CommitTickOptions;
  readonly #received = new Map<LiveDocument, Received[]>();
  readonly #touched = new Set<LiveDocument>();
  /** What a turn has left of a document, in the order sent, because its sender has had their turn. */
  #putOff: Received[] = [];
  readonly #comingBack = new Set<LiveDocument>();
  #scheduled: NodeJS.Immediate | null = null;
  #isRunning = false;
  /** The house closes: nobody has to wait for what they cost, or it would wait for good. */
  #isLast = false;

  constructor(options: CommitTickOptions) {
    this.#options = options;
  }

  receive(socket: SyncSocket, message: ClientMessage): void {
    const { document } = socket;
    const received = { socket, message, atMs: performance.now(), isNew: false };
    const before = this.#received.get(document);
    if (before === undefined) this.#received.set(document, [received]);
    else before.push(received);
    this.#touched.add(document);
    this.#schedule();
  }

  /** Somebody's presence changed without a message. */
  touch(document: LiveDocument): void {
    this.#touched.add(document);
    this.#schedule();
  }

  /** Presence that has to wait for its time, where no edit takes it along before. */
  #touchLater(document: LiveDocument): void {
    setTimeout(() => {
      if (document.isGone) return;
      document.letPresenceGo();
      this.touch(document);
    }, PRESENCE_WAITS_MS).unref();
  }

  /** SAVE-1: nothing is shown or acknowledged before the transaction has returned. */
  flush(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    if (this.#scheduled !== null) clearImmediate(this.#scheduled);
    this.#scheduled = null;
    try {
      const touched = this.#documentsOfTurn();
      const received = this.#takeIn(touched);
      const documents = this.#store(touched);
      this.#options.guests.closeThoseWhoMayNot(touched);
      for (const document of touched) this.#show(document);
      this.#measure(received, documents);
    } finally {
      this.#isRunning = false;
    }
    // Showing may have closed sockets, and those who have left are news.
    if (this.#touched.size > 0) this.#schedule();
  }

  /** STOP-1: deals with everything that has been received, however many turns' worth it is, and whoever had to wait. The last thing done. */
  flushAll(): void {
    this.#isLast = true;
    for (const document of this.#received.keys()) this.#touched.add(document);
    do this.flush();
    while (this.#touched.size > 0);
  }

  #schedule(): void {
    if (!this.#isRunning) this.#scheduled ??= setImmediate(() => this.flush());
  }

  /** In the order in which something came for them. With many rooms a turn of all would be long, and each would wait for the others. */
  #documentsOfTurn(): LiveDocument[] {
    const documents: LiveDocument[] = [];
    let writers = 0;
    for (const document of this.#touched) {
      if (writers >= WRITERS_A_TURN) break;
      writers += document.audience.writers;
      documents.push(document);
    }
    for (const document of documents) this.#touched.delete(document);
    return documents;
  }

  /** What has come for a document, but for whatever is beyond a socket's share of one turn. */
  #shareOf(document: LiveDocument): Received[] {
    const { now, later } = shareOfTurn(this.#received.get(document) ?? []);
    if (later.length === 0) this.#received.delete(document);
    else this.#received.set(document, later);
    return now;
  }

  /** Comes back for what a turn has left, at once where anybody's of it may be dealt with. */
  #goOnLater(document: LiveDocument): void {
    const beyond = this.#received.get(document);
    if (this.#putOff.length > 0) this.#received.set(document, this.#putOff.concat(beyond ?? []));
    this.#putOff = [];
    const left = this.#received.get(document);
    if (left === undefined) return;
    const waitMs = this.#isLast ? 0 : shortestWaitMs(left);
    if (waitMs === 0) this.#touched.add(document);
    else this.#comeBackIn(waitMs, document);
  }

  #comeBackIn(waitMs: number, document: LiveDocument): void {
    if (this.#comingBack.has(document)) return;
    this.#comingBack.add(document);
    setTimeout(() => {
      this.#comingBack.delete(document);
      this.touch(document);
    }, waitMs).unref();
  }

  #takeIn(documents: readonly LiveDocument[]): ReadonlyMap<LiveDocument, readonly Received[]> {
    const received = new Map(documents.map((document) => [document, this.#shareOf(document)]));
    const epochs = new Map<SeatId, number | null>();
    const take = (each: Received): void => {
      const { socket, message } = each;
      if (!socket.mayStillSay(message)) return;
      // RIGHTS-1: the seat's row decides, read in the tick that stores what the seat wrote.
      const epoch = this.#epochOf(socket, epochs);
      if (epoch !== socket.seat.epoch) {
        socket.close(epoch === null ? "signedOut" : "rightsChanged");
      } else if (!this.#options.guests.mayGoOn(socket)) {
        socket.close("invitationOver");
      } else if (!this.#isLast && !socket.person.mayGoOn()) {
        this.#putOff.push(each);
      } else {
        each.isNew = socket.takeIn(message);
      }
    };
    for (const [document, messages] of received) {
      this.#takeInto(document, messages, take);
      this.#goOnLater(document);
    }
    return received;
  }

  #takeInto(
    document: LiveDocument,
    messages: readonly Received[],
    take: (received: Received) => void,
  ): void {
    if (document.isGone || messages.length === 0) return;
    const isWriting = messages.some(
      ({ message }) => message.kind === "write" && !isNothing(message.update),
    );
    try {
      if (isWriting) document.takeTogether(messages, take);
      else messages.forEach(take);
    } catch (error) {
      this.#options.onFailed([document], error);
    }
  }

  #epochOf({ seat, person }: SyncSocket, epochs: Map<SeatId, number | null>): number | null {
    const before = epochs.get(seat.id);
    if (before !== undefined) return before;
    person.beginTurn();
    const epoch = this.#options.storage.seats.find(seat.id)?.epoch ?? null;
    epochs.set(seat.id, epoch);
    return epoch;
  }

  /** Returns how many documents went to the disk. */
  #store(touched: readonly LiveDocument[]): number {
    const { storage, onFailed } = this.#options;
    const waiting = touched.filter((document) => !document.isGone && document.hasWaiting);
    if (waiting.length === 0) return 0;
    try {
      storage.transaction(() => {
        storage.documents.append(waiting.flatMap((document) => document.mergeWaiting()));
      });
      return waiting.length;
    } catch (error) {
      onFailed(waiting, error);
      return 0;
    }
  }

  /** What was let go in between was not shown to anybody. */
  #measure(received: ReadonlyMap<LiveDocument, readonly Received[]>, documents: number): void {
    if (documents === 0) return;
    const { meter } = this.#options;
    const nowMs = performance.now();
    let updates = 0;
    for (const [document, messages] of received) {
      if (document.isGone) continue;
      for (const { isNew, atMs } of messages) {
        if (!isNew) continue;
        updates += 1;
        meter.shown(nowMs - atMs);
      }
    }
    meter.committed(updates, documents);
  }

  #show(document: LiveDocument): void {
    if (document.isGone) return;
    try {
      const isDone = document.show();
      if (!isDone) this.#touchLater(document);
      this.#options.onCommitted(document);
    } catch (error) {
      this.#options.onFailed([document], error);
    }
  }
}

/** How long all of these have to wait, because of what their senders have cost. */
function shortestWaitMs(messages: readonly Received[]): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (const { socket } of messages) {
    shortest = Math.min(shortest, socket.person.workWaitMs);
    if (shortest === 0) return 0;
  }
  return shortest;
}

/** Each socket's first frames, and those beyond its share of one turn, in the order sent. */
function shareOfTurn(messages: Received[]): { now: Received[]; later: Received[] } {
  if (messages.length <= FRAMES_A_TURN) return { now: messages, later: [] };
  const taken = new Map<SyncSocket, number>();
  const isBeyond = ({ socket }: Received): boolean => {
    const count = (taken.get(socket) ?? 0) + 1;
    taken.set(socket, count);
    return count > FRAMES_A_TURN;
  };
  const { later = [], now = [] } = Object.groupBy(messages, (each) =>
    isBeyond(each) ? "later" : "now",
  );
  return { now, later };
}
