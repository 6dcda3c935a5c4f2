import { matrixRow, matrixTalks } from "../documents/matrix.ts";
import type { CaseState } from "../moves/case-state.ts";
import { canonicalText } from "../record/canonical.ts";
import type { RecordEntry } from "../record/entry.ts";

/** What the first line of a record file calls itself. */
export const RECORD_FILE = "crosstable-record";

type ById = Readonly<Record<string, unknown>>;

/** The matrix as a record file holds it: what is on the table and beside it by id, and the talks as a whole. */
export function matrixOf(
  state: CaseState,
  { seq, head }: { seq: number; head: string },
): Record<"rows" | "packages" | "articles" | "requests" | "minutes" | "statements", ById> & {
  talks: unknown;
} {
  const rows = [...state.proposals.values()].map((each) => [each.id, matrixRow(each)] as const);
  return {
    rows: Object.fromEntries(rows),
    packages: Object.fromEntries(state.packages),
    articles: Object.fromEntries(state.articles),
    requests: Object.fromEntries(state.requests),
    minutes: Object.fromEntries(state.offeredMinutes),
    statements: Object.fromEntries(state.statements),
    talks: matrixTalks(state, { seq, head }),
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
