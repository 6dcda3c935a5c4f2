import * as z from "zod/mini";

import { proposalId, type ProposalId } from "../ids.ts";
import { MAX_NUMBER_CHARS } from "../limits.ts";
import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { oneLine } from "../text/one-line.ts";
import { tooOftenRenumbered } from "./bounds.ts";
import {
  proposalLabel,
  withProposal,
  type CaseState,
  type MoveContext,
  type ProposalState,
} from "./case-state.ts";
import { isRefusal, knownProposal, moverOf, sponsorOnly } from "./guards.ts";
import { bearerOf, isLettered, lookOfNumber, partNumber, partsOf } from "./lineage.ts";
import { isNameOfAnother } from "./new-proposal.ts";

/** Gives a proposal another number, its lettered parts with it. The old number leads to it for ever. */
export const renumber = z.strictObject({
  kind: z.literal("renumber"),
  proposal: proposalId,
  number: oneLine(MAX_NUMBER_CHARS),
});
export type Renumber = z.infer<typeof renumber>;

/** Refuses anyone but the sponsor, a lettered part, the number that it has, one that anything else has, had or is called by, and one of too many. */
export function judgeRenumber(
  state: CaseState,
  move: Renumber,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const proposal = knownProposal(state, move.proposal);
  if (isRefusal(proposal)) return proposal;
  const notTheirs = sponsorOnly(state, { proposal, mover, act: "renumbers it" });
  if (notTheirs !== null) return notTheirs;
  const label = proposalLabel(proposal);
  if (isLettered(proposal))
    return refuse("has-parts", `${label} has its number from the whole. Renumber that.`);
  if (proposal.number !== null && lookOfNumber(proposal.number) === lookOfNumber(move.number))
    return refuse("no-change", `It is ${label} already.`);
  const wanted = [move.number, ...letters(state, proposal, move.number)];
  const own = [proposal, ...letteredOf(state, proposal.id)];
  const taken = wanted.find(
    (number) => bearerOf(state, number) !== undefined || isNameOfAnother(state, number, own),
  );
  return taken === undefined
    ? tooOftenRenumbered(proposal, context)
    : refuse("number-taken", `There is or was a ${taken} already. Numbers are never used twice.`);
}

/** Applies a judged renumbering. Words that were said before keep the old number, and it stays right. */
export function applyRenumber(state: CaseState, move: Renumber, stamp: Stamp): CaseState {
  const proposal = state.proposals.get(move.proposal);
  if (proposal === undefined) throw new Error("a judged renumbering of no proposal");
  const renumbered = numbered(proposal, move.number, stamp);
  return letteredOf(state, proposal.id).reduce(
    (before, part) => {
      const letter = part.lineage.partOf?.letter ?? "";
      return withProposal(before, numbered(part, partNumber(renumbered, letter), stamp));
    },
    withProposal(state, renumbered),
  );
}

function letteredOf(state: CaseState, whole: ProposalId): ProposalState[] {
  return partsOf(state, whole).filter(isLettered);
}

function letters(state: CaseState, whole: ProposalState, number: string): string[] {
  return letteredOf(state, whole.id).flatMap(({ lineage }) => {
    const given = partNumber({ number }, lineage.partOf?.letter ?? "");
    return given === null ? [] : [given];
  });
}

function numbered(of: ProposalState, number: string | null, stamp: Stamp): ProposalState {
  const { formerNumbers } = of.lineage;
  const former = of.number === null ? [] : [{ number: of.number, stamp }];
  return {
    ...of,
    number,
    lineage: { ...of.lineage, formerNumbers: [...formerNumbers, ...former] },
    lastMove: { kind: "renumber", stamp },
  };
}
