import * as z from "zod/mini";

import { proposalId } from "../ids.ts";
import { MAX_WORDS_CHARS } from "../limits.ts";
import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { proposalLabel, withProposal, type CaseState, type MoveContext } from "./case-state.ts";
import { isRefusal, passMet } from "./guards.ts";

/** A question or an information request about the other side's pass, which delays the answer to it. */
export const hold = z.strictObject({
  kind: z.literal("hold"),
  proposal: proposalId,
  pass: z.int().check(z.positive()),
  words: z.string().check(z.minLength(1), z.maxLength(MAX_WORDS_CHARS)),
  /** When the answer is due, RFC 3339 in UTC. */
  due: z.iso.datetime(),
});
export type HoldMove = z.infer<typeof hold>;

/** Refuses a stale pass, a second hold on the same proposal, an agreed one, and a due date in the past. */
export function judgeHold(state: CaseState, move: HoldMove, context: MoveContext): Refusal | null {
  const met = passMet(state, move, context);
  if (isRefusal(met)) return met;
  const { proposal } = met;
  const label = proposalLabel(proposal);
  if (proposal.hold !== null)
    return refuse(
      "already-on-hold",
      `${label} is on hold already, until its question is answered.`,
    );
  if (proposal.agreement !== null)
    return refuse("already-agreed", `${label} is agreed in principle. Pass a new text to open it.`);
  if (move.words.trim() === "") return refuse("no-text", "A hold needs its question in words.");
  if (Date.parse(move.due) <= context.nowMs)
    return refuse(
      "due-date-passed",
      "The time for the answer has passed already. Name a later one.",
    );
  return null;
}

/** Applies a judged hold: the question goes to the side whose pass is held. */
export function applyHold(state: CaseState, move: HoldMove, stamp: Stamp): CaseState {
  const proposal = state.proposals.get(move.proposal);
  if (proposal === undefined) throw new Error("a judged hold on no proposal");
  const { pass, words, due } = move;
  return withProposal(state, {
    ...proposal,
    hold: { pass, words, due, stamp },
    lastMove: { kind: "hold", stamp },
  });
}
