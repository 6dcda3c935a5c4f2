import type { CaseState } from "../moves/case-state.ts";
import type { PackageState } from "../moves/package-state.ts";
import type { AsOf, Stamp } from "../record/stamp.ts";
import type { MatrixRow } from "./matrix.ts";

/** When something was done. */
export interface Moment {
  /** RFC 3339. */
  readonly at: string;
  readonly asOf: AsOf | null;
}

/** When something was done, as far as it is published. */
export interface PublishedMoment extends Moment {
  /** Only of what was done while the table was off the record: since when it had been. `at` is then when it was back. */
  readonly offRecordSince?: Moment;
}

/** A stretch off the record that is over: the rows from the one that began it up to the one that ended it, without that. */
export interface Gap {
  readonly from: Stamp;
  readonly to: Stamp;
}

type Stamped = Pick<Stamp, "seq" | "at" | "asOf">;

/** Every stretch off the record that is over, oldest first. Two that one row parts are one. */
export function gapsOf({ sessions }: Pick<CaseState, "sessions">): Gap[] {
  const gaps: Gap[] = [];
  for (const { from, to } of sessions.flatMap(({ offRecord }) => offRecord ?? [])) {
    if (to === null) continue;
    const last = gaps.at(-1);
    if (last?.to.seq === from.seq) gaps.splice(-1, 1, { from: last.from, to });
    else gaps.push({ from, to });
  }
  return gaps;
}

/** The time alone of a stamp, without who. */
export function momentOf({ at, asOf }: Pick<Stamp, "at" | "asOf">): Moment {
  return { at, asOf };
}

/** When a row was entered, as far as it is published: of a row in a gap, that it was in the gap. */
export function publishedMoment(stamp: Stamped, gaps: readonly Gap[]): PublishedMoment {
  const gap = gapAround(stamp, gaps);
  if (gap === undefined) return momentOf(stamp);
  return { ...momentOf(gap.to), offRecordSince: momentOf(gap.from) };
}

/** True of a row that is in a gap. */
export function isInGap(stamp: Pick<Stamp, "seq">, gaps: readonly Gap[]): boolean {
  return gapAround(stamp, gaps) !== undefined;
}

/** True when both rows are in one and the same gap: what came and went in it is not published at all. */
export function areInOneGap(
  one: Pick<Stamp, "seq">,
  other: Pick<Stamp, "seq">,
  gaps: readonly Gap[],
): boolean {
  const gap = gapAround(one, gaps);
  return gap !== undefined && gap === gapAround(other, gaps);
}

/** True of a proposal that came to the table and was withdrawn in one gap. What others come from or go on in is always there. */
export function isProposalGone(row: MatrixRow, gaps: readonly Gap[]): boolean {
  const [tabled] = row.passList;
  const { partOf, comesFrom } = row.lineage;
  if (row.withdrawal === null || tabled === undefined) return false;
  if (partOf !== null || comesFrom.length > 0) return false;
  return areInOneGap(tabled.stamp, row.withdrawal.stamp, gaps);
}

/** True of a package that was offered and failed in one gap. */
export function isPackageGone({ stamp, end }: PackageState, gaps: readonly Gap[]): boolean {
  return end !== null && end.how !== "accepted" && areInOneGap(stamp, end.stamp, gaps);
}

function gapAround({ seq }: Pick<Stamp, "seq">, gaps: readonly Gap[]): Gap | undefined {
  return gaps.find(({ from, to }) => from.seq <= seq && seq < to.seq);
}
