import * as z from "zod/mini";

import { proposalId } from "../ids.ts";
import { MAX_WORDS_CHARS } from "../limits.ts";
import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { proposalLabel, withProposal, type CaseState, type MoveContext } from "./case-state.ts";
import { isRefusal, passMet } from "./guards.ts";
import { isRejected } from "./standing.ts";

/** Refuses exactly one pass of the other side. The proposal stays on the table. */
export const reject = z.strictObject({
  kind: z.literal("reject"),
  proposal: proposalId,
  pass: z.int().check(z.positive()),
  words: z.string().check(z.maxLength(MAX_WORDS_CHARS)),
});
export type Reject = z.infer<typeof reject>;

/** Refuses a stale pass, one rejected before, and one that is agreed in principle. */
export function judgeReject(state: CaseState, move: Reject, context: MoveContext): Refusal | null {
  const met = passMet(state, move, context);
  if (isRefusal(met)) return met;
  const { proposal } = met;
  const label = proposalLabel(proposal);
  if (isRejected(proposal, move.pass))
    return refuse("already-rejected", `Pass ${move.pass} of ${label} is rejected already.`);
  if (proposal.agreement !== null)
    return refuse("already-agreed", `${label} is agreed in principle. Pass a new text to open it.`);
  return null;
}

/** Applies a judged rejection. It also closes a hold on the rejected pass. */
export function applyReject(state: CaseState, move: Reject, stamp: Stamp): CaseState {
  const proposal = state.proposals.get(move.proposal);
  if (proposal === undefined) throw new Error("a judged rejection on no proposal");
  const { pass, words } = move;
  return withProposal(state, {
    ...proposal,
    hold: proposal.hold?.pass === pass ? null : proposal.hold,
    rejections: [...proposal.rejections, { pass, words, stamp }],
    lastMove: { kind: "reject", stamp },
  });
}
