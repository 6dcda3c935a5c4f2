import * as z from "zod/mini";

import { refuse, type Refusal } from "../refusals.ts";
import { otherSide, type SideMark, type Sides } from "../sides.ts";
import { proposalLabel, type MoveContext, type ProposalState } from "./case-state.ts";

/**
 * The pass that is agreed in principle, which the move undoes, so that nobody undoes an acceptance or a signature unseen; left out
 * where nothing is agreed. Rows from before this field do not have it, and undid what there was.
 */
export const undoes = z.optional(z.int().check(z.positive()));

/** Refuses a move that says something else of what it undoes than there is, or null. */
export function undoesUnseen(
  proposal: ProposalState,
  move: { readonly undoes?: number | undefined },
  context: MoveContext,
): Refusal | null {
  const agreed = proposal.agreement?.pass;
  if (move.undoes === agreed) return null;
  if (move.undoes === undefined && context.isOnRecord === true) return null;
  const label = proposalLabel(proposal);
  return refuse(
    "stale",
    agreed === undefined
      ? `${label} is not agreed in principle any more.`
      : `Pass ${agreed} of ${label} was accepted meanwhile: it is agreed in principle. Look at it first.`,
  );
}

/** The field alone, to be put into a move on a proposal as it was seen; empty where nothing is agreed. */
export function undoing({ agreement }: Pick<ProposalState, "agreement">): { undoes?: number } {
  return agreement === null ? {} : { undoes: agreement.pass };
}

/** What would be undone, as a warning before a pass or a withdrawal: the agreement, and whose signature with it. Empty for nothing. */
export function undoneWarning(sides: Sides, proposal: ProposalState, side: SideMark): string[] {
  const { agreement } = proposal;
  if (agreement === null) return [];
  const signed = [
    ...(agreement.signatures[otherSide(side)] === null ? [] : [sides[otherSide(side)].short]),
    ...(agreement.signatures[side] === null ? [] : ["your side"]),
  ];
  const signatures =
    signed.length === 0 ? "" : ` The signature of ${signed.join(" and that of ")} is void then.`;
  return [
    `${proposalLabel(proposal)} is agreed in principle, pass ${agreement.pass}. This undoes that agreement.${signatures}`,
  ];
}

/** A sentence to stand behind that of the move; empty where it undid nothing, or does not say so. */
export function undoneWords(move: { readonly undoes?: number | undefined }): string {
  return move.undoes === undefined
    ? ""
    : ` What was agreed in principle, pass ${move.undoes}, is not agreed any more.`;
}
