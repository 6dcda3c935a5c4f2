import type { Proof } from "./proof-file.ts";
import type { RecordWalk } from "./record-walk.ts";
import type { BadRow } from "./signature-queue.ts";
import type { VerifiedRows } from "./verified-rows.ts";

/** A row as one part of the proof tells of it. */
interface RowTold {
  /** What the device had kept, what the server said instead, or the rows that the device was given. */
  readonly from: "kept" | "told" | "rows";
  readonly head: string;
  /** Whether the server's own signature shows it. */
  readonly isSigned: boolean;
}

/** What the proof of a device tells, beside what is wrong with its rows. */
export interface ProofReport {
  readonly alarm: Proof["alarm"];
  /** How many heads the device had kept, and how many of them are in the rows. */
  readonly kept: number;
  readonly found: number;
  /** The first row of which the proof tells two. `sameUntil` is a row up to which both are known to be one record, or 0. Null where none parts. */
  readonly parting: {
    readonly row: number;
    readonly told: readonly RowTold[];
    readonly sameUntil: number;
    /** Whether a row in the file says that what has signed is the server's key. */
    readonly isKeyNamed: boolean;
  } | null;
}

/** Puts together what a proof says of the row that is bad. `signed` are its heads that the server's signature shows. */
export function proofReport(
  { alarm, seen, told }: Proof,
  by: {
    readonly bad: BadRow | null;
    readonly signed: ReadonlySet<unknown>;
    readonly walk: RecordWalk;
    readonly verified: VerifiedRows;
  },
): ProofReport {
  const { bad, signed, walk, verified } = by;
  const inRows = (seq: number): string | undefined =>
    seq <= verified.rows ? walk.headAfter(seq) : undefined;
  const same = seen.filter(({ seq, head }) => inRows(seq) === head).map(({ seq }) => seq);
  const row = bad?.row ?? 0;
  const at = inRows(row);
  const all: readonly RowTold[] = [
    ...toldOf("kept", seen, { row, signed }),
    ...toldOf("told", told, { row, signed }),
    // Rows of the first format stand before all others, and nobody has signed them.
    ...(row === 0 || at === undefined
      ? []
      : [{ from: "rows", head: at, isSigned: row > walk.counts.old } as const]),
  ];
  const isParted = new Set(all.map(({ head }) => head)).size > 1;
  const sameUntil = Math.max(0, ...same.filter((seq) => seq < row));
  return {
    alarm,
    kept: seen.length,
    found: same.length,
    parting: isParted
      ? { row, told: all, sameUntil, isKeyNamed: walk.serverKeys.length > 0 }
      : null,
  };
}

function toldOf(
  from: RowTold["from"],
  heads: Proof["seen"],
  { row, signed }: { row: number; signed: ReadonlySet<unknown> },
): RowTold[] {
  return heads
    .filter(({ seq }) => seq === row)
    .map((each) => ({ from, head: each.head, isSigned: signed.has(each) }));
}

const FROM: Record<RowTold["from"], string> = {
  kept: "The device had kept",
  told: "The server has since told of",
  rows: "The rows in this file have",
};

/** The report in sentences, for whoever opens the file: whose it is, what was alarming, and which row is told in two ways. */
export function proofWords(
  { alarm, kept, found, parting }: ProofReport,
  negotiation: string,
): string[] {
  const heads = kept === 1 ? "1 head" : `${kept} heads`;
  const first = `This is the proof that a device has saved, of the talks ${negotiation}. Its alarm was at row ${alarm.row}: “${alarm.words}”`;
  if (parting === null)
    return [first, `The device had kept ${heads}; ${found} of them are in the rows of this file.`];
  const { row, told, sameUntil, isKeyNamed } = parting;
  const signed = isKeyNamed ? "signed by the server" : "signed with that key";
  return [
    first,
    ...told.map(({ from, head, isSigned }) => {
      const shown = isSigned ? signed : "with no signature of the server that shows it";
      return `${FROM[from]} a row ${row} with the head ${head}, ${shown}.`;
    }),
    ...(sameUntil === 0 ? [] : [`Row ${sameUntil} and all before it are the same in both.`]),
  ];
}

/** What is wrong, as a heading without a full stop; null when nothing is. */
export function badHeading(of: {
  readonly bad: BadRow | null;
  readonly proof?: ProofReport;
}): string | null {
  const { bad, proof } = of;
  if (bad === null) return null;
  if (proof?.parting?.row === bad.row) return `The two histories part at row ${bad.row}`;
  return bad.row === 0 ? "This file is not right" : `Row ${bad.row} is not right`;
}
