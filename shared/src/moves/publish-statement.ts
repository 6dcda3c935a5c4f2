import * as z from "zod/mini";

import { MAX_STATEMENT_CHARS } from "../limits.ts";
import { mustSide, type Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { tooManyStatements } from "./bounds.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import { isRefusal, moverOf } from "./guards.ts";

/** Publishes a statement of one side alone, in exact words and from this moment on. A blackout warns of it and keeps nobody from it. */
export const publishStatement = z.strictObject({
  kind: z.literal("publish-statement"),
  words: z.string().check(z.maxLength(MAX_STATEMENT_CHARS)),
});
export type PublishStatement = z.infer<typeof publishStatement>;

/** Refuses a statement without words, and one beyond what a side may publish. */
export function judgePublishStatement(
  state: CaseState,
  move: PublishStatement,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  if (move.words.trim() === "") return refuse("no-text", "Write what the statement says.");
  return tooManyStatements(state, mover.side);
}

/** Applies a judged publication: its stamp is the moment. */
export function applyPublishStatement(
  state: CaseState,
  { words }: PublishStatement,
  stamp: Stamp,
): CaseState {
  const number = state.statements.size + 1;
  const published = { number, by: mustSide(stamp), words, stamp, offered: null };
  return { ...state, statements: new Map(state.statements).set(String(number), published) };
}
