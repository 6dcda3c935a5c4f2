import * as z from "zod/mini";

import { proposalId } from "../ids.ts";
import { mustSide, type Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { tooManyFinalOffers } from "./bounds.ts";
import {
  latestPassOf,
  proposalLabel,
  withProposal,
  type CaseState,
  type MoveContext,
} from "./case-state.ts";
import { finalOfferFields, judgeAsker } from "./final-offer-fields.ts";
import { isRefusal, moverOf, openProposal } from "./guards.ts";

/** Calls the side's latest pass its last, best and final offer, and keeps who asked for one, and in what words. */
export const declareFinalOffer = z.strictObject({
  kind: z.literal("declare-final-offer"),
  proposal: proposalId,
  /** The side's own latest pass. */
  pass: z.int().check(z.positive()),
  ...finalOfferFields,
});
export type DeclareFinalOffer = z.infer<typeof declareFinalOffer>;

/** Refuses another pass than the side's own latest, the same twice, an asking without its words, and one of too many. */
export function judgeDeclareFinalOffer(
  state: CaseState,
  move: DeclareFinalOffer,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const proposal = openProposal(state, move.proposal);
  if (isRefusal(proposal)) return proposal;
  const label = proposalLabel(proposal);
  const own = latestPassOf(proposal, mover.side);
  if (own === undefined)
    return refuse("unknown-pass", `Your side has no text on ${label} that could be its last.`);
  if (own.number !== move.pass)
    return refuse("stale", `Your side's latest text on ${label} is pass ${own.number}.`);
  const { finalOffers } = proposal.declarations;
  if (finalOffers.some(({ pass }) => pass === move.pass))
    return refuse("already-said", `Pass ${move.pass} of ${label} is declared already.`);
  return judgeAsker(move, mover.side) ?? tooManyFinalOffers(proposal, mover.side, context);
}

/** Applies a judged declaration. Standing and turn stay as they are. */
export function applyDeclareFinalOffer(
  state: CaseState,
  move: DeclareFinalOffer,
  stamp: Stamp,
): CaseState {
  const proposal = state.proposals.get(move.proposal);
  if (proposal === undefined) throw new Error("a judged declaration on no proposal");
  const { pass, askedBy, askedWords, words } = move;
  const { declarations } = proposal;
  const made = { side: mustSide(stamp), pass, askedBy, askedWords, words, stamp };
  return withProposal(state, {
    ...proposal,
    declarations: { ...declarations, finalOffers: [...declarations.finalOffers, made] },
    lastMove: { kind: "declare-final-offer", stamp },
  });
}
