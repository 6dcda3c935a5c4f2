import * as z from "zod/mini";

import { wholeRow, wholeTalks, type MatrixRow, type MatrixTalks } from "../documents/matrix.ts";
import type { CaseState } from "../moves/case-state.ts";
import { canonicalText } from "../record/canonical.ts";
import type { KnownHead } from "./known-heads.ts";
import { matrixOf } from "./record-file.ts";

const byId = z.record(z.string(), z.unknown());

/** The matrix as the last line of a record file holds it. Files of the first days have none of the last three. */
export const fileMatrix = z.strictObject({
  rows: byId,
  packages: byId,
  articles: byId,
  talks: z.unknown(),
  requests: z.optional(byId),
  minutes: z.optional(byId),
  statements: z.optional(byId),
});
export type FileMatrix = z.infer<typeof fileMatrix>;

const NAMED = [
  ["rows", "proposal"],
  ["packages", "package"],
  ["articles", "article"],
  ["requests", "request for information"],
  ["minutes", "entry of the minutes"],
  ["statements", "statement"],
] as const;

/**
 * Why the matrix in a file is not the one that follows from its rows, in words, or null. It has to say all of that and nothing else. What a
 * program of the first days did not know may be left out where nothing had happened that sets it; see `isWithoutBeside` for the rest.
 */
export function matrixIsBad(told: FileMatrix, state: CaseState, end: KnownHead): string | null {
  const wanted = matrixOf(state, end);
  for (const [kind, word] of NAMED) {
    const found = told[kind] ?? (isWithoutBeside(told) ? wanted[kind] : {});
    const ids = new Set([...Object.keys(wanted[kind]), ...Object.keys(found)]);
    const read = kind === "rows" ? rowAsRead : asItIs;
    const other = [...ids].find((id) => !isSame(read(found[id]), wanted[kind][id]));
    if (other !== undefined)
      return `The matrix in the file does not follow from the rows: ${word} ${other} is another.`;
  }
  return isSame(talksAsRead(told.talks), wanted.talks)
    ? null
    : "The matrix in the file says other things of the talks than what follows from the rows.";
}

/** A file from before requests for information, minutes and statements stood in it: all three are left out, or none. */
export function isWithoutBeside({ requests, minutes, statements }: FileMatrix): boolean {
  return requests === undefined && minutes === undefined && statements === undefined;
}

function rowAsRead(told: unknown): unknown {
  return isObject(told) ? wholeRow(told as unknown as MatrixRow) : told;
}

function talksAsRead(told: unknown): unknown {
  return isObject(told) ? wholeTalks(told as unknown as MatrixTalks) : told;
}

function asItIs(told: unknown): unknown {
  return told;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isSame(told: unknown, wanted: unknown): boolean {
  if (told === undefined || wanted === undefined) return false;
  return canonicalText(told) === canonicalText(wanted);
}
