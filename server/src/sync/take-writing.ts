import type { CloseReason } from "@crosstable/shared/close-codes";

import { isNothing } from "./client-message.ts";
import { judgeUpdate } from "./guard/judge-update.ts";
import type { Verdict } from "./guard/verdict.ts";
import type { Work } from "./guard/work.ts";
import type { SyncSocket, SyncSocketOptions } from "./sync-socket.ts";

/** What became of an update: it is in memory, was there before, lacks something that was written before it, or is refused. */
export type Taken = "accepted" | "known" | "resync" | { readonly refused: CloseReason };

interface From {
  readonly socket: SyncSocket;
  readonly options: SyncSocketOptions;
  /** What it costs is added here, whatever becomes of it. */
  readonly work: Work;
}

/** Judges an update of a socket that writes, and applies what is accepted to the memory of its document. */
export function takeWriting(update: Uint8Array, from: From): Taken {
  const { document } = from.options;
  const verdict = judge(update, from);
  switch (verdict.verdict) {
    case "refuse":
      return { refused: verdict.reason };
    case "resync":
    case "known":
      return verdict.verdict;
    case "accept": {
      const { bytes, writers } = verdict;
      const { socket, work } = from;
      const room = document.roomFor(bytes);
      // Its log is about to become a snapshot, which is short where much was written over: whoever writes comes back with it.
      if (room === "later") return { refused: "tryAgain" };
      if (room === "never") return { refused: "tooLarge" };
      const reason = document.apply({ bytes, writers, from: socket, work });
      if (reason === null) return "accepted";
      work.spend(document.stepsToReload);
      return { refused: reason };
    }
  }
}

function judge(update: Uint8Array, { options, work }: From): Verdict {
  // Nobody needs the document for that.
  if (isNothing(update)) return { verdict: "known" };
  const { document, seat, takesAnyAuthor, shapes } = options;
  const isOfBothSides = document.address.document.kind === "worksheet";
  return judgeUpdate({
    document: document.address.document,
    doc: document.doc,
    update,
    isLeased: (client) => takesAnyAuthor || document.leases.isLeasedTo(seat.id, client),
    isOwnSide: isOfBothSides ? document.leases.ofSide(seat.side) : null,
    shapes,
    isLarge: document.isLarge,
    work,
  });
}
