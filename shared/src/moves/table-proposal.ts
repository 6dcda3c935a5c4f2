import * as z from "zod/mini";

import { proposalId } from "../ids.ts";
import { MAX_NUMBER_CHARS, MAX_PASS_TEXT_CHARS, MAX_TITLE_CHARS } from "../limits.ts";
import type { Stamp } from "../record/stamp.ts";
import type { Refusal } from "../refusals.ts";
import { oneLine } from "../text/one-line.ts";
import { authorisedBy } from "./authorised.ts";
import { tooMuchCurrentLanguage } from "./bounds.ts";
import { withProposal, type CaseState, type MoveContext } from "./case-state.ts";
import { consentNeeded } from "./consent.ts";
import { isRefusal, moverOf } from "./guards.ts";
import { NO_LINEAGE } from "./lineage.ts";
import { judgeNew, newProposalState } from "./new-proposal.ts";

const shortText = oneLine(MAX_TITLE_CHARS);

/** Puts a new proposal on the table. Its text is the sponsor's first pass. */
export const tableProposal = z.strictObject({
  kind: z.literal("table-proposal"),
  proposal: proposalId,
  number: z.nullable(oneLine(MAX_NUMBER_CHARS)),
  title: z.nullable(shortText),
  subject: shortText,
  category: z.nullable(shortText),
  article: z.nullable(shortText),
  currentLanguage: z.nullable(z.string().check(z.maxLength(MAX_PASS_TEXT_CHARS))),
  /** May be empty: a proposal can be tabled by its title, with the text to follow in a pass. */
  text: z.string().check(z.maxLength(MAX_PASS_TEXT_CHARS)),
  authorisedBy,
});
export type TableProposal = z.infer<typeof tableProposal>;

/** Refuses an id or a number that is on the table already, in whatever standing, and what goes beyond a bound. */
export function judgeTableProposal(
  state: CaseState,
  move: TableProposal,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const { side } = mover;
  const language = { side, language: move.currentLanguage, times: 1 };
  return (
    judgeNew(state, { ...move, side, among: [move] }) ??
    tooMuchCurrentLanguage(state, language, context)
  );
}

/** Applies a judged move. After the new-item deadline the proposal waits for the other side's consent. */
export function applyTableProposal(state: CaseState, move: TableProposal, stamp: Stamp): CaseState {
  const made = newProposalState({
    id: move.proposal,
    described: move,
    text: move.text,
    authorisedBy: move.authorisedBy,
    lineage: NO_LINEAGE,
    consent: consentNeeded(state, stamp),
    kind: "table-proposal",
    stamp,
  });
  return withProposal(state, made);
}
