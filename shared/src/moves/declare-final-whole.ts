import * as z from "zod/mini";

import { canonicalHash } from "../record/canonical.ts";
import { mustSide, type Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import type { SideMark } from "../sides.ts";
import { latestPassOf, type CaseState, type MoveContext } from "./case-state.ts";
import { finalOfferFields, judgeAsker } from "./final-offer-fields.ts";
import { isRefusal, moverOf } from "./guards.ts";
import { isClosedStanding, standingOf } from "./standing.ts";

/** Calls everything that the side has on the table its last, best and final offer, and keeps who asked for one, and in what words. */
export const declareFinalWhole = z.strictObject({
  kind: z.literal("declare-final-whole"),
  ...finalOfferFields,
});
export type DeclareFinalWhole = z.infer<typeof declareFinalWhole>;

/**
 * What a side has on the table: its latest text on every proposal that is still open, and its live packages. The hash changes with
 * any of them.
 */
export function wholeOf(
  state: Pick<CaseState, "proposals" | "packages">,
  side: SideMark,
): { readonly texts: number; readonly packages: number; readonly hash: string } {
  const texts = [...state.proposals.values()].flatMap((proposal) => {
    const own = latestPassOf(proposal, side);
    return own === undefined || isClosedStanding(standingOf(proposal)) ? [] : [own.hash];
  });
  const packages = [...state.packages.values()]
    .filter((offered) => offered.side === side && offered.end === null)
    .map(({ hash }) => hash);
  return {
    texts: texts.length,
    packages: packages.length,
    hash: canonicalHash({ texts, packages }),
  };
}

/** Refuses a side that has nothing on the table, the same whole twice, and an asking without its words. */
export function judgeDeclareFinalWhole(
  state: CaseState,
  move: DeclareFinalWhole,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const whole = wholeOf(state, mover.side);
  if (whole.texts + whole.packages === 0)
    return refuse("unknown-pass", "Your side has nothing on the table that could be its last.");
  if (state.finalWholes[mover.side]?.hash === whole.hash)
    return refuse(
      "already-said",
      "Your side has declared exactly this already, and has changed nothing since.",
    );
  return judgeAsker(move, mover.side);
}

/** Applies a judged declaration. Standing, turn and packages stay as they are. */
export function applyDeclareFinalWhole(
  state: CaseState,
  move: DeclareFinalWhole,
  stamp: Stamp,
): CaseState {
  const side = mustSide(stamp);
  const { askedBy, askedWords, words } = move;
  const made = { side, ...wholeOf(state, side), askedBy, askedWords, words, stamp };
  return { ...state, finalWholes: { ...state.finalWholes, [side]: made } };
}
