import type { Move } from "@crosstable/shared/moves/move";
import type { AsOf } from "@crosstable/shared/record/stamp";
import type { SideMark } from "@crosstable/shared/sides";

/** One act of the old talks, to be played through the real command as one transmittal. */
export interface PlannedAct {
  /** The same at every start, so that a loading that was cut off goes on where it stopped. */
  readonly key: string;
  readonly side: SideMark;
  readonly moves: readonly Move[];
  readonly asOf: AsOf;
  /** Where it stands among the others; for acts without a date the latest day on which they can have happened. */
  readonly order: string;
}

/** Sorts by the day, and leaves the acts of one day in the order in which they were given. */
export function inOrder(planned: readonly PlannedAct[]): PlannedAct[] {
  return planned.toSorted((one, other) => compareText(lastDay(one.order), lastDay(other.order)));
}

/** Of a month the end: what a source gives no day for can have happened on the last. */
function lastDay(order: string): string {
  const isMonth = order.length === "2007-07".length;
  return isMonth ? `${order}-31` : order;
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
