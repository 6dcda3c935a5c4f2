import { passHash } from "@crosstable/shared/moves/pass-hash";
import { recordEntry, type RecordEntry } from "@crosstable/shared/record/entry";
import { fingerprintOf } from "@crosstable/shared/record/fingerprint";
import { receiptBytes } from "@crosstable/shared/record/receipt";
import { RecordBook } from "@crosstable/shared/record/record-book";
import { enrolmentBytes, transmittalBytes } from "@crosstable/shared/record/signed-transmittal";

/** What is signed in a row: by which key, over exactly which text, with what. */
interface SignedText {
  readonly kind: "transmittal" | "enrolment" | "receipt";
  readonly key: string;
  readonly text: string;
  readonly signature: string;
}

interface RowVector {
  readonly row: number;
  readonly head: string;
  readonly fingerprint: string;
  readonly signed: readonly SignedText[];
}

interface PassVector {
  readonly row: number;
  readonly proposal: string;
  readonly number: number;
  readonly side: string;
  readonly hash: string;
}

/** What whoever writes a verifier compares with, row by row, of a record file that is right. */
export function vectorsOf(text: string): { rows: RowVector[]; passes: PassVector[] } {
  const entries = text
    .trimEnd()
    .split("\n")
    .slice(1, -1)
    .map((line) => recordEntry.parse(JSON.parse(line)));
  const book = new RecordBook();
  const rows = entries.map((entry) => {
    book.add(entry);
    const { seq: row, head } = entry;
    return { row, head, fingerprint: fingerprintOf(head), signed: signedIn(entry, book.hostKey) };
  });
  return { rows, passes: passesOf(entries) };
}

function signedIn(entry: RecordEntry, hostKey: string | null): SignedText[] {
  if (entry.v === 1 || hostKey === null) throw new Error("a row that the server has not signed");
  const { negotiation, act, by, receipt } = entry;
  const signed: SignedText[] = [];
  const put = (text: Uint8Array, of: Omit<SignedText, "text">): void => {
    signed.push({ ...of, text: new TextDecoder().decode(text) });
  };
  if (act.kind === "host-act" && act.hostAct.kind === "enrol-device") {
    const { device, seat, proof } = act.hostAct;
    const of = { kind: "enrolment", key: device, signature: proof } as const;
    put(enrolmentBytes({ negotiation, seat, device }), of);
  }
  if (act.kind === "moves" && act.signed !== undefined && by.seat !== null) {
    const { device, n, saw, key, signature } = act.signed;
    const { side, seat } = by;
    const payload = { negotiation, side, seat, n, saw, key, moves: act.moves };
    put(transmittalBytes(payload), { kind: "transmittal", key: device, signature });
  }
  put(receiptBytes(entry), { kind: "receipt", key: hostKey, signature: receipt });
  return signed;
}

/** The hash of every text that was passed: what both chiefs sign. */
function passesOf(entries: readonly RecordEntry[]): PassVector[] {
  const counts = new Map<string, number>();
  return entries.flatMap(({ seq: row, act, by }) => {
    if (act.kind !== "moves" || by.side === null) return [];
    const { side } = by;
    return act.moves.flatMap((move): PassVector[] => {
      if (move.kind !== "pass" && move.kind !== "table-proposal") return [];
      const number = (counts.get(move.proposal) ?? 0) + 1;
      counts.set(move.proposal, number);
      const { proposal, text } = move;
      return [{ row, proposal, number, side, hash: passHash({ proposal, number, side, text }) }];
    });
  });
}
