import { readFileSync } from "node:fs";

/** What one call of the server did, as record-writes.c wrote it down. */
export interface Step {
  readonly did: "write" | "sync" | "truncate" | "delete" | "send";
  readonly file: RecordedFile | null;
  /** What was written or sent. */
  readonly bytes: Buffer;
  /** Where in the file; the new length for `truncate`. */
  readonly offset: number;
  /** When it began, by the clock of `process.hrtime`. */
  readonly beganNs: bigint;
}

export const RECORDED_FILES = [
  "crosstable.sqlite",
  "crosstable.sqlite-wal",
  "crosstable.sqlite-journal",
] as const;
export type RecordedFile = (typeof RECORDED_FILES)[number];

const HEADER_BYTES = 24;
const DID: ReadonlyMap<string, Step["did"]> = new Map([
  ["W", "write"],
  ["F", "sync"],
  ["T", "truncate"],
  ["U", "delete"],
  ["S", "send"],
]);

/** Reads what was recorded, in the order in which it happened. A last step that was cut off by a kill is left out. */
export function readSteps(path: string): Step[] {
  const all = readFileSync(path);
  const steps: Step[] = [];
  for (let at = 0; at + HEADER_BYTES <= all.length;) {
    const end = at + HEADER_BYTES + all.readUInt32LE(at + 4);
    if (end > all.length) break;
    const did = DID.get(String.fromCharCode(all.readUInt8(at)));
    if (did === undefined) throw new Error(`no step at ${at}`);
    steps.push({
      did,
      file: RECORDED_FILES[all.readUInt8(at + 1) - 1] ?? null,
      bytes: all.subarray(at + HEADER_BYTES, end),
      offset: Number(all.readBigUInt64LE(at + 8)),
      beganNs: all.readBigUInt64LE(at + 16),
    });
    at = end;
  }
  return steps;
}
