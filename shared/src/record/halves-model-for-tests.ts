import type { SideMark } from "../sides.ts";
import type { ModelHalf, ModelProposal } from "./clerks-paper-for-tests.ts";

/** Which beginning of a side is open, the first, the second and so on; null for none, and where both have made it. */
export function begunBy(of: ModelProposal, what: ModelHalf, side: SideMark): number | null {
  return isOpenHalf(of, what, side) ? of.begun[side][what] : null;
}

function isOpenHalf(of: ModelProposal, what: ModelHalf, side: SideMark): boolean {
  const { asksReopening, leavesItAsItIs, group } = of;
  if (what === "reopen") return asksReopening.has(side);
  if (what === "status-quo") return leavesItAsItIs.has(side) && leavesItAsItIs.size === 1;
  const isMade = group.a === "named" && group.b === "named";
  return group[side] !== "nothing" && !isMade;
}

/** Either side strikes out the beginning that it saw, its own or the other's. */
export function dropBegun(
  of: ModelProposal,
  half: { what: ModelHalf; by: SideMark; seen: number | null },
): boolean {
  const { what, by, seen } = half;
  if (seen === null || begunBy(of, what, by) !== seen) return false;
  if (what === "reopen") of.asksReopening.delete(by);
  else if (what === "status-quo") of.leavesItAsItIs.delete(by);
  else of.group[by] = "nothing";
  return true;
}
