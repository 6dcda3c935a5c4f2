import { canonicalHash } from "../record/canonical.ts";
import type { Stamp } from "../record/stamp.ts";
import type { SideMark } from "../sides.ts";
import type { CaseState } from "./case-state.ts";

/** What became of an entry that was offered. Only `signed` makes it part of the joint minutes. */
export type MinutesEnd =
  | { readonly how: "signed"; readonly stamp: Stamp }
  | { readonly how: "declined" | "taken-back"; readonly words: string; readonly stamp: Stamp }
  /** The hand that had offered it went before the other side answered. */
  | { readonly how: "fell" };

/** An entry that one side has offered for the joint minutes of a session. */
export interface OfferedMinutes {
  /** Counted over both sides and everything that was ever offered: entry 1, 2, 3 … */
  readonly number: number;
  readonly side: SideMark;
  /** The session that it tells of. */
  readonly session: number;
  readonly words: string;
  /** The signed entry that it corrects; null for one that stands by itself. */
  readonly corrects: number | null;
  /** What the other side's signature binds to; see `minutesHash`. */
  readonly hash: string;
  readonly stamp: Stamp;
  /** Null while it waits for the other side's signature. */
  readonly end: MinutesEnd | null;
}

/** One entry of the joint minutes: both sides have signed exactly its words. */
export interface MinutesEntry extends OfferedMinutes {
  readonly end: Extract<MinutesEnd, { how: "signed" }>;
}

/** The SHA-256 that a signature binds to: the session, the words and what they correct, and nothing else. */
export function minutesHash(of: Pick<OfferedMinutes, "session" | "words" | "corrects">): string {
  const { session, words, corrects } = of;
  return canonicalHash({ session, words, corrects });
}

/** The joint minutes: the entries that both sides have signed, by number. */
export function jointMinutes(all: Iterable<OfferedMinutes>): MinutesEntry[] {
  return [...all].filter(isSigned);
}

/** True when both sides have signed it. */
export function isSigned(offered: OfferedMinutes): offered is MinutesEntry {
  return offered.end?.how === "signed";
}

/** The state with one entry put in place of its former self, or added. */
export function withMinutes(state: CaseState, offered: OfferedMinutes): CaseState {
  const minutes = new Map(state.offeredMinutes).set(String(offered.number), offered);
  return { ...state, offeredMinutes: minutes };
}
