import type { FeedItem } from "@crosstable/shared/documents/gallery";
import { feedItems } from "@crosstable/shared/documents/gallery-feed";
import { publish, publishedItems, type Published } from "@crosstable/shared/documents/published";
import { MONITOR_MOVES } from "@crosstable/shared/limits";
import { offRecordSince } from "@crosstable/shared/moves/bargaining-session";
import type { CaseState } from "@crosstable/shared/moves/case-state";
import { EMPTY_HEAD, firstBrokenRow, type RecordEntry } from "@crosstable/shared/record/entry";
import { RecordBook } from "@crosstable/shared/record/record-book";
import { applyEntry } from "@crosstable/shared/record/replay";

import { takeRow, type Following } from "./following.ts";
import type { Head } from "./project-record.ts";

/** The latest that has happened, oldest first and as many as a monitor shows. */
export interface Feeds {
  /** As far as the gallery's feed says it. */
  readonly published: readonly FeedItem[];
  /** As the table knows it, off the record too. */
  readonly atTable: readonly FeedItem[];
}

/** What is kept in memory of one negotiation. All of it follows from the record alone. */
export interface LiveTalks {
  state: CaseState;
  head: Head;
  /** The talks as far as they are published: without what happens while the table is off the record. */
  published: Published;
  /** How far observers are shown of that. */
  following: Following;
  /** Whose device signs with which key, and every head that there has been. */
  readonly book: RecordBook;
  /** Number of the published row → what the gallery's feed says of it. */
  readonly feed: Map<string, readonly FeedItem[]>;
  latest: Feeds;
}

/** What one more row makes of the talks, before it is stored. */
export interface NextRow {
  readonly entry: RecordEntry;
  readonly state: CaseState;
  readonly head: Head;
  /** The very same object as before where the row publishes nothing. */
  readonly published: Published;
  readonly items: readonly FeedItem[];
  /** The same and what is off the record, for the table alone. */
  readonly atTable: readonly FeedItem[];
  readonly following: Following;
}

/** The head before the first row of a record. */
export const NO_ROWS: Head = { seq: 0, head: EMPTY_HEAD, atMs: 0, receipt: null };

/**
 * What a row would make of the talks. Touches nothing, so that a row that cannot be stored leaves nothing behind. `nowMs` is of the clock
 * by which rows wait for observers.
 */
export function nextRow(before: LiveTalks | undefined, entry: RecordEntry, nowMs: number): NextRow {
  const state = applyEntry(before?.state ?? null, entry);
  const shown = before?.published ?? null;
  const published = publish(shown, { state });
  const following =
    before !== undefined && published === shown
      ? before.following
      : takeRow(before?.following ?? null, { entry, published }, nowMs);
  const items = publishedItems(shown, { entry, state });
  const atTable = itemsAtTable(items, { entry, state });
  return { entry, state, head: headOf(entry), published, items, atTable, following };
}

/** By the number of the row in the record: whoever only looks on counts the published rows by themselves. */
function itemsAtTable(
  items: readonly FeedItem[],
  { entry, state }: { entry: RecordEntry; state: CaseState },
): readonly FeedItem[] {
  const isOff = offRecordSince(state) !== null;
  const gone = items.filter(({ kind }) => kind === "go-off-record");
  const known = isOff ? [...feedItems(entry, state), ...gone] : items;
  return known.map((item) => ({ ...item, seq: entry.seq }));
}

function headOf(entry: RecordEntry): Head {
  const { seq, head, at } = entry;
  return { seq, head, atMs: Date.parse(at), receipt: entry.v === 1 ? null : entry.receipt };
}

/** Takes in a row that is stored. */
export function advance(live: LiveTalks | undefined, next: NextRow): LiveTalks {
  const { state, head, items, entry, published, following } = next;
  const talks = live ?? {
    state,
    head,
    published,
    following,
    book: new RecordBook(),
    feed: new Map(),
    latest: { published: [], atTable: [] },
  };
  talks.state = state;
  talks.head = head;
  talks.published = published;
  talks.following = following;
  talks.book.add(entry);
  if (items.length > 0) talks.feed.set(String(published.seq), items);
  const { published: shown, atTable } = talks.latest;
  talks.latest = {
    published: [...shown, ...items].slice(-MONITOR_MOVES),
    atTable: [...atTable, ...next.atTable].slice(-MONITOR_MOVES),
  };
  return talks;
}

/** A record whose rows are not what was written. */
export class BrokenRecord extends Error {
  readonly row: number;

  constructor(row: number) {
    super(`row ${row} of its record does not follow from the one before`);
    this.row = row;
  }
}

/** Rebuilds a negotiation from its rows. Throws, saying which row, when they are not what was written. */
export function rebuild(entries: readonly RecordEntry[]): LiveTalks {
  const broken = firstBrokenRow(entries);
  if (broken !== null) {
    throw new BrokenRecord(broken);
  }
  let live: LiveTalks | undefined;
  // What waits for observers has waited by the record's own clock when the delay was changed; how long by now, its caller knows.
  for (const entry of entries) live = advance(live, nextRow(live, entry, Date.parse(entry.at)));
  if (live === undefined) throw new Error("its record is empty");
  return live;
}
