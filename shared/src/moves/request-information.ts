import * as z from "zod/mini";

import { proposalId } from "../ids.ts";
import { MAX_WORDS_CHARS } from "../limits.ts";
import { mustSide, type Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { tooManyInformationRequests } from "./bounds.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import { isRefusal, knownProposal, moverOf } from "./guards.ts";

/** Asks the other side for information, by a date. */
export const requestInformation = z.strictObject({
  kind: z.literal("request-information"),
  /** The proposal that it is about; null for a request in general. */
  about: z.nullable(proposalId),
  words: z.string().check(z.maxLength(MAX_WORDS_CHARS)),
  /** When the answer is due, RFC 3339 in UTC. */
  due: z.iso.datetime(),
});
export type RequestInformation = z.infer<typeof requestInformation>;

/** Refuses a request about no proposal of these talks, one without words, and a due date in the past. */
export function judgeRequestInformation(
  state: CaseState,
  move: RequestInformation,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const flood = tooManyInformationRequests(state, mover.side);
  if (flood !== null) return flood;
  if (move.about !== null) {
    const proposal = knownProposal(state, move.about);
    if (isRefusal(proposal)) return proposal;
  }
  if (move.words.trim() === "") return refuse("no-text", "Say what information is asked for.");
  return Date.parse(move.due) <= context.nowMs
    ? refuse("due-date-passed", "The time for the answer has passed already. Name a later one.")
    : null;
}

/** Applies a judged request. */
export function applyRequestInformation(
  state: CaseState,
  move: RequestInformation,
  stamp: Stamp,
): CaseState {
  const { about, words, due } = move;
  const number = state.requests.size + 1;
  const side = mustSide(stamp);
  const requests = new Map(state.requests);
  requests.set(String(number), { number, side, about, words, due, answers: [], stamp });
  return { ...state, requests };
}
