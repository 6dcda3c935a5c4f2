import type { BargainingSession } from "@crosstable/shared/moves/bargaining-session";
import { create } from "zustand";

/** What a chief is asked about the session: nothing, whether to open one, or something about the one that went on when it was asked. */
export type SessionQuestion =
  | { readonly asks: "nothing" }
  | { readonly asks: "open" }
  | {
      readonly asks: "adjourn" | "go-off-record" | "go-on-record";
      readonly session: BargainingSession;
    };

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

/** Asks whether to take the table off the record in this session, or to put it back. */
export function askAboutRecord(session: BargainingSession): void {
  const isOff = session.offRecord?.at(-1)?.to === null;
  const asks = isOff ? "go-on-record" : "go-off-record";
  sessionQuestionStore.setState({ question: { asks, session } });
}

/** Puts the question away. */
export function closeSessionQuestion(): void {
  sessionQuestionStore.setState({ question: NOTHING });
}
