import type { RecordWalk } from "./record-walk.ts";
import type { BadRow } from "./signature-queue.ts";

/** A head that somebody knows from elsewhere: their own receipt, or the other side by telephone. */
export interface KnownHead {
  readonly seq: number;
  readonly head: string;
}

/** Only who knows a head can tell that the end was left out, or that all of it was written anew. */
export function unknownHead(walk: RecordWalk, known: readonly KnownHead[]): BadRow | null {
  const wrong = known
    .toSorted((one, other) => one.seq - other.seq)
    .find(({ seq, head }) => walk.headAfter(seq) !== head);
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
