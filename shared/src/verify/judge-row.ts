import type { SeatId } from "../ids.ts";
import type { CaseState } from "../moves/case-state.ts";
import { judgeTransmittal } from "../moves/transmittal.ts";
import type { Written } from "../record/canonical.ts";
import type { RecordEntry } from "../record/entry.ts";
import type { SignedClaim } from "../record/keys.ts";
import type { RecordBook } from "../record/record-book.ts";
import { enrolmentBytes, transmittalBytes } from "../record/signed-transmittal.ts";
import { judgeHostAct } from "./judge-host-act.ts";
import { judgeLapse } from "./judge-lapse.ts";
import { judgeOldRow } from "./judge-old-row.ts";
import { whoIsWrong } from "./known-seat.ts";

/** A signature that a row rests on, with the words for when it is not good. */
export interface RowClaim {
  readonly claim: SignedClaim;
  readonly words: string;
}

interface Before {
  readonly book: RecordBook;
  readonly state: CaseState | null;
}

/** A row that can stand where it stands. */
interface GoodRow {
  /** The signatures of people's devices that it rests on. */
  readonly claims: RowClaim[];
  /** The state after it, where judging it has led there already. */
  readonly state?: CaseState;
}

/** What is wrong with what a row says, in words; else what it rests on. `written` is the canonical text of its moves. */
export function judgeRow(
  before: Before,
  entry: RecordEntry,
  written: Written | null,
): string | GoodRow {
  const { act } = entry;
  const impossible = entry.v === 1 ? judgeOldRow(before.book, entry) : null;
  if (impossible !== null) return impossible;
  if (act.kind === "moves" && written !== null)
    return entry.v === 1 ? { claims: [] } : judgeMoves(before, entry, { ...act, written });
  if (act.kind === "moves") throw new Error("moves without their text");
  const { hostAct } = act;
  if (hostAct.kind === "enrol-device") return judgeEnrolment(before, entry, hostAct);
  return judgeHostAct(before, entry, hostAct) ?? { claims: [] };
}

type Moves = Extract<RecordEntry["act"], { kind: "moves" }> & { readonly written: Written };
type Enrol = { readonly seat: SeatId; readonly device: string; readonly proof: string };

function judgeEnrolment({ book }: Before, entry: RecordEntry, act: Enrol): string | GoodRow {
  const { seat, device, proof } = act;
  if (entry.by.seat !== seat)
    return "A device was enrolled for another seat than the one that asked.";
  const wrong = whoIsWrong(book, entry) ?? book.judgeEnrolment(device)?.words ?? null;
  if (wrong !== null) return wrong;
  const bytes = enrolmentBytes({ negotiation: entry.negotiation, seat, device });
  const words = "The device that it enrols did not sign for it: its signature is not good.";
  return { claims: [{ claim: { publicKey: device, bytes, signature: proof }, words }] };
}

function judgeMoves(before: Before, entry: RecordEntry, act: Moves): string | GoodRow {
  const { book, state } = before;
  const { by, negotiation } = entry;
  const { signed, written: moves, asOf } = act;
  if (state === null) return "Moves before the talks were opened.";
  if (by.seat === null) return judgeLapse(state, entry, act) ?? { claims: [] };
  const unknown = whoIsWrong(book, entry);
  if (unknown !== null) return unknown;
  const ruled = judgeByRules(state, entry, act);
  if (typeof ruled === "string") return ruled;
  if (signed === undefined) {
    if (asOf === null) return "No device has signed these moves.";
    const vouching = book.judgeVouching(null, act.moves);
    if (vouching !== null) return vouching.words;
    return book.hasDevices
      ? "These moves were entered by the host after devices had begun to sign."
      : { claims: [], state: ruled };
  }
  if (asOf !== null) return "It is both signed and entered afterwards.";
  const refused = book.judgeSigned(by.seat, signed) ?? book.judgeVouching(signed.device, act.moves);
  if (refused !== null) return refused.words;
  const { device, n, saw, key, signature } = signed;
  const payload = { negotiation, side: by.side, seat: by.seat, n, saw, key, moves };
  const words = `These moves are not what the device of ${by.name} has signed: altered or forged.`;
  const bytes = transmittalBytes(payload);
  return { claims: [{ claim: { publicKey: device, bytes, signature }, words }], state: ruled };
}

/** The verdict of the rules at the time of the row: what they refused then was never on the table. Gives the state after it. */
function judgeByRules(
  state: CaseState,
  entry: RecordEntry,
  { moves, asOf }: Moves,
): string | CaseState {
  const { seq, at, by } = entry;
  const { seat, name: seatName, side, role } = by;
  if (seat === null || role === null) return "Moves of no role.";
  const verdict = judgeTransmittal(state, moves, {
    actor: { id: seat, name: seatName, side, role },
    nowMs: Date.parse(at),
    isOnRecord: true,
    stamp: { seq, at, side, seat, seatName, role, asOf },
  });
  return "refused" in verdict
    ? `The rules of the table refuse it: ${verdict.refused.words}`
    : verdict.state;
}
