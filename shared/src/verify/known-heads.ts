import { fingerprintOf } from "../record/fingerprint.ts";
import type { RecordWalk } from "./record-walk.ts";
import type { BadRow } from "./signature-queue.ts";

/** A head that somebody knows from elsewhere: their own receipt, or the other side by telephone. */
export interface KnownHead {
  readonly seq: number;
  /** The head, or the four words of its fingerprint: then only its first 64 bits are known. */
  readonly head: string;
}

/** Only who knows a head can tell that the end was left out, or that all of it was written anew. */
export function unknownHead(walk: RecordWalk, known: readonly KnownHead[]): BadRow | null {
  const wrong = known
    .toSorted((one, other) => one.seq - other.seq)
    .find((each) => !isIn(walk, each));
  if (wrong === undefined) return null;
  return wrong.seq > walk.rows
    ? {
        row: walk.rows + 1,
        words: `The end is missing: row ${wrong.seq} is known, and not in the file.`,
      }
    : {
        row: wrong.seq,
        words: "It is not the row that is known from elsewhere: this is another record.",
      };
}

function isIn(walk: RecordWalk, { seq, head }: KnownHead): boolean {
  const found = walk.headAfter(seq);
  if (found === undefined) return false;
  return head.includes("-") ? fingerprintOf(found) === head : found === head;
}
