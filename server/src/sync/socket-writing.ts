import { isNothing } from "./client-message.ts";
import { savedFrame } from "./frames.ts";
import { Work } from "./guard/work.ts";
import { ResyncBudget } from "./resync-budget.ts";
import { SaveCount } from "./save-count.ts";
import type { SyncSocket, SyncSocketOptions } from "./sync-socket.ts";
import { takeWriting, type Taken } from "./take-writing.ts";

/** What one socket writes: taken in or refused, asked for in whole where something before it is missing, and told to be saved. */
export class SocketWriting {
  readonly #socket: SyncSocket;
  readonly #options: SyncSocketOptions;
  readonly #saves = new SaveCount();
  readonly #resyncs: ResyncBudget;
  #toldSaved = 0;
  /** Asked for everything that is missing, or about to ask, and not answered yet. */
  #awaitsStep2 = false;
  #owesQuestion = false;

  constructor(socket: SyncSocket, options: SyncSocketOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#resyncs = new ResyncBudget(options.monotonicMs);
  }

  /** In the tick, with the rights just checked. True when it brought something new. */
  take(update: Uint8Array, isStep2: boolean): boolean {
    const socket = this.#socket;
    if (socket.right === "read") {
      // OBSERVER-2: the stock provider may answer with nothing; anything more is a write.
      if (!(isStep2 && isNothing(update))) socket.refuse("readOnlyWrote");
      return false;
    }
    this.#saves.take();
    if (isStep2) this.#awaitsStep2 = false;
    const work = new Work();
    const taken = takeWriting(update, { socket, options: this.#options, work });
    this.#answerTo(taken, isStep2);
    socket.person.worked(work.steps);
    return taken === "accepted";
  }

  #answerTo(taken: Taken, isStep2: boolean): void {
    if (typeof taken === "object") {
      this.#socket.refuse(taken.refused);
    } else if (taken === "resync") {
      this.#saves.hold();
      this.#resync();
    } else {
      if (isStep2) this.#saves.release();
      this.#socket.document.owe(this.#socket);
    }
  }

  /** While one question is open, more gaps are the same gap: a client that types while it connects makes several. */
  #resync(): void {
    if (this.#awaitsStep2) return;
    if (!this.#resyncs.spend()) {
      this.#socket.refuse("cannotResync");
      return;
    }
    this.#options.meter.resynced();
    this.#awaitsStep2 = true;
    this.#owesQuestion = true;
    this.#socket.document.owe(this.#socket);
  }

  /** Outside of a turn: the question says how far the document is in memory. */
  askForMissing(): void {
    this.#awaitsStep2 = true;
    this.#ask();
  }

  #ask(): void {
    this.#socket.send(this.#socket.document.askFrame());
  }

  /** SAVE-1: after the commit. In the turn itself the question would tell of what others have written and the disk does not have. */
  askIfOwed(): void {
    if (!this.#owesQuestion) return;
    this.#owesQuestion = false;
    this.#ask();
  }

  /** SAVE-1: after the commit of everything taken. */
  tellSaved(): void {
    const { saved } = this.#saves;
    if (saved <= this.#toldSaved) return;
    this.#socket.send(savedFrame(saved));
    this.#toldSaved = saved;
  }
}
