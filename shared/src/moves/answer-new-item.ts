import * as z from "zod/mini";

import { proposalId } from "../ids.ts";
import { MAX_WORDS_CHARS } from "../limits.ts";
import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import {
  latestPassOf,
  proposalLabel,
  withProposal,
  type CaseState,
  type MoveContext,
} from "./case-state.ts";
import { needsConsent } from "./consent.ts";
import { isRefusal, knownProposal, moverOf } from "./guards.ts";
import { textHash } from "./text-hash.ts";

/** Consents to an item that came after the new-item deadline, or refuses to. With the consent it stands like any other. */
export const answerNewItem = z.strictObject({
  kind: z.literal("answer-new-item"),
  proposal: proposalId,
  /** The hash of the item's text as the answering chief was shown it. */
  hash: textHash,
  consents: z.boolean(),
  words: z.string().check(z.maxLength(MAX_WORDS_CHARS)),
});
export type AnswerNewItem = z.infer<typeof answerNewItem>;

/** Refuses where no consent is needed, the item's own side, another text, and a second refusal. */
export function judgeAnswerNewItem(
  state: CaseState,
  move: AnswerNewItem,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const proposal = knownProposal(state, move.proposal);
  if (isRefusal(proposal)) return proposal;
  const label = proposalLabel(proposal);
  if (proposal.withdrawal !== null) return refuse("withdrawn", `${label} was withdrawn.`);
  if (!needsConsent(proposal)) return refuse("no-change", `${label} needs no consent.`);
  if (proposal.sponsor === mover.side)
    return refuse("own-pass", `${label} is your own side's item. The other side answers.`);
  if (latestPassOf(proposal, proposal.sponsor)?.hash !== move.hash)
    return refuse("wrong-text", `The text of ${label} is not the one that you were shown.`);
  if (!move.consents && (proposal.consent?.refused.length ?? 0) > 0)
    return refuse("already-said", `Your side has refused its consent to ${label} already.`);
  return null;
}

/** Applies a judged answer. */
export function applyAnswerNewItem(state: CaseState, move: AnswerNewItem, stamp: Stamp): CaseState {
  const proposal = state.proposals.get(move.proposal);
  if (proposal?.consent == null) throw new Error("a judged answer to no late item");
  const said = { words: move.words, stamp };
  const { refused } = proposal.consent;
  return withProposal(state, {
    ...proposal,
    consent: move.consents
      ? { given: said, refused }
      : { given: null, refused: [...refused, said] },
    lastMove: { kind: "answer-new-item", stamp },
  });
}
