import type { RecordEntry } from "@crosstable/shared/record/entry";

const SHOWN_CHARS = 8;

/** Who stands for a row, beside the server: null for acts of the host, which no device signs. */
export function signedWords({ v, act }: RecordEntry): string | null {
  if (act.kind !== "moves") return null;
  if (v === 1) return "of the first format, signed by nobody";
  if (act.signed === undefined) return "entered afterwards by the host, signed by nobody";
  const { device, n } = act.signed;
  return `signed by device ${device.slice(0, SHOWN_CHARS)}, its number ${n}`;
}

/** Who stands for the rows of a whole record that was found right. `old` of them, the first ones, are of the first format. */
export function signedRowsWords(old: number, rows: number): string {
  if (old === 0)
    return "Each follows from the one before and is signed by the server, and every move at the table by its mover's device; this browser has checked all of them.";
  if (old === rows)
    return `Each follows from the one before, which this browser has checked, and none of them is signed by anybody, neither by a device nor by the server.`;
  const first = old === 1 ? "The first row has" : `The first ${old} rows have`;
  return `Each follows from the one before; this browser has checked all of them. ${first} been signed by nobody, neither by a device nor by the server. Every later row is signed by the server, and every later move at the table by its mover's device.`;
}
