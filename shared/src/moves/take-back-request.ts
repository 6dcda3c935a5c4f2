import * as z from "zod/mini";

import { MAX_WORDS_CHARS } from "../limits.ts";
import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import { isRefusal, knownRequest, moverOf } from "./guards.ts";
import { isWaiting, requestStanding } from "./information-request.ts";

/** Takes back the side's own request for information, as far as it still waits. What was asked and given stays on the record. */
export const takeBackRequest = z.strictObject({
  kind: z.literal("take-back-request"),
  request: z.int().check(z.positive()),
  /** Why; may be empty. */
  words: z.string().check(z.maxLength(MAX_WORDS_CHARS)),
});
export type TakeBackRequest = z.infer<typeof takeBackRequest>;

/** Refuses the side that was asked, and a request that waits for nothing any more: answered, withheld or taken back. */
export function judgeTakeBackRequest(
  state: CaseState,
  move: TakeBackRequest,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const request = knownRequest(state, move.request);
  if (isRefusal(request)) return request;
  const { number, side } = request;
  if (side !== mover.side)
    return refuse(
      "not-the-sponsor",
      `${state.sides[side].short} asked. Only who asked takes request ${number} back.`,
    );
  if (isWaiting(request)) return null;
  const standing = requestStanding(request);
  return standing === "taken-back"
    ? refuse("withdrawn", `Your side has taken request ${number} back already.`)
    : refuse(
        "already-said",
        `Request ${number} is ${standing}. There is nothing left to take back.`,
      );
}

/** Applies a judged taking back: nothing of the request is owed any more. */
export function applyTakeBackRequest(
  state: CaseState,
  move: TakeBackRequest,
  stamp: Stamp,
): CaseState {
  const key = String(move.request);
  const request = state.requests.get(key);
  if (request === undefined) throw new Error("a judged taking back of no request");
  const requests = new Map(state.requests);
  requests.set(key, { ...request, takenBack: { words: move.words, stamp } });
  return { ...state, requests };
}
