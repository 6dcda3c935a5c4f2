import * as z from "zod/mini";

import { proposalId } from "../ids.ts";
import { MAX_PASS_TEXT_CHARS, MAX_TITLE_CHARS } from "../limits.ts";
import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { oneLine } from "../text/one-line.ts";
import { authorisedBy } from "./authorised.ts";
import { tooMuchCurrentLanguage } from "./bounds.ts";
import {
  proposalLabel,
  withProposal,
  type CaseState,
  type MoveContext,
  type ProposalState,
} from "./case-state.ts";
import { consentNeeded } from "./consent.ts";
import { isRefusal, moverOf, openProposal, sponsorOnly } from "./guards.ts";
import { NO_LINEAGE, partLabel, partNumber, partsOf } from "./lineage.ts";
import { judgeNew, newProposalState } from "./new-proposal.ts";

/** The letter of a part: one of a to z. */
export const partLetter = z.string().check(z.regex(/^[a-z]$/));

/** Adds a lettered part to a proposal that is on the table. The part stands, is answered and is agreed on its own. */
export const addPart = z.strictObject({
  kind: z.literal("add-part"),
  /** The proposal that is added to. */
  proposal: proposalId,
  part: proposalId,
  letter: partLetter,
  subject: oneLine(MAX_TITLE_CHARS),
  text: z.string().check(z.maxLength(MAX_PASS_TEXT_CHARS)),
  authorisedBy,
});
export type AddPart = z.infer<typeof addPart>;

/** Refuses anyone but the sponsor, a closed proposal, a part of a part, and a letter that is taken. */
export function judgeAddPart(
  state: CaseState,
  move: AddPart,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const whole = openProposal(state, move.proposal, { mayBeInParts: true });
  if (isRefusal(whole)) return whole;
  const label = proposalLabel(whole);
  const notTheirs = sponsorOnly(state, { proposal: whole, mover, act: "adds to it" });
  if (notTheirs !== null) return notTheirs;
  if (whole.lineage.partOf !== null)
    return refuse("has-parts", `${label} is a part itself. Add the part to the whole proposal.`);
  if (partsOf(state, whole.id).some(({ lineage }) => lineage.partOf?.letter === move.letter))
    return refuse("number-taken", `${label} has a part ${move.letter}) already.`);
  const { side } = mover;
  const language = { side, language: whole.currentLanguage, times: 1 };
  return (
    judgeNew(state, { proposal: move.part, side, among: [move], ...calledAs(whole, move) }) ??
    tooMuchCurrentLanguage(state, language, context)
  );
}

/** Applies a judged addition. After the new-item deadline the part waits for the other side's consent. */
export function applyAddPart(state: CaseState, move: AddPart, stamp: Stamp): CaseState {
  const whole = state.proposals.get(move.proposal);
  if (whole === undefined) throw new Error("a judged part of no proposal");
  const { letter, text, part: id } = move;
  const made = newProposalState({
    id,
    described: { ...whole, ...calledAs(whole, move) },
    text,
    authorisedBy: move.authorisedBy,
    lineage: { ...NO_LINEAGE, partOf: { proposal: whole.id, letter } },
    consent: consentNeeded(state, stamp),
    kind: "add-part",
    stamp,
  });
  return withProposal(state, made);
}

function calledAs(whole: ProposalState, { letter, subject }: AddPart) {
  const number = partNumber(whole, letter);
  const title = number === null ? partLabel(proposalLabel(whole), letter) : null;
  return { number, title, subject };
}
