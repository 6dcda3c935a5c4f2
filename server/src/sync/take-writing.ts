import type { CloseReason } from "@crosstable/shared/close-codes";

import { isNothing } from "./client-message.ts";
import { judgeUpdate } from "./guard/judge-update.ts";
import type { Verdict } from "./guard/verdict.ts";
import type { SyncSocket, SyncSocketOptions } from "./sync-socket.ts";

/** What became of an update: it is in memory, was there before, lacks something that was written before it, or is refused. */
export type Taken = "accepted" | "known" | "resync" | { readonly refused: CloseReason };

/** Judges an update of a socket that writes, and applies what is accepted to the memory of its document. */
export function takeWriting(
  update: Uint8Array,
  from: { readonly socket: SyncSocket; readonly options: SyncSocketOptions },
): Taken {
  const { document } = from.options;
  const verdict = judge(update, from.options);
  switch (verdict.verdict) {
    case "refuse":
      return { refused: verdict.reason };
    case "resync":
    case "known":
      return verdict.verdict;
    case "accept": {
      const { bytes, writers } = verdict;
      const reason = document.hasRoomFor(bytes)
        ? document.apply({ bytes, writers, from: from.socket })
        : "tooLarge";
      return reason === null ? "accepted" : { refused: reason };
    }
  }
}

function judge(update: Uint8Array, options: SyncSocketOptions): Verdict {
  // Nobody needs the document for that.
  if (isNothing(update)) return { verdict: "known" };
  const { document, seat, takesAnyAuthor, shapes } = options;
  return judgeUpdate({
    document: document.address.document,
    doc: document.doc,
    update,
    isLeased: (client) => takesAnyAuthor || document.isLeasedTo(seat.id, client),
    isOwnSide: document.ofSide(seat.side),
    shapes,
  });
}
