import * as z from "zod/mini";

import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import { isRefusal, moverOf } from "./guards.ts";
import { withMinutes } from "./minutes.ts";
import { openMinutes } from "./open-minutes.ts";
import { textHash } from "./text-hash.ts";

/** Signs exactly the words that the other side has offered. From then on they stand in the joint minutes, for good. */
export const signMinutes = z.strictObject({
  kind: z.literal("sign-minutes"),
  entry: z.int().check(z.positive()),
  /** The hash of what the signing chief was shown. */
  hash: textHash,
});
export type SignMinutes = z.infer<typeof signMinutes>;

/** Refuses one's own entry, one that has other words, and one that is on offer no more. */
export function judgeSignMinutes(
  state: CaseState,
  move: SignMinutes,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const offered = openMinutes(state, move, context.nowMs);
  if (isRefusal(offered)) return offered;
  return offered.side === mover.side
    ? refuse("own-offer", "Your own side has offered this entry. The other side's chief signs it.")
    : null;
}

/** Applies a judged signature. */
export function applySignMinutes(state: CaseState, move: SignMinutes, stamp: Stamp): CaseState {
  const offered = state.offeredMinutes.get(String(move.entry));
  if (offered === undefined) throw new Error("a judged signature under no entry");
  return withMinutes(state, { ...offered, end: { how: "signed", stamp } });
}
