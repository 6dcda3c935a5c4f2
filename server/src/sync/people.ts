import { PROCESS_BACKLOG_BYTES } from "@crosstable/shared/document-limits";
import type { SeatId } from "@crosstable/shared/ids";

import { Person, type Budgets } from "./person.ts";
import type { SyncSocket } from "./sync-socket.ts";

/** Everybody who has a document open, or has had one so lately that their budget is not made up for yet. */
export class People {
  readonly #people = new Map<SeatId, Person<SyncSocket>>();
  readonly #budgets: Budgets;
  readonly #monotonicMs: () => number;

  constructor(budgets: Budgets, monotonicMs: () => number) {
    this.#budgets = budgets;
    this.#monotonicMs = monotonicMs;
  }

  of(seat: SeatId): Person<SyncSocket> {
    const before = this.#people.get(seat);
    if (before !== undefined) return before;
    const person = new Person<SyncSocket>(this.#budgets, this.#monotonicMs);
    this.#people.set(seat, person);
    return person;
  }

  /** A copy: whoever is closed leaves. */
  socketsOf(seat: SeatId): SyncSocket[] {
    return [...(this.#people.get(seat)?.sockets ?? [])];
  }

  sockets(): SyncSocket[] {
    return [...this.#people.values()].flatMap(({ sockets }) => [...sockets]);
  }

  leave(socket: SyncSocket): void {
    this.#people.get(socket.seat.id)?.leave(socket);
  }

  /** Who has left keeps what they have spent until it is made up for; coming back would be a way around it. */
  forgetTheGone(): void {
    for (const [seat, person] of this.#people) {
      if (!person.isForgettable) continue;
      person.forget();
      this.#people.delete(seat);
    }
  }

  stop(): void {
    for (const person of this.#people.values()) person.forget();
  }

  /** Past the bound of the whole process, those with the longest backlog come back and resync. */
  shedBacklog(): void {
    const sockets = this.sockets();
    let bytes = sockets.reduce((sum, { backlogBytes }) => sum + backlogBytes, 0);
    if (bytes <= PROCESS_BACKLOG_BYTES) return;
    for (const socket of sockets.toSorted((one, other) => other.backlogBytes - one.backlogBytes)) {
      if (bytes <= PROCESS_BACKLOG_BYTES) return;
      bytes -= socket.backlogBytes;
      socket.close("tryAgain");
    }
  }
}
