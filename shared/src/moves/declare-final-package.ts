import * as z from "zod/mini";

import { packageId } from "../ids.ts";
import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { withPackage, type CaseState, type MoveContext } from "./case-state.ts";
import { finalOfferFields, judgeAsker } from "./final-offer-fields.ts";
import { isRefusal, moverOf } from "./guards.ts";
import { livePackage } from "./live-package.ts";
import { packageLabel } from "./package-words.ts";

/** Calls a package that the side has offered its last, best and final offer, and keeps who asked for one, and in what words. */
export const declareFinalPackage = z.strictObject({
  kind: z.literal("declare-final-package"),
  package: packageId,
  ...finalOfferFields,
});
export type DeclareFinalPackage = z.infer<typeof declareFinalPackage>;

/** Refuses a package of the other side, one that is over, the same twice, and an asking without its words. */
export function judgeDeclareFinalPackage(
  state: CaseState,
  move: DeclareFinalPackage,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const offered = livePackage(state, { id: move.package, from: "own", mover }, context);
  if (isRefusal(offered)) return offered;
  if (offered.finalOffer !== undefined)
    return refuse("already-said", `${packageLabel(state.sides, offered)} is declared already.`);
  return judgeAsker(move, mover.side);
}

/** Applies a judged declaration. The package is as open as before, and so are its members. */
export function applyDeclareFinalPackage(
  state: CaseState,
  move: DeclareFinalPackage,
  stamp: Stamp,
): CaseState {
  const offered = state.packages.get(move.package);
  if (offered === undefined) throw new Error("a judged declaration on no package");
  const { askedBy, askedWords, words } = move;
  return withPackage(state, { ...offered, finalOffer: { askedBy, askedWords, words, stamp } });
}
