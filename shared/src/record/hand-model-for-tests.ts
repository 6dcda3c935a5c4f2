import { otherSide, type SideMark } from "../sides.ts";
import type { Hand, Paper } from "./clerks-paper-for-tests.ts";

/** What a side has offered on the talks and the other has not answered. */
export interface OpenOffers {
  readonly rule: boolean;
  readonly extension: boolean;
  readonly imports: number;
  readonly minutes: number;
  readonly statement: boolean;
}

/** What is open of a side, or of one hand of it; null for nothing. */
export function openOf(paper: Paper, side: SideMark, by?: Hand): OpenOffers | null {
  const { rules, clock, imports, minutes, jointly } = paper;
  const isBy = (hand: Hand): boolean => by === undefined || hand === by;
  const rule = rules.proposed[side] !== null && isBy(rules.proposedBy[side]);
  const extension = clock.offered[side] !== null && isBy(clock.offeredBy[side]);
  const own = imports.filter((each) => each.side === side && isBy(each.by)).length;
  const words = minutes.filter(
    (each) => each.side === side && each.end === "open" && isBy(each.by),
  ).length;
  const offered = jointly[side];
  const statement = offered !== null && isBy(offered.by);
  return rule || extension || own > 0 || words > 0 || statement
    ? { rule, extension, imports: own, minutes: words, statement }
    : null;
}

/**
 * The chief gives the hand to the second, or takes it back; the second gives it back. What the old hand had only half made falls, and what
 * it had offered, all of which has to be said.
 */
export function handOver(
  paper: Paper,
  side: SideMark,
  of: { by: Hand; to: Hand; falls: OpenOffers | null },
): boolean {
  const { by, to, falls } = of;
  if (paper.hand[side] === to || (by === "second" && to === "second")) return false;
  const open = openOf(paper, side);
  if (falls === null ? open !== null : !isSame(falls, open)) return false;
  dropOffers(paper, side);
  halvesFall(paper, side);
  paper.hand[side] = to;
  return true;
}

function isSame(one: OpenOffers, other: OpenOffers | null): boolean {
  const { rule, extension, imports, minutes, statement } = one;
  return (
    rule === other?.rule &&
    extension === other.extension &&
    imports === other.imports &&
    minutes === other.minutes &&
    statement === other.statement
  );
}

/** The host takes somebody's seat away: what they had half made or offered falls, and the hand is the chief's again if it was the second's. */
export function unseat(paper: Paper, side: SideMark, who: Hand): void {
  dropOffers(paper, side, who);
  if (paper.hand[side] === who) halvesFall(paper, side);
  if (who === "second") paper.hand[side] = "chief";
}

function dropOffers(paper: Paper, side: SideMark, by?: Hand): void {
  const { rules, clock, jointly } = paper;
  const isBy = (hand: Hand): boolean => by === undefined || hand === by;
  if (isBy(clock.offeredBy[side])) clock.offered[side] = null;
  if (isBy(rules.proposedBy[side])) rules.proposed[side] = null;
  if (isBy(jointly[side]?.by ?? "chief")) jointly[side] = null;
  paper.imports = paper.imports.filter((each) => each.side !== side || !isBy(each.by));
  for (const each of paper.minutes)
    if (each.side === side && each.end === "open" && isBy(each.by)) each.end = "fell";
}

function halvesFall(paper: Paper, side: SideMark): void {
  for (const { signed, asksReopening, leavesItAsItIs, ...of } of paper.proposals.values()) {
    const { group, groupStands, isLeftAsItIs } = of;
    if (signed.size < 2) signed.delete(side);
    asksReopening.delete(side);
    if (!isLeftAsItIs) leavesItAsItIs.delete(side);
    // A group that is not made yet is begun anew: by both, unless the other has said that its word stands.
    const isMade = group.a === "named" && group.b === "named";
    if (isMade || group[side] === "nothing") continue;
    group[side] = "nothing";
    if (!groupStands.has(otherSide(side))) group[otherSide(side)] = "nothing";
  }
}
