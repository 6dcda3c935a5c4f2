import { offRecordSince } from "../moves/bargaining-session.ts";
import type { CaseState } from "../moves/case-state.ts";
import type { RecordEntry } from "../record/entry.ts";
import { feedItems } from "./gallery-feed.ts";
import type { FeedItem } from "./gallery.ts";
import { momentOf } from "./off-record-gap.ts";

/** The talks as far as they are published: up to the row that took the table off the record, while it is off it, and statements. */
export interface Published {
  /** How many rows of the record are published; those of a gap are not counted, so that nobody counts them by it. */
  readonly seq: number;
  readonly state: CaseState;
}

interface Row {
  readonly entry: RecordEntry;
  /** The talks with it. */
  readonly state: CaseState;
}

/**
 * What is published after one more row; the very same object when the row publishes nothing. OFFRECORD-2: a row is on the record or off
 * it as a whole, by how it leaves the table. The one that goes off it publishes that it does, and nothing else that is in it but a
 * statement: that is meant for whoever follows, whenever it comes out.
 */
export function publish(before: Published | null, { state }: Pick<Row, "state">): Published {
  const shown = publishedState(before?.state ?? null, state);
  const isSilent = before !== null && isOffRecord(state) && shown === before.state;
  return isSilent ? before : { seq: (before?.seq ?? 0) + 1, state: shown };
}

/** The published state alone, by the one that was published before. */
export function publishedState(before: CaseState | null, after: CaseState): CaseState {
  if (before === null || !isOffRecord(after)) return after;
  const { statements } = after;
  if (isOffRecord(before))
    return statements === before.statements ? before : { ...before, statements };
  return { ...before, statements, sessions: after.sessions };
}

function isOffRecord(state: CaseState): boolean {
  return offRecordSince(state) !== null;
}

/** What the feed says of a row: nothing but statements while the table is off the record, and that a gap begins or has ended. */
export function publishedItems(before: Published | null, { entry, state }: Row): FeedItem[] {
  const { seq } = publish(before, { state });
  const since = before === null ? null : offRecordSince(before.state);
  const base = { seq, at: entry.at, side: entry.by.side, asOf: asOfRow(entry), named: [] };
  const gap = { ...base, label: null, proposal: null };
  const items = feedItems(entry, state).map((item) => ({ ...item, seq }));
  if (isOffRecord(state)) {
    const said = items.filter(({ kind }) => STATEMENTS.includes(kind));
    return since === null ? [...said, { ...gap, kind: "go-off-record" }] : said;
  }
  if (since === null) return items;
  return [{ ...gap, kind: wayBack(entry), since: momentOf(since) }, ...items];
}

const STATEMENTS: readonly string[] = ["publish-statement", "sign-statement"];

function asOfRow({ act }: RecordEntry): FeedItem["asOf"] {
  return act.kind === "moves" ? act.asOf : null;
}

/** By going back on the record, or by ending the session. */
function wayBack({ act }: RecordEntry): "go-on-record" | "adjourn-session" {
  const isAdjourned =
    act.kind === "moves" && act.moves.some(({ kind }) => kind === "adjourn-session");
  return isAdjourned ? "adjourn-session" : "go-on-record";
}
