import * as z from "zod/mini";

import { proposalId } from "../ids.ts";
import { mustSide, type Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { authorisedBy, authority } from "./authorised.ts";
import { proposalLabel, withProposal, type CaseState, type MoveContext } from "./case-state.ts";
import { isRefusal, moverOf, openProposal } from "./guards.ts";
import { textHash } from "./text-hash.ts";

/** One chief's signature under the accepted text. Two of them, over the same hash, make the tentative agreement. */
export const signTa = z.strictObject({
  kind: z.literal("sign-ta"),
  proposal: proposalId,
  pass: z.int().check(z.positive()),
  hash: textHash,
  authorisedBy,
});
export type SignTa = z.infer<typeof signTa>;

/** Refuses when nothing is agreed in principle, when another text is, a second signature of the same side, and one of a side that asks to reopen it. */
export function judgeSignTa(state: CaseState, move: SignTa, context: MoveContext): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const proposal = openProposal(state, move.proposal);
  if (isRefusal(proposal)) return proposal;
  const label = proposalLabel(proposal);
  const { agreement } = proposal;
  if (agreement === null)
    return refuse(
      "not-agreed",
      `${label} is not agreed in principle. One side accepts the other's text first.`,
    );
  if (agreement.hash !== move.hash || agreement.pass !== move.pass) {
    return refuse(
      "wrong-text",
      `The text that you were shown is not the one agreed on: that is ${label} pass ${agreement.pass}.`,
    );
  }
  if (agreement.signatures[mover.side] !== null)
    return refuse("already-signed", `Your side has signed ${label} already.`);
  // A row from before this was refused stands; what follows from it is judged by `judgeReopen`.
  return proposal.closings.reopenAsked[mover.side] === null || context.isOnRecord === true
    ? null
    : refuse(
        "already-said",
        `Your side has asked to reopen ${label}. Take that back first, then sign.`,
      );
}

/** Applies a judged signature. */
export function applySignTa(state: CaseState, move: SignTa, stamp: Stamp): CaseState {
  const proposal = state.proposals.get(move.proposal);
  if (proposal?.agreement == null) throw new Error("a judged signature under no agreement");
  const signed = { ...stamp, ...authority(move) };
  const signatures = { ...proposal.agreement.signatures, [mustSide(stamp)]: signed };
  return withProposal(state, {
    ...proposal,
    agreement: { ...proposal.agreement, signatures },
    lastMove: { kind: "sign-ta", stamp },
  });
}
