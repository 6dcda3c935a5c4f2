import { create } from "zustand";

import { hearKept, keep, readKept, type KeptOf } from "../../stores/kept-on-device.ts";
import { meStore } from "../../stores/me-store.ts";

const NAME = "statement";

/** A statement that a chief has begun and not sent. */
export interface StatementDraft {
  readonly words: string;
  /** True where it shall go out under both names. */
  readonly isJoint: boolean;
  /** Before this moment it is not sent from here, as a `datetime-local` field has it; empty where it may go out at once. */
  readonly notBefore: string;
}

export const NO_DRAFT: StatementDraft = { words: "", isJoint: false, notBefore: "" };

interface DraftStore {
  readonly draft: StatementDraft;
  /** Whose it is; null until it was read. */
  readonly of: string | null;
}

const draftStore = create<DraftStore>(() => ({ draft: NO_DRAFT, of: null }));

/**
 * What this chief has written of a statement. STATEMENT-4: it is in this browser alone, over a reload too, and nothing of it is on any wire
 * before it is sent.
 */
export function useStatementDraft(): StatementDraft {
  readOnce();
  return draftStore(({ draft }) => draft);
}

/** Puts other words or another moment in place of what was kept. */
export function setStatementDraft(changed: Partial<StatementDraft>): void {
  readOnce();
  const draft = { ...draftStore.getState().draft, ...changed };
  draftStore.setState({ draft });
  const of = owner();
  if (of !== null) keep(of, NAME, draft.words.trim() === "" ? null : draft);
}

/** The moment before which it is not sent, in ms since 1970; null where none was named. */
export function notBeforeMs({ notBefore }: StatementDraft): number | null {
  const named = Date.parse(notBefore);
  return Number.isNaN(named) ? null : named;
}

function owner(): KeptOf | null {
  const seat = meStore.getState().me?.seat;
  return seat === undefined ? null : { seat: seat.seat, epoch: seat.epoch };
}

function readOnce(): void {
  const of = owner();
  if (of === null) return;
  const name = `${of.seat}/${of.epoch}`;
  if (draftStore.getState().of === name) return;
  draftStore.setState({ draft: draftIn(readKept(of, NAME)), of: name });
  if (isHearing) return;
  isHearing = true;
  // Two tabs of one chief have one draft: what the one has sent, the other does not send again.
  hearKept(owner, NAME, (kept) => draftStore.setState({ draft: draftIn(kept) }));
}

let isHearing = false;

function draftIn(kept: unknown): StatementDraft {
  if (typeof kept !== "object" || kept === null) return NO_DRAFT;
  const { words, isJoint, notBefore } = kept as Partial<Record<keyof StatementDraft, unknown>>;
  if (typeof words !== "string" || typeof notBefore !== "string") return NO_DRAFT;
  return { words, isJoint: isJoint === true, notBefore };
}
