import * as z from "zod/mini";

import { proposalId } from "../ids.ts";
import { MAX_WORDS_CHARS } from "../limits.ts";
import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { proposalLabel, withProposal, type CaseState, type MoveContext } from "./case-state.ts";
import { isRefusal, knownProposal, moverOf } from "./guards.ts";
import { NO_REFERRAL, workingGroup } from "./working-group.ts";

/** Brings back to the table what a working group found. The group is over; its words bind nobody. */
export const reportBack = z.strictObject({
  kind: z.literal("report-back"),
  proposal: proposalId,
  words: z.string().check(z.maxLength(MAX_WORDS_CHARS)),
});
export type ReportBack = z.infer<typeof reportBack>;

/** Refuses where no group of both sides works on the proposal, and a report without words. */
export function judgeReportBack(
  state: CaseState,
  move: ReportBack,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const proposal = knownProposal(state, move.proposal);
  if (isRefusal(proposal)) return proposal;
  if (workingGroup(proposal.referral) === null)
    return refuse("not-offered", `${proposalLabel(proposal)} is with no working group.`);
  return move.words.trim() === "" ? refuse("no-text", "A report needs words.") : null;
}

/** Applies a judged report. */
export function applyReportBack(state: CaseState, move: ReportBack, stamp: Stamp): CaseState {
  const proposal = state.proposals.get(move.proposal);
  const group = proposal === undefined ? null : workingGroup(proposal.referral);
  if (proposal === undefined || group === null) throw new Error("a judged report of no group");
  const reports = [...proposal.referral.reports, { words: move.words, stamp, group }];
  return withProposal(state, {
    ...proposal,
    referral: { named: NO_REFERRAL.named, reports },
    lastMove: { kind: "report-back", stamp },
  });
}
