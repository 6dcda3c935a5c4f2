import type { RecordEntry } from "../record/entry.ts";
import type { RecordBook } from "../record/record-book.ts";

/** What is wrong with who is said to have acted, in words, or null. A host could call a seat what it likes; the record says who sits where. */
export function whoIsWrong({ seats }: RecordBook, { by }: RecordEntry): string | null {
  const seat = by.seat === null ? undefined : seats.get(by.seat);
  const isSame = seat?.name === by.name && seat.side === by.side && seat.role === by.role;
  return isSame
    ? null
    : `It was made by "${by.name}", and the record knows no such seat at that time.`;
}
