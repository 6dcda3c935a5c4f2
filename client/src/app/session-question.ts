import type { BargainingSession } from "@crosstable/shared/moves/bargaining-session";
import { create } from "zustand";

/** What a chief is asked about the session: nothing, whether to open one, or to adjourn the one that went on when it was asked. */
export type SessionQuestion =
  | { readonly asks: "nothing" }
  | { readonly asks: "open" }
  | { readonly asks: "adjourn"; readonly session: BargainingSession };

const NOTHING: SessionQuestion = { asks: "nothing" };

export const sessionQuestionStore = create<{ readonly question: SessionQuestion }>(() => ({
  question: NOTHING,
}));

/** Asks whether to open a session, or to adjourn this one. */
export function askAboutSession(open: BargainingSession | null): void {
  const question: SessionQuestion =
    open === null ? { asks: "open" } : { asks: "adjourn", session: open };
  sessionQuestionStore.setState({ question });
}

/** Puts the question away. */
export function closeSessionQuestion(): void {
  sessionQuestionStore.setState({ question: NOTHING });
}
