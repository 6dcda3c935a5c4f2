import * as z from "zod/mini";

import { proposalId } from "../ids.ts";
import { MAX_WORDS_CHARS } from "../limits.ts";
import { mustSide, type Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { otherSide, type SideMark } from "../sides.ts";
import {
  proposalLabel,
  withProposal,
  type CaseState,
  type MoveContext,
  type ProposalState,
} from "./case-state.ts";
import { isAtStatusQuo, madeByBoth, NO_CLOSINGS, withHalf } from "./closings.ts";
import { isRefusal, knownProposal, moverOf } from "./guards.ts";
import { meets, meetsUnread } from "./halves.ts";
import { isTentativelyAgreed, settlingPackage } from "./standing.ts";

/** Asks to open again what both chiefs have closed, or settled by a package. When both have asked, the one having read the other's asking, it is open; nothing of the past is lost. */
export const reopen = z.strictObject({
  kind: z.literal("reopen"),
  proposal: proposalId,
  meets,
  /** The side's reason. Both are kept. */
  words: z.string().check(z.maxLength(MAX_WORDS_CHARS)),
});
export type Reopen = z.infer<typeof reopen>;

/**
 * Refuses on what both chiefs have not closed, a second asking of the same side, one without a reason, one that answers another asking than stands, and
 * one that meets an asking from before the other's signature.
 */
export function judgeReopen(state: CaseState, move: Reopen, context: MoveContext): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const proposal = knownProposal(state, move.proposal);
  if (isRefusal(proposal)) return proposal;
  const label = proposalLabel(proposal);
  const isClosed = isTentativelyAgreed(proposal) || isAtStatusQuo(proposal);
  if (!isClosed && settlingPackage(proposal) === undefined)
    return refuse("not-agreed", `${label} was not closed by both chiefs.`);
  const isAnswer = typeof move.meets === "number";
  if (proposal.closings.reopenAsked[mover.side] !== null && !isAnswer)
    return refuse(
      "already-said",
      `Your side has asked to reopen ${label}. The other side answers.`,
    );
  if (move.words.trim() === "") return refuse("no-text", "Give your side's reason.");
  const half = { proposal, what: "reopen", by: mover.side, meets: move.meets } as const;
  const unread = meetsUnread(state, half, context);
  if (unread !== null) return unread;
  const other = otherSide(mover.side);
  return hasSignedSince(proposal, other) && context.isOnRecord !== true
    ? refuse(
        "stale",
        `${state.sides[other].short} asked to reopen ${label} before it signed. It takes that back, and may ask anew.`,
      )
    : null;
}

/** True when a side asks to reopen what it has signed after it asked: rows of former days can say so, and no one side opens what both have signed. */
function hasSignedSince({ closings, agreement }: ProposalState, side: SideMark): boolean {
  const asked = closings.reopenAsked[side]?.stamp.seq;
  const signed = agreement?.signatures[side]?.seq;
  return asked !== undefined && signed !== undefined && signed > asked;
}

/** Applies a judged asking. The one that answers the other opens the proposal. */
export function applyReopen(state: CaseState, move: Reopen, stamp: Stamp): CaseState {
  const proposal = state.proposals.get(move.proposal);
  if (proposal === undefined) throw new Error("a judged reopening of no proposal");
  const { closings, agreement, withdrawal } = proposal;
  const said = { words: move.words, stamp };
  const half = { said, meets: move.meets };
  const reopenAsked = withHalf(closings.reopenAsked, mustSide(stamp), half);
  const lastMove = { kind: "reopen", stamp } as const;
  const reasons = madeByBoth(reopenAsked);
  if (reasons === null) {
    return withProposal(state, { ...proposal, closings: { ...closings, reopenAsked }, lastMove });
  }
  const { repudiations, reopened, reinstated } = closings;
  const closed = { reasons, agreement, repudiations, ...(withdrawal !== null && { withdrawal }) };
  return withProposal(state, {
    ...proposal,
    agreement: null,
    withdrawal: null,
    closings: {
      ...NO_CLOSINGS,
      reopened: [...reopened, closed],
      reinstated,
    },
    lastMove,
  });
}
