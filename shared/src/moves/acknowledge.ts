import * as z from "zod/mini";

import { proposalId } from "../ids.ts";
import { MAX_WORDS_CHARS } from "../limits.ts";
import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { proposalLabel, withProposal, type CaseState, type MoveContext } from "./case-state.ts";
import { isAcknowledged } from "./declarations.ts";
import { isRefusal, passMet } from "./guards.ts";

/** Says that a pass of the other side was received. It answers nothing: neither standing nor turn changes. */
export const acknowledge = z.strictObject({
  kind: z.literal("acknowledge"),
  proposal: proposalId,
  pass: z.int().check(z.positive()),
  /** What the side says with it, such as when it will answer; may be empty. */
  words: z.string().check(z.maxLength(MAX_WORDS_CHARS)),
});
export type Acknowledge = z.infer<typeof acknowledge>;

/** Refuses the own side's pass, a superseded one, one acknowledged before, and what is agreed or closed. */
export function judgeAcknowledge(
  state: CaseState,
  move: Acknowledge,
  context: MoveContext,
): Refusal | null {
  const met = passMet(state, move, context);
  if (isRefusal(met)) return met;
  const { proposal } = met;
  const label = proposalLabel(proposal);
  if (proposal.agreement !== null)
    return refuse("already-agreed", `${label} is agreed in principle. That says more.`);
  return isAcknowledged(proposal.declarations, move.pass)
    ? refuse("already-said", `Your side has acknowledged pass ${move.pass} of ${label}.`)
    : null;
}

/** Applies a judged acknowledgement. It is kept, and is no last move: what was just reopened stays so. */
export function applyAcknowledge(state: CaseState, move: Acknowledge, stamp: Stamp): CaseState {
  const proposal = state.proposals.get(move.proposal);
  if (proposal === undefined) throw new Error("a judged acknowledgement on no proposal");
  const { pass, words } = move;
  const { declarations } = proposal;
  const acknowledged = [...(declarations.acknowledged ?? []), { pass, words, stamp }];
  return withProposal(state, { ...proposal, declarations: { ...declarations, acknowledged } });
}
