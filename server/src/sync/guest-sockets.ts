import type { Seat } from "@crosstable/shared/roles";
import type { DocumentAddress } from "@crosstable/shared/rooms";
import type { SideMark } from "@crosstable/shared/sides";

import type { LiveDocument } from "./live-document.ts";
import type { SyncSocket } from "./sync-socket.ts";

/** Whether this side lets this seat read its caucus now. */
export type IsGuest = (seat: Seat, side: SideMark) => boolean;

/** The sockets that read a caucus because its side has invited their seat. MEDIATOR-1: asked anew each time, and kept by nobody. */
export class GuestSockets {
  readonly #isGuest: IsGuest;
  readonly #open = new Set<SyncSocket>();

  constructor(isGuest: IsGuest) {
    this.#isGuest = isGuest;
  }

  add(socket: SyncSocket): void {
    if (socket.isGuest) this.#open.add(socket);
  }

  delete(socket: SyncSocket): void {
    this.#open.delete(socket);
  }

  /** Whether a seat is let into a document as a guest. */
  isInvited(seat: Seat, { document }: DocumentAddress): boolean {
    return document.kind === "caucus" && this.#isGuest(seat, document.side);
  }

  /** True of every socket but a guest's whose side does not let them read any more. */
  mayGoOn(socket: SyncSocket): boolean {
    return !socket.isGuest || this.isInvited(socket.seat, socket.document.address);
  }

  /** Closes who may not go on; of these documents alone, where only they are shown to anybody now. */
  closeThoseWhoMayNot(documents?: readonly LiveDocument[]): void {
    // Asked in every turn, and most have nobody to ask about.
    if (this.#open.size === 0) return;
    const shown = documents === undefined ? null : new Set(documents);
    for (const socket of this.#open) {
      if (shown?.has(socket.document) === false || this.mayGoOn(socket)) continue;
      socket.close("invitationOver");
    }
  }
}
