import { TABLE_FOLLOWS_MS } from "@crosstable/shared/limits";

/** The table stands at another row than the record that was read to its end. */
export interface Apart {
  readonly table: number;
  readonly record: number;
  readonly sinceMs: number;
  /** When this was seen last. */
  readonly seenMs: number;
}

/** What a page sees now. */
export interface SeenApart {
  readonly table: number;
  readonly record: number;
  readonly nowMs: number;
  /** Whether the server has just said that its record ends there. One that cannot be read may have gone on with the table. */
  readonly isRead: boolean;
}

/** A page that has not looked for this long has slept, and what it was told of before is no longer what it is told. */
const SLEPT_MS = 2 * TABLE_FOLLOWS_MS;

/** Since when the two stand apart as they do now; null where that cannot be said. */
export function standingApart(before: Apart | null, seen: SeenApart): Apart | null {
  const { table, record, nowMs, isRead } = seen;
  if (!isRead) return null;
  const isSame =
    before !== null &&
    before.table === table &&
    before.record === record &&
    nowMs - before.seenMs <= SLEPT_MS;
  return { table, record, sinceMs: isSame ? before.sinceMs : nowMs, seenMs: nowMs };
}

/** The two come on two wires, so for a moment one is ahead; after this it is no matter of which came first. */
export function isApartForLong({ sinceMs, seenMs }: Apart): boolean {
  return seenMs - sinceMs >= TABLE_FOLLOWS_MS;
}
