import { otherSide, SIDE_MARKS, type SideMark } from "../sides.ts";
import type { ModelHalf, ModelProposal } from "./clerks-paper-for-tests.ts";

/** Which beginning of a side is open, the first, the second and so on; null for none, and where both have made it. */
export function begunBy(of: ModelProposal, what: ModelHalf, side: SideMark): number | null {
  return isOpenHalf(of, what, side) ? of.begun[side][what] : null;
}

function isOpenHalf(of: ModelProposal, what: ModelHalf, side: SideMark): boolean {
  const { asksReopening, leavesItAsItIs, isLeftAsItIs, group } = of;
  if (what === "reopen") return asksReopening.has(side);
  if (what === "status-quo") return leavesItAsItIs.has(side) && !isLeftAsItIs;
  const isMade = group.a === "named" && group.b === "named";
  return group[side] !== "nothing" && !isMade;
}

/**
 * What a side says that it answers: the other side's beginning that it saw, the first, the second and so on, null where it saw none, or
 * nothing at all.
 */
export type ModelAnswer = number | null | "unsaid";

/** Whether that can be taken down: a side answers what lies there, or nothing, and says which. */
export function isRead(
  of: ModelProposal,
  half: { what: ModelHalf; by: SideMark; answers: ModelAnswer },
): boolean {
  const { what, by, answers } = half;
  if (answers === "unsaid") return false;
  return answers === null || begunBy(of, what, otherSide(by)) === answers;
}

/** Notes that a side has begun it, and in which words. */
export function begin(
  of: ModelProposal,
  half: { what: ModelHalf; by: SideMark; words: string },
): void {
  of.begun[half.by][half.what] += 1;
  of.begunWith[half.by][half.what] = half.words;
}

/** What each side has said of each of the three, where it lies there, and for what both opened it again. */
export function halvesByClerk(of: ModelProposal): string[] {
  const lying = SIDE_MARKS.flatMap((side) => [
    of.asksReopening.has(side) ? `asks: ${of.begunWith[side].reopen}` : "",
    of.leavesItAsItIs.has(side) ? `leaves: ${of.begunWith[side]["status-quo"]}` : "",
    of.group[side] === "nothing" ? "" : `${of.group[side]}: ${of.begunWith[side].group}`,
  ]);
  return [...lying, of.openedFor.join("; ")];
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
