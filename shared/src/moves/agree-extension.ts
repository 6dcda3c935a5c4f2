import * as z from "zod/mini";

import { mustSide, type Stamp } from "../record/stamp.ts";
import type { Refusal } from "../refusals.ts";
import { otherSide, SIDE_MARKS } from "../sides.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import { extendsNothing } from "./extension.ts";
import { isRefusal, moverOf } from "./guards.ts";
import { judgeExtensionTerms, judgeOfferedExtension } from "./offered-extension.ts";
import { textHash } from "./text-hash.ts";

/** Agrees to what the other chief has offered on the expiration. From then on it holds for both. */
export const agreeExtension = z.strictObject({
  kind: z.literal("agree-extension"),
  /** The hash of the offer that the agreeing chief was shown. */
  hash: textHash,
});
export type AgreeExtension = z.infer<typeof agreeExtension>;

/** Refuses when the other side offers nothing or something else by now, and when the moment that it offered has passed meanwhile. */
export function judgeAgreeExtension(
  state: CaseState,
  move: AgreeExtension,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const of = otherSide(mover.side);
  const refused = judgeOfferedExtension(state, { of, hash: move.hash });
  const terms = state.extensionTalks.offers[of]?.terms;
  return refused ?? (terms === undefined ? null : judgeExtensionTerms(state, terms, context));
}

/**
 * Applies a judged agreement. A new moment sets a stopped clock going again, towards itself; an offer that has nothing left to
 * extend falls with the agreement.
 */
export function applyAgreeExtension(
  state: CaseState,
  _move: AgreeExtension,
  stamp: Stamp,
): CaseState {
  const { offers, agreed } = state.extensionTalks;
  const offer = offers[otherSide(mustSide(stamp))];
  if (offer === null) throw new Error("a judged agreement to no extension");
  const { terms } = offer;
  const former = state.expiration;
  const now = { agreed: [...agreed, { offer, stamp, former }] };
  const extended: CaseState =
    terms.how === "stop-the-clock"
      ? { ...state, extensionTalks: { ...now, offers, stopped: stamp } }
      : {
          ...state,
          expiration: {
            instant: terms.instant,
            local: terms.local,
            zone: terms.zone,
            assumed: [],
          },
          extensionTalks: { ...now, offers, stopped: null },
        };
  const left = { a: offers.a, b: offers.b };
  for (const mark of SIDE_MARKS) {
    const open = offers[mark];
    if (open !== null && extendsNothing(extended, open.terms)) left[mark] = null;
  }
  return { ...extended, extensionTalks: { ...extended.extensionTalks, offers: left } };
}
