import { changesHash, type GroundRuleChanges } from "../moves/ground-rules.ts";
import { otherSide, type SideMark } from "../sides.ts";
import type { Hand, Paper } from "./clerks-paper-for-tests.ts";

/** After this instant what is new needs a consent, where the ground rules have a deadline. */
export const MODEL_DEADLINE = {
  instant: "2026-01-06T00:00:00.000Z",
  local: "2026-01-06T00:00",
  zone: "UTC",
};

interface Change {
  readonly hasDeadline?: boolean;
  readonly positionsFall?: boolean;
  readonly onlyInSessions?: boolean;
}

const CHANGES: readonly Change[] = [
  { hasDeadline: true },
  { hasDeadline: false },
  { positionsFall: true },
  { positionsFall: false },
  { hasDeadline: true, positionsFall: true },
  { hasDeadline: false, positionsFall: false },
  { onlyInSessions: true },
  { onlyInSessions: false },
];

/** How many changes there are to propose; each is spoken of by its place. */
export const RULE_CHANGES = CHANGES.length;

function changeOf(which: number): Change {
  const change = CHANGES[which];
  if (change === undefined) throw new Error("no such change of the ground rules");
  return change;
}

/** The change as it goes over. */
export function ruleChanges(which: number): GroundRuleChanges {
  const { hasDeadline, positionsFall, onlyInSessions } = changeOf(which);
  const newItemDeadline = hasDeadline === true ? MODEL_DEADLINE : null;
  const packageRevert = positionsFall === true ? "stand-alone-falls" : "stand-alone-returns";
  return {
    ...(hasDeadline !== undefined && { newItemDeadline }),
    ...(positionsFall !== undefined && { packageRevert }),
    ...(onlyInSessions !== undefined && {
      passRoute: onlyInSessions ? ("at-table" as const) : ("any-time" as const),
    }),
  };
}

const HASHES = CHANGES.map((_change, which) => changesHash(ruleChanges(which)));

/** What an agreement to the change would name. */
export function ruleHash(which: number): string | undefined {
  return HASHES[which];
}

function isSoAlready({ rules }: Paper, which: number): boolean {
  const {
    hasDeadline = rules.hasDeadline,
    positionsFall = rules.positionsFall,
    onlyInSessions = rules.onlyInSessions,
  } = changeOf(which);
  return (
    hasDeadline === rules.hasDeadline &&
    positionsFall === rules.positionsFall &&
    onlyInSessions === rules.onlyInSessions
  );
}

/** Whether texts go over now: at any time, or in a session where both sides want it so. */
export function mayHandOver({ rules, sessions }: Paper): boolean {
  return !rules.onlyInSessions || sessions.at(-1)?.isOver === false;
}

/** Proposes a change; the side's former one is gone. */
export function proposeRule(
  paper: Paper,
  { side, by }: { side: SideMark; by: Hand },
  which: number,
): boolean {
  const { proposed, proposedBy } = paper.rules;
  if (isSoAlready(paper, which) || proposed[side] === which) return false;
  proposed[side] = which;
  proposedBy[side] = by;
  return true;
}

/** Agrees to what the side saw the other propose, if it still does. */
export function agreeToRule(paper: Paper, side: SideMark, seen: number | null): boolean {
  const { rules } = paper;
  const which = rules.proposed[otherSide(side)];
  if (which === null || which !== seen) return false;
  const { hasDeadline, positionsFall, onlyInSessions } = changeOf(which);
  rules.onlyInSessions = onlyInSessions ?? rules.onlyInSessions;
  rules.hasDeadline = hasDeadline ?? rules.hasDeadline;
  rules.positionsFall = positionsFall ?? rules.positionsFall;
  for (const mark of ["a", "b"] as const) {
    const open = rules.proposed[mark];
    if (open !== null && isSoAlready(paper, open)) rules.proposed[mark] = null;
  }
  return true;
}

/** Takes the own change back or declines the other's: what the side saw, if it is still proposed. */
export function dropRule(paper: Paper, of: SideMark, seen: number | null): boolean {
  const { proposed } = paper.rules;
  if (proposed[of] === null || proposed[of] !== seen) return false;
  proposed[of] = null;
  return true;
}
