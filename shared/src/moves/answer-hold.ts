import * as z from "zod/mini";

import { proposalId } from "../ids.ts";
import { MAX_WORDS_CHARS } from "../limits.ts";
import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { proposalLabel, withProposal, type CaseState, type MoveContext } from "./case-state.ts";
import { isRefusal, moverOf, openProposal } from "./guards.ts";
import { refuseOldPage } from "./halves.ts";

/** Answers the open question on a proposal; the pass that was held waits for its answer again. */
export const answerHold = z.strictObject({
  kind: z.literal("answer-hold"),
  proposal: proposalId,
  pass: z.int().check(z.positive()),
  /**
   * The row of the record that asked, so that an answer never lands on another question about the same pass. Rows from before this field do not have it,
   * and answered what was asked; no such row is taken any more.
   */
  row: z.optional(z.int().check(z.nonnegative())),
  words: z.string().check(z.minLength(1), z.maxLength(MAX_WORDS_CHARS)),
});
export type AnswerHold = z.infer<typeof answerHold>;

/** Refuses when nothing is on hold, when another question is open than the one that is answered, and when the mover's side asked it itself. */
export function judgeAnswerHold(
  state: CaseState,
  move: AnswerHold,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const proposal = openProposal(state, move.proposal);
  if (isRefusal(proposal)) return proposal;
  const label = proposalLabel(proposal);
  if (proposal.hold === null) return refuse("not-on-hold", `${label} is not on hold.`);
  if (proposal.hold.pass !== move.pass) {
    return refuse(
      "stale",
      `The question on pass ${move.pass} is closed; ${label} is on hold over pass ${proposal.hold.pass}.`,
    );
  }
  if (proposal.hold.stamp.side === mover.side)
    return refuse("own-pass", "Your own side asked. The other side answers.");
  if (move.words.trim() === "") return refuse("no-text", "An answer needs words.");
  if (move.row === undefined) return context.isOnRecord === true ? null : refuseOldPage();
  return proposal.hold.stamp.seq === move.row
    ? null
    : refuse("stale", `There is a newer question on ${label}. Read it first.`);
}

/** Applies a judged answer. */
export function applyAnswerHold(state: CaseState, move: AnswerHold, stamp: Stamp): CaseState {
  const proposal = state.proposals.get(move.proposal);
  if (proposal === undefined) throw new Error("a judged answer on no proposal");
  const answer = { pass: move.pass, words: move.words, stamp };
  return withProposal(state, {
    ...proposal,
    hold: null,
    holdAnswers: [...proposal.holdAnswers, answer],
    lastMove: { kind: "answer-hold", stamp },
  });
}
