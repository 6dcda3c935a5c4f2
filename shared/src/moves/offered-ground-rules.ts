import { refuse, type Refusal } from "../refusals.ts";
import type { SideMark } from "../sides.ts";
import type { CaseState } from "./case-state.ts";

/** Refuses an answer to a change of the ground rules that this side does not propose, or does not propose any more. */
export function judgeOfferedGroundRules(
  state: CaseState,
  named: { readonly of: SideMark; readonly hash: string },
): Refusal | null {
  const offer = state.groundRuleTalks.offers[named.of];
  const { short } = state.sides[named.of];
  if (offer === null)
    return refuse("not-offered", `${short} proposes no change of the ground rules.`);
  if (offer.hash !== named.hash)
    return refuse("stale", `${short} proposes another change by now. Read it first.`);
  return null;
}
