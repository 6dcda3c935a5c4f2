import * as z from "zod/mini";

import { proposalId } from "../ids.ts";
import { MAX_PASS_TEXT_CHARS } from "../limits.ts";
import { mustSide, type Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { otherSide } from "../sides.ts";
import { authorisedBy, authority } from "./authorised.ts";
import { tooManyPasses, tooMuchText } from "./bounds.ts";
import {
  latestPassOf,
  proposalLabel,
  withProposal,
  type CaseState,
  type MoveContext,
} from "./case-state.ts";
import { withoutStatusQuoOffer } from "./closings.ts";
import { isRefusal, moverOf, openProposal, standingPass } from "./guards.ts";
import { noted } from "./noted.ts";
import { boundByPackage } from "./package-guards.ts";
import { passHash } from "./pass-hash.ts";
import { offTheTable } from "./pass-route.ts";
import { undoes, undoesUnseen } from "./undone.ts";

/**
 * Hands a written version across. With `answers` it is a counter to that pass of the other side; with null it
 * stands alone and counters nothing, so two passes that cross in the same second both stand, in order.
 */
export const pass = z.strictObject({
  kind: z.literal("pass"),
  proposal: proposalId,
  answers: z.nullable(z.int().check(z.positive())),
  text: z.string().check(z.minLength(1), z.maxLength(MAX_PASS_TEXT_CHARS)),
  authorisedBy,
  undoes,
  noted,
});
export type PassMove = z.infer<typeof pass>;

/** Refuses an empty text, a closed proposal, an answer to a pass that was superseded meanwhile, and one that undoes an agreement unseen. */
export function judgePass(state: CaseState, move: PassMove, context: MoveContext): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const proposal = openProposal(state, move.proposal);
  if (isRefusal(proposal)) return proposal;
  const bound = boundByPackage(state, proposal);
  if (bound !== null) return bound;
  const away = offTheTable(state);
  if (away !== null) return away;
  if (move.text.trim() === "") return refuse("no-text", "A pass needs words.");
  const flood =
    tooManyPasses(proposal, mover.side) ?? tooMuchText(state, mover.side, move.text.length);
  if (flood !== null) return flood;
  const own = latestPassOf(proposal, mover.side);
  if (
    own !== undefined &&
    own.text === move.text &&
    own.answers === move.answers &&
    proposal.passes.at(-1) === own
  ) {
    return refuse(
      "no-text",
      `This is word for word your pass ${own.number} of ${proposalLabel(proposal)}.`,
    );
  }
  const unseen = undoesUnseen(proposal, move, context);
  if (unseen !== null) return unseen;
  if (move.answers === null) return null;
  const answered = standingPass({ proposal, pass: move.answers, mover }, context);
  return isRefusal(answered) ? answered : null;
}

/**
 * Applies a judged pass. It voids an agreement in principle and half-made signatures. It ends a hold that the passing
 * side had to answer (a new text is there) or had put on the pass that it now answers.
 */
export function applyPass(state: CaseState, move: PassMove, stamp: Stamp): CaseState {
  const proposal = state.proposals.get(move.proposal);
  if (proposal === undefined) throw new Error("a judged pass on no proposal");
  const side = mustSide(stamp);
  const number = proposal.passes.length + 1;
  const { text, answers, noted: notes } = move;
  const made = {
    number,
    side,
    text,
    hash: passHash({ proposal: proposal.id, number, side, text }),
    answers,
    stamp,
    ...authority(move),
    ...(notes === undefined || notes.length === 0 ? {} : { noted: notes }),
    ...(proposal.agreement === null ? {} : { undid: proposal.agreement.pass }),
  };
  const heldSide = proposal.passes.find((each) => each.number === proposal.hold?.pass)?.side;
  const isHoldOver = heldSide === side || answers === proposal.hold?.pass;
  const isCounter =
    answers !== null && proposal.passes.some((each) => each.side === otherSide(side));
  return withProposal(state, {
    ...proposal,
    passes: [...proposal.passes, made],
    hold: isHoldOver ? null : proposal.hold,
    agreement: null,
    closings: withoutStatusQuoOffer(proposal.closings),
    lastMove: { kind: isCounter ? "counter" : "pass", stamp },
  });
}
