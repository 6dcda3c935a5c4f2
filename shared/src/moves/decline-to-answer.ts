import * as z from "zod/mini";

import { proposalId } from "../ids.ts";
import { MAX_WORDS_CHARS } from "../limits.ts";
import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { proposalLabel, withProposal, type CaseState, type MoveContext } from "./case-state.ts";
import { isRefusal, passMet } from "./guards.ts";
import { isDeclined } from "./standing.ts";

/** Says that the side will not answer a pass of the other side. It neither accepts nor rejects it. */
export const declineToAnswer = z.strictObject({
  kind: z.literal("decline-to-answer"),
  proposal: proposalId,
  pass: z.int().check(z.positive()),
  words: z.string().check(z.maxLength(MAX_WORDS_CHARS)),
});
export type DeclineToAnswer = z.infer<typeof declineToAnswer>;

/** Refuses a stale pass, one declined before, an agreed proposal, and a declaration without words. */
export function judgeDeclineToAnswer(
  state: CaseState,
  move: DeclineToAnswer,
  context: MoveContext,
): Refusal | null {
  const met = passMet(state, move, context);
  if (isRefusal(met)) return met;
  const { proposal } = met;
  const label = proposalLabel(proposal);
  if (isDeclined(proposal, move.pass))
    return refuse(
      "already-said",
      `Your side has declined to answer pass ${move.pass} of ${label}.`,
    );
  if (proposal.agreement !== null)
    return refuse("already-agreed", `${label} is agreed in principle. Pass a new text to open it.`);
  if (move.words.trim() === "") return refuse("no-text", "Say why your side does not answer.");
  return null;
}

/** Applies a judged declaration: the side owes no answer to this pass any more, and may still give one. */
export function applyDeclineToAnswer(
  state: CaseState,
  move: DeclineToAnswer,
  stamp: Stamp,
): CaseState {
  const proposal = state.proposals.get(move.proposal);
  if (proposal === undefined) throw new Error("a judged declaration on no proposal");
  const { pass, words } = move;
  const { declarations } = proposal;
  return withProposal(state, {
    ...proposal,
    declarations: { ...declarations, declined: [...declarations.declined, { pass, words, stamp }] },
    lastMove: { kind: "decline-to-answer", stamp },
  });
}
