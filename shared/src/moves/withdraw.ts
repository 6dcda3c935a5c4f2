import * as z from "zod/mini";

import { proposalId } from "../ids.ts";
import { MAX_WORDS_CHARS } from "../limits.ts";
import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { withProposal, type CaseState, type MoveContext } from "./case-state.ts";
import { withoutStatusQuoOffer } from "./closings.ts";
import {
  isRefusal,
  leavesParts,
  moverOf,
  openProposal,
  sponsorOnly,
  unseenPass,
} from "./guards.ts";
import { boundByPackage } from "./package-guards.ts";
import { undoes, undoesUnseen } from "./undone.ts";

const WITHDRAWAL_KINDS = ["unconditional", "conditional", "without-prejudice"] as const;

/** Takes the sponsor's own proposal off the table, and must say in which way. */
export const withdraw = z.strictObject({
  kind: z.literal("withdraw"),
  proposal: proposalId,
  /** The latest pass on the proposal that the mover has seen, so that a counter in the same moment is not passed over. */
  lastPass: z.int().check(z.positive()),
  how: z.enum(WITHDRAWAL_KINDS),
  /** On what a conditional withdrawal depends; null for the other two. */
  condition: z.nullable(z.string().check(z.maxLength(MAX_WORDS_CHARS))),
  words: z.string().check(z.maxLength(MAX_WORDS_CHARS)),
  undoes,
});
export type Withdraw = z.infer<typeof withdraw>;

/**
 * Refuses anyone but the sponsor, a conditional withdrawal without its condition, and one that overlooks a newer pass or an agreement. The
 * whole of lettered parts is withdrawn last, in one transmittal with those of its parts that are open.
 */
export function judgeWithdraw(
  state: CaseState,
  move: Withdraw,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const proposal = openProposal(state, move.proposal, { mayBeInParts: true, mayNeedConsent: true });
  if (isRefusal(proposal)) return proposal;
  const bound = boundByPackage(state, proposal);
  if (bound !== null) return bound;
  const notTheirs = sponsorOnly(state, { proposal, mover, act: "withdraws it" });
  if (notTheirs !== null) return notTheirs;
  const left = leavesParts(state, { whole: proposal, goingWithIt: [] });
  if (left !== null) return left;
  const hasCondition = (move.condition ?? "").trim() !== "";
  if (move.how === "conditional" && !hasCondition)
    return refuse("condition-missing", "Say on what the withdrawal depends.");
  if (move.how !== "conditional" && move.condition !== null) {
    return refuse("condition-missing", "Only a conditional withdrawal has a condition.");
  }
  return undoesUnseen(proposal, move, context) ?? unseenPass(proposal, move.lastPass);
}

/** Applies a judged withdrawal. What was passed stays readable; an agreement in principle falls. */
export function applyWithdraw(state: CaseState, move: Withdraw, stamp: Stamp): CaseState {
  const proposal = state.proposals.get(move.proposal);
  if (proposal === undefined) throw new Error("a judged withdrawal of no proposal");
  const { how, condition, words } = move;
  return withProposal(state, {
    ...proposal,
    hold: null,
    agreement: null,
    closings: withoutStatusQuoOffer(proposal.closings),
    withdrawal: { how, condition, words, stamp },
    lastMove: { kind: "withdraw", stamp },
  });
}
