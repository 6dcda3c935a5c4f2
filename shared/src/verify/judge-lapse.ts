import type { CaseState } from "../moves/case-state.ts";
import { isPastOpenUntil } from "../moves/package-state.ts";
import type { RecordEntry } from "../record/entry.ts";
import { isTheServer } from "../record/the-server.ts";

type Moves = Extract<RecordEntry["act"], { kind: "moves" }>;

/**
 * What is wrong with moves that the server has entered by itself, in words, or null. It has one: that packages have lapsed, each
 * of which was open, and whose time had passed by the time of the row. Nobody signs it, because it follows from the record.
 */
export function judgeLapse(
  state: CaseState,
  entry: RecordEntry,
  { moves, signed, asOf }: Moves,
): string | null {
  if (!isTheServer(entry.by) || signed !== undefined || asOf !== null)
    return "It is said to be the server's own, and somebody's too.";
  const lapsed = new Set<string>();
  for (const move of moves) {
    if (move.kind !== "lapse-package") return "Moves of nobody: the server enters lapses alone.";
    const offered = state.packages.get(move.package);
    const isLapse =
      offered?.end === null &&
      !lapsed.has(offered.id) &&
      isPastOpenUntil(offered, Date.parse(entry.at));
    if (!isLapse) return "A package is said to have lapsed whose time had not passed.";
    lapsed.add(offered.id);
  }
  return null;
}
