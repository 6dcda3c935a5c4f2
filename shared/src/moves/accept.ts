import * as z from "zod/mini";

import { proposalId } from "../ids.ts";
import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { authorisedBy, authority } from "./authorised.ts";
import { proposalLabel, withProposal, type CaseState, type MoveContext } from "./case-state.ts";
import { withoutStatusQuoOffer } from "./closings.ts";
import { isRefusal, passMet } from "./guards.ts";
import { lyingBeneath } from "./package-guards.ts";
import { textHash } from "./text-hash.ts";

/** Accepts exactly one text of the other side: agreed in principle, until both chiefs have signed. */
export const accept = z.strictObject({
  kind: z.literal("accept"),
  proposal: proposalId,
  pass: z.int().check(z.positive()),
  /** The hash of the text that the accepting chief was shown. */
  hash: textHash,
  authorisedBy,
});
export type Accept = z.infer<typeof accept>;

/**
 * Refuses a superseded pass with the age and the newer pass, another text than the one passed, and an empty text.
 * A rejected pass can still be accepted: it is on the table until its side replaces or withdraws it. What lies beneath a live
 * package, or fell with one, cannot.
 */
export function judgeAccept(state: CaseState, move: Accept, context: MoveContext): Refusal | null {
  const met = passMet(state, move, context);
  if (isRefusal(met)) return met;
  const { proposal, pass: named } = met;
  const label = proposalLabel(proposal);
  if (named.text.trim() === "")
    return refuse("no-text", `Pass ${named.number} of ${label} has no text to accept.`);
  if (named.hash !== move.hash) {
    return refuse(
      "wrong-text",
      `The text that you were shown is not the text of ${label} pass ${named.number}. Load it again.`,
    );
  }
  if (proposal.agreement !== null)
    return refuse("already-agreed", `${label} is agreed in principle already.`);
  return lyingBeneath(state, { proposal, pass: named });
}

/** Applies a judged acceptance. */
export function applyAccept(state: CaseState, move: Accept, stamp: Stamp): CaseState {
  const proposal = state.proposals.get(move.proposal);
  if (proposal === undefined) throw new Error("a judged acceptance of no proposal");
  const { pass, hash } = move;
  const unsigned = { a: null, b: null };
  const agreement = { pass, hash, stamp, signatures: unsigned, ...authority(move) };
  return withProposal(state, {
    ...proposal,
    hold: null,
    agreement,
    closings: withoutStatusQuoOffer(proposal.closings),
    lastMove: { kind: "accept", stamp },
  });
}
