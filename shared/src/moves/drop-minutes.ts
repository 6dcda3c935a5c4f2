import * as z from "zod/mini";

import { MAX_WORDS_CHARS } from "../limits.ts";
import { mustSide, type Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { sideMark } from "../sides.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import { isRefusal, moverOf } from "./guards.ts";
import { withMinutes } from "./minutes.ts";
import { openMinutes } from "./open-minutes.ts";
import { textHash } from "./text-hash.ts";

/** Ends an offered entry that is not signed: its own side takes it back, the other side declines it and says why. */
export const dropMinutes = z.strictObject({
  kind: z.literal("drop-minutes"),
  entry: z.int().check(z.positive()),
  hash: textHash,
  /** Whose offer it is, so that the row can be read without the rows before it. */
  offeredBy: sideMark,
  words: z.string().check(z.maxLength(MAX_WORDS_CHARS)),
});
export type DropMinutes = z.infer<typeof dropMinutes>;

/** Refuses an entry that is on offer no more, and the other side's declining without a word. */
export function judgeDropMinutes(
  state: CaseState,
  move: DropMinutes,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const offered = openMinutes(state, move, context.nowMs);
  if (isRefusal(offered)) return offered;
  if (offered.side !== move.offeredBy)
    return refuse("unknown-offer", `Entry ${offered.number} was offered by the other side.`);
  return offered.side !== mover.side && move.words.trim() === ""
    ? refuse("no-text", "Say why your side does not sign it.")
    : null;
}

/** Applies a judged end of the offer. The joint minutes are as before. */
export function applyDropMinutes(state: CaseState, move: DropMinutes, stamp: Stamp): CaseState {
  const offered = state.offeredMinutes.get(String(move.entry));
  if (offered === undefined) throw new Error("a judged end of no entry");
  const how = offered.side === mustSide(stamp) ? "taken-back" : "declined";
  return withMinutes(state, { ...offered, end: { how, words: move.words, stamp } });
}
