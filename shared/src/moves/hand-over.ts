import * as z from "zod/mini";

import type { ProposalId } from "../ids.ts";
import { mustSide, type Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { SIDE_MARKS, type SideMark } from "../sides.ts";
import type { CaseState, MoveContext, ProposalState } from "./case-state.ts";
import { voidHalves } from "./closings.ts";
import { fallenOffers, isSameAsOpen, namesWhatFell } from "./fallen-offers.ts";
import { openOffers, withoutOffers } from "./open-offers.ts";
import { isTentativelyAgreed } from "./standing.ts";
import { voidNaming } from "./working-group.ts";

/** Gives the chief's hand to the second, or back. One hand at a time. */
export const handOver = z.strictObject({
  kind: z.literal("hand-over"),
  to: z.enum(["chief", "second"]),
  /**
   * The side's open offers, which bear the old hand and fall with it. Rows from before this field do not have it, and what was open then
   * stood; no such row is taken any more.
   */
  drops: z.optional(fallenOffers),
});
export type HandOver = z.infer<typeof handOver>;

/** The chief may always give the hand or take it back; the second may only give it back while holding it. What falls is what is open. */
export function judgeHandOver(
  state: CaseState,
  move: HandOver,
  context: MoveContext,
): Refusal | null {
  const { side, role } = context.actor;
  if (side === null || (role !== "chief" && role !== "second")) {
    return refuse("not-yours-to-ask", "Only a chief hands over, and only to the second.");
  }
  if (state.hand[side] === move.to)
    return refuse("not-holding-the-hand", `The ${move.to} holds the hand already.`);
  if (role === "second" && move.to === "second") {
    return refuse("not-holding-the-hand", "The chief hands over; a second cannot take the hand.");
  }
  const open = openOffers(state, (made) => made.side === side);
  const names = context.isOnRecord === true ? namesWhatFell : isSameAsOpen;
  if (!names(open, move.drops))
    return refuse("stale", "What your side has offered was answered meanwhile. Look again.");
  return null;
}

/** Applies a judged handover: half-made signatures of the side are void, and its open offers fall. */
export function applyHandOver(state: CaseState, move: HandOver, stamp: Stamp): CaseState {
  const side = mustSide(stamp);
  const isOwn = (made: Stamp): boolean => made.side === side;
  const voided = voidHalfSignatures(
    move.drops === undefined ? state : withoutOffers(state, isOwn),
    isOwn,
  );
  return { ...voided, hand: { ...state.hand, [side]: move.to } };
}

/**
 * Takes back every signature, and every half of what takes both chiefs, that the other side has not yet met with its
 * own, where it was made by whom `isVoid` says.
 */
export function voidHalfSignatures(
  state: CaseState,
  isVoid: (signature: Stamp) => boolean,
): CaseState {
  const proposals = new Map<ProposalId, ProposalState>();
  for (const [id, proposal] of state.proposals) {
    const closings = voidHalves(proposal.closings, isVoid);
    const referral = voidNaming(proposal.referral, isVoid);
    const isSame = closings === proposal.closings && referral === proposal.referral;
    const kept = isSame ? proposal : { ...proposal, closings, referral };
    proposals.set(id, withoutHalfSignature(kept, isVoid));
  }
  return { ...state, proposals };
}

/** The proposals on which a side's own half-made signature or agreement is void when its hand changes, in the order of the table. */
export function voidWithHand(state: CaseState, side: SideMark): ProposalState[] {
  const after = voidHalfSignatures(state, (made) => made.side === side).proposals;
  return [...state.proposals]
    .filter(([id, each]) => after.get(id) !== each)
    .map(([, each]) => each);
}

function withoutHalfSignature(
  proposal: ProposalState,
  isVoid: (signature: Stamp) => boolean,
): ProposalState {
  const { agreement } = proposal;
  if (agreement === null || isTentativelyAgreed(proposal)) return proposal;
  const made = SIDE_MARKS.map((mark) => agreement.signatures[mark]);
  if (!made.some((signature) => signature !== null && isVoid(signature))) return proposal;
  const [a = null, b = null] = made.map((signature) =>
    signature !== null && isVoid(signature) ? null : signature,
  );
  return { ...proposal, agreement: { ...agreement, signatures: { a, b } } };
}
