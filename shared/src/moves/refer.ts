import * as z from "zod/mini";

import { proposalId, seatId } from "../ids.ts";
import { MAX_WORDS_CHARS } from "../limits.ts";
import { mustSide, type Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { otherSide } from "../sides.ts";
import { proposalLabel, withProposal, type CaseState, type MoveContext } from "./case-state.ts";
import { isRefusal, moverOf, openProposal } from "./guards.ts";
import { meets, meetsUnread, newerHalf } from "./halves.ts";
import { workingGroup, type Naming } from "./working-group.ts";

const MAX_MEMBERS = 20;

/**
 * Names the own side's members of a working group on a proposal. When both sides have named theirs, it is referred. With no
 * members it only offers the group; who of the side sits in it is named later.
 */
export const refer = z.strictObject({
  kind: z.literal("refer"),
  proposal: proposalId,
  members: z.array(seatId).check(z.maxLength(MAX_MEMBERS)),
  meets,
  words: z.string().check(z.maxLength(MAX_WORDS_CHARS)),
  /** That it stands when the other side's hand goes before the group is made. Left out on rows from before, which fell with either hand. */
  standsAlone: z.optional(z.literal(true)),
});
export type Refer = z.infer<typeof refer>;

/**
 * Refuses a closed proposal, a second naming or a second offer while the first stands, seats that are not the mover's side's, and names that answer
 * another offer than stands or would make the group on words of the other side that the mover has not read.
 */
export function judgeRefer(state: CaseState, move: Refer, context: MoveContext): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const proposal = openProposal(state, move.proposal, { mayBeInParts: true });
  if (isRefusal(proposal)) return proposal;
  const label = proposalLabel(proposal);
  if (workingGroup(proposal.referral) !== null)
    return refuse("already-said", `${label} is with a working group already.`);
  const earlier = proposal.referral.named[mover.side];
  if (earlier !== null && earlier.members.length > 0)
    return refuse("already-said", "Your side has named its members. The other side names its own.");
  if (earlier !== null && move.members.length === 0)
    return refuse("already-said", "Your side has offered the group. Name who of you sits in it.");
  if (new Set(move.members).size !== move.members.length)
    return refuse("malformed", "The same seat is named twice.");
  const isOurs = move.members.every((seat) => state.seats.get(seat)?.side === mover.side);
  if (!isOurs)
    return refuse("unknown-seat", "Name seats of your own side. The other side names its own.");
  const other = otherSide(mover.side);
  const wouldMake = move.members.length > 0 && isNamed(proposal.referral.named[other]);
  if (wouldMake && move.meets === null)
    return newerHalf("group", { label, short: state.sides[other].short });
  const half = { proposal, what: "group", by: mover.side, meets: move.meets } as const;
  return meetsUnread(state, half, context);
}

function isNamed(naming: Naming | null): boolean {
  return naming !== null && naming.members.length > 0;
}

/** Applies a judged naming. */
export function applyRefer(state: CaseState, move: Refer, stamp: Stamp): CaseState {
  const proposal = state.proposals.get(move.proposal);
  if (proposal === undefined) throw new Error("a judged referral of no proposal");
  const members = move.members.map((seat) => {
    const known = state.seats.get(seat);
    if (known === undefined) throw new Error("a judged referral to no seat");
    return { seat, name: known.name };
  });
  const { referral } = proposal;
  const { words, standsAlone } = move;
  const naming = { members, words, stamp, ...(standsAlone === true ? { standsAlone } : {}) };
  const named = { ...referral.named, [mustSide(stamp)]: naming };
  return withProposal(state, {
    ...proposal,
    referral: { ...referral, named },
    lastMove: { kind: "refer", stamp },
  });
}
