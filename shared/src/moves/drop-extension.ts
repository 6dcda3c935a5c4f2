import * as z from "zod/mini";

import { MAX_WORDS_CHARS } from "../limits.ts";
import type { Stamp } from "../record/stamp.ts";
import type { Refusal } from "../refusals.ts";
import { sideMark } from "../sides.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import { isRefusal, moverOf } from "./guards.ts";
import { judgeOfferedExtension } from "./offered-extension.ts";
import { textHash } from "./text-hash.ts";

/** Takes one's own offer on the expiration back, or declines the other side's. The expiration stays as it is. */
export const dropExtension = z.strictObject({
  kind: z.literal("drop-extension"),
  /** Whose offer it is. */
  of: sideMark,
  hash: textHash,
  words: z.string().check(z.maxLength(MAX_WORDS_CHARS)),
});
export type DropExtension = z.infer<typeof dropExtension>;

/** Refuses when that side offers nothing, and when it offers something else by now. */
export function judgeDropExtension(
  state: CaseState,
  move: DropExtension,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  return judgeOfferedExtension(state, move);
}

/** Applies a judged taking back or declining. */
export function applyDropExtension(
  state: CaseState,
  move: DropExtension,
  _stamp: Stamp,
): CaseState {
  const { offers } = state.extensionTalks;
  return {
    ...state,
    extensionTalks: { ...state.extensionTalks, offers: { ...offers, [move.of]: null } },
  };
}
