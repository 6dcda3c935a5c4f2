import * as z from "zod/mini";

import { packageId } from "../ids.ts";
import { MAX_WORDS_CHARS } from "../limits.ts";
import type { Stamp } from "../record/stamp.ts";
import type { Refusal } from "../refusals.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import { endPackage } from "./end-package.ts";
import { isRefusal, moverOf } from "./guards.ts";
import { livePackage } from "./live-package.ts";

/** Refuses a package of the other side as a whole. Each member is at its stand-alone position again, on the table as before. */
export const rejectPackage = z.strictObject({
  kind: z.literal("reject-package"),
  package: packageId,
  words: z.string().check(z.maxLength(MAX_WORDS_CHARS)),
});
export type RejectPackage = z.infer<typeof rejectPackage>;

/** Refuses the own side's package and one that is over. */
export function judgeRejectPackage(
  state: CaseState,
  move: RejectPackage,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const offered = livePackage(state, { id: move.package, from: "other", mover }, context);
  return isRefusal(offered) ? offered : null;
}

/** Applies a judged rejection. */
export function applyRejectPackage(state: CaseState, move: RejectPackage, stamp: Stamp): CaseState {
  const offered = state.packages.get(move.package);
  if (offered === undefined) throw new Error("a judged rejection of no package");
  const end = { how: "rejected" as const, words: move.words, stamp };
  return endPackage(state, offered, { end, act: "reject-package" });
}
