import { refuse, type Refusal } from "../refusals.ts";
import { openSessionOf } from "./bargaining-session.ts";
import type { CaseState } from "./case-state.ts";

/** Refuses to hand a text or a package across between two sessions, where both chiefs have agreed to do so at the table alone, or null. */
export function offTheTable(state: Pick<CaseState, "groundRules" | "sessions">): Refusal | null {
  if (state.groundRules.passRoute === "any-time" || openSessionOf(state) !== null) return null;
  return refuse(
    "no-session",
    "By the ground rules texts and packages go over at the table alone, and no session goes on. Open one first.",
  );
}
