import * as z from "zod/mini";

import { proposalId } from "../ids.ts";
import { MAX_WORDS_CHARS } from "../limits.ts";
import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { sideMark } from "../sides.ts";
import { proposalLabel, withProposal, type CaseState, type MoveContext } from "./case-state.ts";
import { isRefusal, knownProposal, moverOf } from "./guards.ts";
import { HALVES, halfWords, newerHalf, openHalf, withoutOpenHalf } from "./halves.ts";
import { isClosedStanding, standingOf, wasJustReopened } from "./standing.ts";

/** Takes back one's own half of what takes both sides, or declines the other side's. Nothing else changes. */
export const dropHalf = z.strictObject({
  kind: z.literal("drop-half"),
  proposal: proposalId,
  what: z.enum(HALVES),
  /** Whose half it is. */
  of: sideMark,
  /** The row of the record that made it, so that a newer one is not passed over. */
  row: z.int().check(z.nonnegative()),
  words: z.string().check(z.maxLength(MAX_WORDS_CHARS)),
});
export type DropHalf = z.infer<typeof dropHalf>;

/** Refuses where that side has said nothing of the kind, where both have by now, and where it has said it anew. */
export function judgeDropHalf(
  state: CaseState,
  move: DropHalf,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const proposal = knownProposal(state, move.proposal);
  if (isRefusal(proposal)) return proposal;
  const said = openHalf(proposal, move.what, move.of);
  const label = proposalLabel(proposal);
  const { short } = state.sides[move.of];
  if (said === null)
    return refuse("not-offered", `There is no open ${halfWords(move.what, label)} by ${short}.`);
  return said.stamp.seq === move.row ? null : newerHalf(move.what, { label, short });
}

/** Applies a judged taking back or declining. What was just reopened stays so: nobody has answered that. */
export function applyDropHalf(state: CaseState, move: DropHalf, stamp: Stamp): CaseState {
  const proposal = state.proposals.get(move.proposal);
  if (proposal === undefined) throw new Error("a judged dropping on no proposal");
  const staysReopened = wasJustReopened(proposal) && !isClosedStanding(standingOf(proposal));
  return withProposal(state, {
    ...withoutOpenHalf(proposal, move.what, move.of),
    lastMove: staysReopened ? proposal.lastMove : { kind: "drop-half", stamp },
  });
}
