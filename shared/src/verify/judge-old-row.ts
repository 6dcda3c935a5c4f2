import type { Move } from "../moves/move.ts";
import type { RecordEntry } from "../record/entry.ts";
import type { RecordBook } from "../record/record-book.ts";
import { whoIsWrong } from "./known-seat.ts";

/** The moves that there were while rows of the first format were written. */
const MOVES: ReadonlySet<Move["kind"]> = new Set([
  "table-proposal",
  "pass",
  "hold",
  "answer-hold",
  "reject",
  "withdraw",
  "accept",
  "sign-ta",
  "hand-over",
]);

/**
 * What cannot stand in a row of the first format, in words, or null. Nobody has signed such a row, so nothing in it may look signed or
 * bind a key, and it knows none of the moves that came with signatures or later. The rules of its time are not judged.
 */
export function judgeOldRow(book: RecordBook, entry: RecordEntry): string | null {
  const { act } = entry;
  if (act.kind === "host-act") {
    const { hostAct } = act;
    const namesKey =
      hostAct.kind === "enrol-device" ||
      hostAct.kind === "host-key" ||
      (hostAct.kind === "open-negotiation" && hostAct.hostKey !== undefined);
    return namesKey ? "It names a key, and is of the first format, which knew none." : null;
  }
  if (act.signed !== undefined)
    return "It is said to be signed, and is of the first format, in which nobody signed.";
  const later = act.moves.find(({ kind }) => !MOVES.has(kind));
  if (later !== undefined)
    return `It is of the first format, which did not know the move "${later.kind}".`;
  return whoIsWrong(book, entry);
}
