import * as z from "zod/mini";

import { MAX_WORDS_CHARS } from "../limits.ts";
import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { tooManyAnswers } from "./bounds.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import { isRefusal, knownRequest, moverOf } from "./guards.ts";
import { REQUEST_ANSWERS, requestStanding } from "./information-request.ts";

/** Answers a request for information, in part or in whole, or withholds it with the reason. */
export const answerRequest = z.strictObject({
  kind: z.literal("answer-request"),
  request: z.int().check(z.positive()),
  how: z.enum(REQUEST_ANSWERS),
  /** The answer, or why it is withheld. */
  words: z.string().check(z.maxLength(MAX_WORDS_CHARS)),
});
export type AnswerRequest = z.infer<typeof answerRequest>;

/** Refuses the side that asked, an answer without words, and one to what is answered or taken back, or withheld again, and one of too many in part. */
export function judgeAnswerRequest(
  state: CaseState,
  move: AnswerRequest,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const request = knownRequest(state, move.request);
  if (isRefusal(request)) return request;
  if (request.side === mover.side)
    return refuse("own-pass", "Your own side asked. The other side answers.");
  const standing = requestStanding(request);
  if (standing === "taken-back")
    return refuse(
      "withdrawn",
      `${state.sides[request.side].short} has taken request ${request.number} back.`,
    );
  if (standing === "answered")
    return refuse("already-said", `Request ${request.number} is answered.`);
  if (standing === "withheld" && move.how === "withheld")
    return refuse("already-said", `Request ${request.number} is withheld already.`);
  if (move.words.trim() === "") {
    const missing = move.how === "withheld" ? "Say why it is withheld." : "An answer needs words.";
    return refuse("no-text", missing);
  }
  return tooManyAnswers(request, move.how, context);
}

/** Applies a judged answer. What was answered in part or withheld may still be given. */
export function applyAnswerRequest(state: CaseState, move: AnswerRequest, stamp: Stamp): CaseState {
  const key = String(move.request);
  const request = state.requests.get(key);
  if (request === undefined) throw new Error("a judged answer to no request");
  const answer = { how: move.how, words: move.words, stamp };
  const requests = new Map(state.requests);
  requests.set(key, { ...request, answers: [...request.answers, answer] });
  return { ...state, requests };
}
