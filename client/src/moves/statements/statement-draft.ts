import { keptValue } from "../../stores/kept-value.ts";

/** A statement that a chief has begun and not sent. */
export interface StatementDraft {
  readonly words: string;
  /** True where it shall go out under both names. */
  readonly isJoint: boolean;
  /** Before this moment it is not sent from here, as a `datetime-local` field has it; empty where it may go out at once. */
  readonly notBefore: string;
}

export const NO_DRAFT: StatementDraft = { words: "", isJoint: false, notBefore: "" };

const begun = keptValue<StatementDraft>({
  name: "statement",
  read: draftIn,
  isNothing: ({ words }) => words.trim() === "",
});

/**
 * What this chief has written of a statement. STATEMENT-4: it is in this browser alone, over a reload too, and nothing of it is on any wire
 * before it is sent.
 */
export const useStatementDraft = begun.use;

/** Puts other words or another moment in place of what was kept. */
export function setStatementDraft(changed: Partial<StatementDraft>): void {
  begun.set({ ...begun.get(), ...changed });
}

/** The moment before which it is not sent, in ms since 1970; null where none was named. */
export function notBeforeMs({ notBefore }: StatementDraft): number | null {
  const named = Date.parse(notBefore);
  return Number.isNaN(named) ? null : named;
}

function draftIn(kept: unknown): StatementDraft {
  if (typeof kept !== "object" || kept === null) return NO_DRAFT;
  const { words, isJoint, notBefore } = kept as Partial<Record<keyof StatementDraft, unknown>>;
  if (typeof words !== "string" || typeof notBefore !== "string") return NO_DRAFT;
  return { words, isJoint: isJoint === true, notBefore };
}
