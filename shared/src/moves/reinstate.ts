import * as z from "zod/mini";

import { proposalId } from "../ids.ts";
import { MAX_WORDS_CHARS } from "../limits.ts";
import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { tooOftenReinstated } from "./bounds.ts";
import { proposalLabel, withProposal, type CaseState, type MoveContext } from "./case-state.ts";
import { consentNeeded } from "./consent.ts";
import { isRefusal, knownProposal, moverOf, sponsorOnly } from "./guards.ts";
import { boundByPackage } from "./package-guards.ts";

/** Brings a withdrawn proposal back to the table, with every pass that it had: a whole, or one part of it alone. */
export const reinstate = z.strictObject({
  kind: z.literal("reinstate"),
  proposal: proposalId,
  words: z.string().check(z.maxLength(MAX_WORDS_CHARS)),
});
export type Reinstate = z.infer<typeof reinstate>;

/** Refuses anyone but the sponsor, where nothing was withdrawn, what an accepted package has withdrawn, and what was brought back too often. */
export function judgeReinstate(
  state: CaseState,
  move: Reinstate,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const proposal = knownProposal(state, move.proposal);
  if (isRefusal(proposal)) return proposal;
  const label = proposalLabel(proposal);
  if (proposal.withdrawal === null) return refuse("not-withdrawn", `${label} is on the table.`);
  const notTheirs = sponsorOnly(state, { proposal, mover, act: "brings it back" });
  if (notTheirs !== null) return notTheirs;
  return boundByPackage(state, proposal) ?? tooOftenReinstated(proposal, context);
}

/**
 * Applies a judged reinstatement. The withdrawal stays readable beside it. What was withdrawn unconditionally is a new item:
 * after the new-item deadline it waits for the other side's consent.
 */
export function applyReinstate(state: CaseState, move: Reinstate, stamp: Stamp): CaseState {
  const proposal = state.proposals.get(move.proposal);
  if (proposal?.withdrawal == null) throw new Error("a judged reinstatement of nothing withdrawn");
  const { closings, withdrawal } = proposal;
  const by = { words: move.words, stamp };
  return withProposal(state, {
    ...proposal,
    withdrawal: null,
    consent:
      withdrawal.how === "unconditional"
        ? (consentNeeded(state, stamp) ?? proposal.consent)
        : proposal.consent,
    closings: { ...closings, reinstated: [...closings.reinstated, { withdrawal, by }] },
    lastMove: { kind: "reinstate", stamp },
  });
}
