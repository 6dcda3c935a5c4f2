import * as z from "zod/mini";

import { MAX_MINUTES_CHARS } from "../limits.ts";
import { mustSide, type Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { tooManyMinutes } from "./bounds.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import { isRefusal, moverOf } from "./guards.ts";
import { isSigned, minutesHash, withMinutes } from "./minutes.ts";

/**
 * Offers an entry for the joint minutes of a session, in exact words. It is none of the minutes before the other side's chief
 * has signed exactly these words.
 */
export const offerMinutes = z.strictObject({
  kind: z.literal("offer-minutes"),
  session: z.int().check(z.positive()),
  words: z.string().check(z.maxLength(MAX_MINUTES_CHARS)),
  /** The signed entry that this one corrects, which stays as it is; else null. */
  corrects: z.nullable(z.int().check(z.positive())),
});
export type OfferMinutes = z.infer<typeof offerMinutes>;

/** Refuses an entry of no session, without words, on offer already, over the bound, or correcting what nobody signed for that session. */
export function judgeOfferMinutes(
  state: CaseState,
  move: OfferMinutes,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const { session, words, corrects } = move;
  if (!state.sessions.some(({ number }) => number === session))
    return refuse("no-session", `There was no session ${session}. Minutes tell of a session.`);
  if (words.trim() === "") return refuse("no-text", "Write what the minutes shall say.");
  if (corrects !== null) {
    const wrong = judgeCorrected(state, session, corrects);
    if (wrong !== null) return wrong;
  }
  const hash = minutesHash(move);
  // Offered in vain before, the same words may be offered again; but not beside themselves.
  const same = [...state.offeredMinutes.values()].find(
    (each) => each.hash === hash && (each.end === null || isSigned(each)),
  );
  if (same !== undefined) {
    return refuse(
      "offer-exists",
      same.end === null
        ? `Exactly these words are on offer already, as entry ${same.number}.`
        : `Exactly these words stand in the joint minutes already, as entry ${same.number}.`,
    );
  }
  return tooManyMinutes(state, mover.side);
}

function judgeCorrected(state: CaseState, session: number, corrects: number): Refusal | null {
  const corrected = state.offeredMinutes.get(String(corrects));
  if (corrected === undefined || !isSigned(corrected))
    return refuse("unknown-offer", `The joint minutes have no entry ${corrects}.`);
  return corrected.session === session
    ? null
    : refuse(
        "no-session",
        `Entry ${corrects} is of session ${corrected.session}, and so is what corrects it.`,
      );
}

/** Applies a judged offer: it waits for the other side's signature. */
export function applyOfferMinutes(state: CaseState, move: OfferMinutes, stamp: Stamp): CaseState {
  const { session, words, corrects } = move;
  const number = state.offeredMinutes.size + 1;
  const hash = minutesHash(move);
  const side = mustSide(stamp);
  return withMinutes(state, { number, side, session, words, corrects, hash, stamp, end: null });
}
