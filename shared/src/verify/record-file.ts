import { matrixMaps } from "../documents/matrix-maps.ts";
import { matrixTalks } from "../documents/matrix.ts";
import type { CaseState } from "../moves/case-state.ts";
import { canonicalText } from "../record/canonical.ts";
import type { RecordEntry } from "../record/entry.ts";

/** What the first line of a record file calls itself. */
export const RECORD_FILE = "crosstable-record";

type ById = Readonly<Record<string, unknown>>;

/** The matrix as a record file holds it: what is on the table and beside it by id, and the talks as a whole. */
function matrixOf(
  state: CaseState,
  at: { seq: number; head: string },
): Record<"rows" | "packages" | "articles" | "requests" | "minutes" | "statements", ById> & {
  talks: unknown;
} {
  const { rows, packages, articles, requests, minutes, statements } = matrixMaps(state, at);
  return {
    rows: Object.fromEntries(rows),
    packages: Object.fromEntries(packages),
    articles: Object.fromEntries(articles),
    requests: Object.fromEntries(requests),
    minutes: Object.fromEntries(minutes),
    statements: Object.fromEntries(statements),
    talks: matrixTalks(state, at),
  };
}

/**
 * A record as one file that needs nothing else: a line that says what it is, a line a row in its canonical form, and a last line with
 * the head and the matrix that follows from the rows. `state` is what the rows lead to.
 */
export function recordFile(entries: readonly RecordEntry[], state: CaseState): string {
  const last = entries.at(-1);
  if (last === undefined) throw new Error("an empty record is no file");
  const { negotiation, seq, head } = last;
  const lines = [
    { format: RECORD_FILE, version: 1, negotiation, title: state.title },
    ...entries,
    { end: { seq, head }, matrix: matrixOf(state, last) },
  ];
  return `${lines.map(canonicalText).join("\n")}\n`;
}
