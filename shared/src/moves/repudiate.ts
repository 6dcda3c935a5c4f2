import * as z from "zod/mini";

import { proposalId } from "../ids.ts";
import { MAX_WORDS_CHARS } from "../limits.ts";
import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { proposalLabel, withProposal, type CaseState, type MoveContext } from "./case-state.ts";
import { isRefusal, knownProposal, moverOf } from "./guards.ts";
import { isTentativelyAgreed } from "./standing.ts";

/** One chief's word that the side is not bound by a tentative agreement. It removes nothing: the agreement is disputed. */
export const repudiate = z.strictObject({
  kind: z.literal("repudiate"),
  proposal: proposalId,
  words: z.string().check(z.maxLength(MAX_WORDS_CHARS)),
});
export type Repudiate = z.infer<typeof repudiate>;

/** Refuses where there is no tentative agreement, a second time of the same side, and one without words. */
export function judgeRepudiate(
  state: CaseState,
  move: Repudiate,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const proposal = knownProposal(state, move.proposal);
  if (isRefusal(proposal)) return proposal;
  const label = proposalLabel(proposal);
  if (!isTentativelyAgreed(proposal))
    return refuse("not-agreed", `There is no tentative agreement on ${label}.`);
  if (proposal.closings.repudiations.some(({ stamp }) => stamp.side === mover.side))
    return refuse("already-said", `Your side has repudiated ${label} already.`);
  if (move.words.trim() === "") return refuse("no-text", "Say why your side is not bound.");
  return null;
}

/** Applies a judged repudiation. The agreement and both signatures stay where they are. */
export function applyRepudiate(state: CaseState, move: Repudiate, stamp: Stamp): CaseState {
  const proposal = state.proposals.get(move.proposal);
  if (proposal === undefined) throw new Error("a judged repudiation on no proposal");
  const { closings } = proposal;
  const repudiations = [...closings.repudiations, { words: move.words, stamp }];
  return withProposal(state, {
    ...proposal,
    closings: { ...closings, repudiations },
    lastMove: { kind: "repudiate", stamp },
  });
}
