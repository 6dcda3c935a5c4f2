import type { CaseState } from "../moves/case-state.ts";
import { EMPTY_HEAD, firstBrokenRow, type RecordEntry } from "../record/entry.ts";
import { replay } from "../record/replay.ts";
import type { ExportMark } from "./export-name.ts";
import { officialZone } from "./official-zone.ts";

/** The record and what follows from it, once for all papers of one moment. */
export interface PaperSource {
  readonly entries: readonly RecordEntry[];
  /** The state after the last row. */
  readonly state: CaseState;
  readonly mark: ExportMark;
}

/** A record of which no paper is made, because a row does not follow from the one before. */
export class UnfoundedRecord extends Error {
  readonly row: number;

  constructor(row: number) {
    super(`row ${row} of the record does not follow from the one before`);
    this.row = row;
  }
}

/**
 * Replays a whole record for its papers. `at` is when they are made, RFC 3339 by the server's clock. Throws UnfoundedRecord when the
 * chain of heads does not hold, and on an empty record.
 */
export function paperSource(entries: readonly RecordEntry[], at: string): PaperSource {
  const broken = firstBrokenRow(entries);
  if (broken !== null) throw new UnfoundedRecord(broken);
  const state = replay(entries);
  const { seq, head } = entries.at(-1) ?? { seq: 0, head: EMPTY_HEAD };
  const zone = officialZone(state);
  return { entries, state, mark: { negotiation: state.negotiation, at, zone, seq, head } };
}
