import { otherSide, type SideMark } from "../sides.ts";
import type { CaseState } from "./case-state.ts";
import { lookOfNumber } from "./lineage.ts";
import type { Move } from "./move.ts";

/** The letters before the figure, as in "W-12 a)"; undefined where a number begins otherwise. */
function prefixOf(number: string): string | undefined {
  return /^(\p{L}+)[\s.-]*\p{N}/u.exec(lookOfNumber(number))?.[1];
}

/** The numbers that a move gives to proposals. */
function numbersGiven(move: Move): string[] {
  switch (move.kind) {
    case "table-proposal":
    case "merge":
    case "renumber":
      return move.number === null ? [] : [move.number];
    case "split":
      return move.into.flatMap(({ number }) => number ?? []);
    default:
      return [];
  }
}

/**
 * The numbers of a move that begin as the other side's do, and as none of the mover's own. No ground rule gives a side its letters, so
 * nothing is refused; but the other side can never use such a number, and who hears of it thinks of that side.
 */
export function numbersLikeTheirs(state: CaseState, move: Move, side: SideMark): string[] {
  const given = numbersGiven(move);
  if (given.length === 0) return [];
  const used: Record<SideMark, Set<string>> = { a: new Set(), b: new Set() };
  for (const { sponsor, number } of state.proposals.values()) {
    const prefix = number === null ? undefined : prefixOf(number);
    if (prefix !== undefined) used[sponsor].add(prefix);
  }
  return given.filter((number) => {
    const prefix = prefixOf(number);
    return prefix !== undefined && used[otherSide(side)].has(prefix) && !used[side].has(prefix);
  });
}
