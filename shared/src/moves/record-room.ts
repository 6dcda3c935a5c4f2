import { MAX_RECORD_CHARS_PER_SIDE, RECORD_ROW_CHARS } from "../limits.ts";
import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import type { SideMark } from "../sides.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import type { Move } from "./move.ts";

/** How many signs each side has put on the record so far, by `charsOnRecord`. */
export type OnRecord = Readonly<Record<SideMark, number>>;

export const NOTHING_ON_RECORD: OnRecord = { a: 0, b: 0 };

/**
 * What answers or ends something that is there, once: it needs something new before it can be made again. So a side that has filled
 * its room can still close everything that is open.
 */
const ENDS: ReadonlySet<Move["kind"]> = new Set([
  "acknowledge",
  "answer-hold",
  "reject",
  "decline-to-answer",
  "decline-to-answer-package",
  "withdraw",
  "accept",
  "sign-ta",
  "repudiate",
  "answer-new-item",
  "drop-half",
  "report-back",
  "take-back-request",
  "agree-articles",
  "decline-articles",
  "agree-ground-rules",
  "drop-ground-rules",
  "agree-extension",
  "drop-extension",
  "restart-clock",
  "sign-minutes",
  "drop-minutes",
  "sign-statement",
  "drop-statement",
  "adjourn-session",
  "go-on-record",
  "accept-package",
  "reject-package",
  "withdraw-package",
]);

function onlyEnds(move: Move): boolean {
  // The half that meets the other settles it. A group is not made by every naming, and each can be taken back alone and made again.
  if (move.kind === "status-quo" || move.kind === "reopen") return typeof move.meets === "number";
  if (move.kind === "answer-request") return move.how === "answered";
  if (move.kind === "hand-over") return move.to === "chief";
  return ENDS.has(move.kind);
}

/** Moves never change, and each is judged and applied. */
const CHARS = new WeakMap<Move, number>();

/** What a move takes on the record: its own length there, and that of the row around it. */
function charsOnRecord(move: Move): number {
  const chars = CHARS.get(move) ?? RECORD_ROW_CHARS + JSON.stringify(move).length;
  CHARS.set(move, chars);
  return chars;
}

/** Refuses what a side would begin beyond what it may put on the record of these talks, or null. Rows from before there was this bound stand. */
export function noRoomOnRecord(
  { onRecord }: Pick<CaseState, "onRecord">,
  move: Move,
  { actor: { side }, isOnRecord }: MoveContext,
): Refusal | null {
  if (side === null || isOnRecord === true || onlyEnds(move)) return null;
  return onRecord[side] + charsOnRecord(move) <= MAX_RECORD_CHARS_PER_SIDE
    ? null
    : refuse(
        "too-many-requests",
        `Your side would have put more than ${MAX_RECORD_CHARS_PER_SIDE / 1_000_000} million signs on the record. Only what answers or ends something is still taken.`,
      );
}

/** The state with the move counted among what its side has put on the record. */
export function withOnRecord(state: CaseState, move: Move, { side }: Stamp): CaseState {
  if (side === null) return state;
  const { onRecord } = state;
  return { ...state, onRecord: { ...onRecord, [side]: onRecord[side] + charsOnRecord(move) } };
}
