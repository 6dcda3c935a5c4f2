import type { ProposalId } from "../ids.ts";
import type { Stamp } from "../record/stamp.ts";
import type { SideMark } from "../sides.ts";
import type { Said } from "./closings.ts";
import { isPastDue } from "./past-due.ts";

/** What the asked side does with a request: gives all, gives a part, or withholds it and says why. */
export const REQUEST_ANSWERS = ["answered", "partly", "withheld"] as const;
export type RequestAnswer = (typeof REQUEST_ANSWERS)[number];

/** One answer to a request; a later one may give more. */
export interface AnsweredRequest extends Said {
  readonly how: RequestAnswer;
}

/** A request for information, on a proposal or on the talks as a whole. Unlike a hold it delays no answer. */
export interface InformationRequest extends Said {
  /** Counted over the talks, from 1: how both sides cite it. */
  readonly number: number;
  /** Who asks. */
  readonly side: SideMark;
  readonly about: ProposalId | null;
  /** When the answer is due, RFC 3339 in UTC. */
  readonly due: string;
  /** Oldest first. */
  readonly answers: readonly AnsweredRequest[];
  /** That who asked wants it no more; not there while the request stands. */
  readonly takenBack?: Said;
  readonly stamp: Stamp;
}

export type RequestStanding = RequestAnswer | "open" | "taken-back";

/** How a request stands: taken back, or by its latest answer. */
export function requestStanding(request: InformationRequest): RequestStanding {
  if (request.takenBack !== undefined) return "taken-back";
  return request.answers.at(-1)?.how ?? "open";
}

/** True while something is still to be given: it was not taken back, and nothing was said yet or a part is missing. */
export function isWaiting(request: InformationRequest): boolean {
  return ["open", "partly"].includes(requestStanding(request));
}

/** True when what is still to be given was due before this time (milliseconds since 1970). */
export function isOverdue(request: InformationRequest, nowMs: number): boolean {
  return isWaiting(request) && isPastDue(request, nowMs);
}
