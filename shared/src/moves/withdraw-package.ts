import * as z from "zod/mini";

import { packageId } from "../ids.ts";
import { MAX_WORDS_CHARS } from "../limits.ts";
import type { Stamp } from "../record/stamp.ts";
import type { Refusal } from "../refusals.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import { endPackage } from "./end-package.ts";
import { isRefusal, moverOf } from "./guards.ts";
import { livePackage } from "./live-package.ts";

/** Takes back the own side's offer of a package before it is answered. The proposals in it stay where they stood before. */
export const withdrawPackage = z.strictObject({
  kind: z.literal("withdraw-package"),
  package: packageId,
  words: z.string().check(z.maxLength(MAX_WORDS_CHARS)),
});
export type WithdrawPackage = z.infer<typeof withdrawPackage>;

/** Refuses the other side's package and one that is over. */
export function judgeWithdrawPackage(
  state: CaseState,
  move: WithdrawPackage,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const offered = livePackage(state, { id: move.package, from: "own", mover }, context);
  return isRefusal(offered) ? offered : null;
}

/** Applies a judged withdrawal of the offer. */
export function applyWithdrawPackage(
  state: CaseState,
  move: WithdrawPackage,
  stamp: Stamp,
): CaseState {
  const offered = state.packages.get(move.package);
  if (offered === undefined) throw new Error("a judged withdrawal of no package");
  const end = { how: "withdrawn" as const, words: move.words, stamp };
  return endPackage(state, offered, { end, act: "withdraw-package" });
}
