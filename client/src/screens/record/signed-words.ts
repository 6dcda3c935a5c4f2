import type { RecordEntry } from "@crosstable/shared/record/entry";

const SHOWN_CHARS = 8;

/** Who stands for a row, beside the server: null for acts of the host, which no device signs. */
export function signedWords({ v, act }: RecordEntry): string | null {
  if (act.kind !== "moves") return null;
  if (act.signed !== undefined) {
    const { device, n } = act.signed;
    return `signed by device ${device.slice(0, SHOWN_CHARS)}, its number ${n}`;
  }
  return v === 1
    ? "of the first format, signed by nobody"
    : "entered afterwards by the host, signed by nobody";
}
