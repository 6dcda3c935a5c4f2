import * as z from "zod/mini";

import { proposalId } from "../ids.ts";
import { MAX_WORDS_CHARS } from "../limits.ts";
import { mustSide, type Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { proposalLabel, withProposal, type CaseState, type MoveContext } from "./case-state.ts";
import { isAtStatusQuo, withHalf } from "./closings.ts";
import { isRefusal, moverOf, openProposal, unseenPass } from "./guards.ts";
import { meets, meetsUnread } from "./halves.ts";

/**
 * A chief's word to close a proposal at the current contract language: nothing of it goes into the contract. It is an
 * offer until the other chief says the same, having read it.
 */
export const statusQuo = z.strictObject({
  kind: z.literal("status-quo"),
  proposal: proposalId,
  /** The latest pass on the proposal that the mover has seen, so that a text in the same moment is not passed over. */
  lastPass: z.int().check(z.positive()),
  meets,
  words: z.string().check(z.maxLength(MAX_WORDS_CHARS)),
});
export type StatusQuo = z.infer<typeof statusQuo>;

/** Refuses a closed or agreed proposal, a second offer of the same side, one that overlooks a newer pass, and an answer to another offer than stands. */
export function judgeStatusQuo(
  state: CaseState,
  move: StatusQuo,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const proposal = openProposal(state, move.proposal);
  if (isRefusal(proposal)) return proposal;
  const label = proposalLabel(proposal);
  if (proposal.agreement !== null)
    return refuse("already-agreed", `${label} is agreed in principle. Pass a new text to open it.`);
  const isAnswer = typeof move.meets === "number";
  if (proposal.closings.statusQuo[mover.side] !== null && !isAnswer)
    return refuse(
      "already-said",
      `Your side has offered to close ${label} at the current contract language. The other side answers.`,
    );
  const half = { proposal, what: "status-quo", by: mover.side, meets: move.meets } as const;
  return unseenPass(proposal, move.lastPass) ?? meetsUnread(state, half, context);
}

/** Applies a judged offer. The one that answers the other closes the proposal, and an open question with it. */
export function applyStatusQuo(state: CaseState, move: StatusQuo, stamp: Stamp): CaseState {
  const proposal = state.proposals.get(move.proposal);
  if (proposal === undefined) throw new Error("a judged offer on no proposal");
  const { closings, hold } = proposal;
  const said = { words: move.words, stamp };
  const half = { said, meets: move.meets };
  const made = { ...closings, statusQuo: withHalf(closings.statusQuo, mustSide(stamp), half) };
  return withProposal(state, {
    ...proposal,
    hold: isAtStatusQuo({ closings: made }) ? null : hold,
    closings: made,
    lastMove: { kind: "status-quo", stamp },
  });
}
