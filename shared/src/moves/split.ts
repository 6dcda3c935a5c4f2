import * as z from "zod/mini";

import { proposalId } from "../ids.ts";
import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { partLetter } from "./add-part.ts";
import { tooMuchCurrentLanguage } from "./bounds.ts";
import {
  proposalLabel,
  withProposal,
  type CaseState,
  type MoveContext,
  type ProposalState,
} from "./case-state.ts";
import { withoutStatusQuoOffer } from "./closings.ts";
import type { Consent } from "./consent.ts";
import { isRefusal, moverOf, sponsorOnly, undecidedProposal, unseenToday } from "./guards.ts";
import { lookOfNumber, NO_LINEAGE, partLabel, partNumber, partsOf } from "./lineage.ts";
import { consentOf, unsaidNewItem } from "./new-item.ts";
import { judgeNew, newProposalState, offspring } from "./new-proposal.ts";
import { noted } from "./noted.ts";

const MAX_PIECES = 26;

/**
 * Splits a proposal: into lettered parts of it (each piece has a letter and takes its number from the whole), or into
 * proposals of their own (no letters). Under its old number the proposal leads to the pieces for ever.
 */
export const split = z.strictObject({
  kind: z.literal("split"),
  proposal: proposalId,
  /** The latest pass that the mover has seen, so that a counter in the same moment is not passed over. Older rows do not say it; today it is demanded. */
  lastPass: z.optional(z.int().check(z.positive())),
  into: z
    .array(z.strictObject({ ...offspring.shape, letter: z.nullable(partLetter) }))
    .check(z.minLength(2), z.maxLength(MAX_PIECES)),
  noted,
});
export type Split = z.infer<typeof split>;

/**
 * Refuses anyone but the sponsor, what is agreed or on hold, one that overlooks a newer pass, a mixture of letters and numbers, any number
 * used twice, and a late item that does not say that it is new.
 */
export function judgeSplit(state: CaseState, move: Split, context: MoveContext): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const whole = undecidedProposal(state, move.proposal);
  if (isRefusal(whole)) return whole;
  const notTheirs = sponsorOnly(state, { proposal: whole, mover, act: "splits it" });
  if (notTheirs !== null) return notTheirs;
  const unseen = unseenToday(whole, move.lastPass, context);
  if (unseen !== null) return unseen;
  const label = proposalLabel(whole);
  const isLettered = move.into.every(({ letter, number }) => letter !== null && number === null);
  if (!isLettered && move.into.some(({ letter }) => letter !== null))
    return refuse("malformed", "Give each piece a letter and no number, or none of them a letter.");
  if (isLettered && whole.lineage.partOf !== null)
    return refuse("has-parts", `${label} is a part itself and gets no letters below it.`);
  const letters = move.into.map(({ letter }) => letter);
  // Pieces of a part that was itself split keep its letter, so a letter may stand there twice already.
  const former = new Set(partsOf(state, whole.id).map(({ lineage }) => lineage.partOf?.letter));
  if (isLettered && (isRepeated(letters) || letters.some((letter) => former.has(letter ?? ""))))
    return refuse("number-taken", `${label} cannot have the same letter twice.`);
  const numbers = move.into.flatMap(({ number }) =>
    number === null ? [] : [lookOfNumber(number)],
  );
  const called = move.into.map((piece) => lookOfNumber(proposalLabel(calledAs(whole, piece))));
  const isTwice = numbers.some((number) => called.filter((each) => each === number).length > 1);
  if (isTwice || isRepeated(move.into.map(({ proposal }) => proposal)))
    return refuse("number-taken", "Each piece needs a number of its own.");
  for (const piece of move.into) {
    const taken = judgeNew(state, {
      proposal: piece.proposal,
      side: mover.side,
      among: move.into,
      ...calledAs(whole, piece),
    });
    if (taken !== null) return taken;
  }
  const { currentLanguage: language } = whole;
  const times = move.into.length;
  return (
    tooMuchCurrentLanguage(state, { side: mover.side, language, times }, context) ??
    unsaidNewItem(state, { items: move.into, from: [move.proposal] }, context)
  );
}

/** Applies a judged splitting. After the new-item deadline a piece that is a new item waits for the other side's consent. */
export function applySplit(state: CaseState, move: Split, stamp: Stamp): CaseState {
  const whole = state.proposals.get(move.proposal);
  if (whole === undefined) throw new Error("a judged splitting of no proposal");
  const how = move.into.some(({ letter }) => letter !== null) ? "parts" : "split";
  const gone: ProposalState = {
    ...whole,
    closings: withoutStatusQuoOffer(whole.closings),
    lineage: {
      ...whole.lineage,
      goesOn: { how, in: move.into.map(({ proposal }) => proposal), stamp },
    },
    lastMove: { kind: "split", stamp },
  };
  return move.into.reduce(
    (before, piece) =>
      withProposal(
        before,
        pieceOf(whole, piece, { stamp, consent: consentOf(state, piece, stamp) }),
      ),
    withProposal(state, gone),
  );
}

function pieceOf(
  whole: ProposalState,
  piece: Split["into"][number],
  given: { stamp: Stamp; consent: Consent | null },
): ProposalState {
  const { letter, text, proposal: id } = piece;
  return newProposalState({
    id,
    described: { ...whole, ...calledAs(whole, piece) },
    text,
    lineage: {
      ...NO_LINEAGE,
      partOf: letter === null ? whole.lineage.partOf : { proposal: whole.id, letter },
      comesFrom: [whole.id],
    },
    kind: "split",
    ...given,
  });
}

function calledAs(whole: ProposalState, piece: Split["into"][number]) {
  const { letter, subject } = piece;
  const number = letter === null ? piece.number : partNumber(whole, letter);
  const unnumbered = letter === null ? null : partLabel(proposalLabel(whole), letter);
  const title = piece.title ?? (number === null ? unnumbered : null);
  return { number, title, subject };
}

function isRepeated(values: readonly unknown[]): boolean {
  return new Set(values).size !== values.length;
}
