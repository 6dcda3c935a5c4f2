import * as z from "zod/mini";

import { isSameValue, matrixMaps } from "../documents/matrix-maps.ts";
import {
  matrixTalks,
  wholeRow,
  wholeTalks,
  type MatrixRow,
  type MatrixTalks,
} from "../documents/matrix.ts";
import type { CaseState, ProposalState } from "../moves/case-state.ts";
import type { KnownHead } from "./known-heads.ts";

/** Taken as it is: a record of Zod leaves out the key `__proto__`, and what stands there would be seen by nobody. */
const byId = z.custom<Readonly<Record<string, unknown>>>(isObject);

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
 * program of the first days did not know may be left out where nothing had happened that sets it; see `isWithoutBeside`, `isWithoutUndid` and
 * `isWithoutTaken` for the rest.
 */
export function matrixIsBad(told: FileMatrix, state: CaseState, end: KnownHead): string | null {
  const wanted = matrixMaps(asOlder(told, state), end);
  for (const [root, word] of NAMED) {
    const all = wanted[root];
    const part = told[root];
    if (part === undefined && isWithoutBeside(told)) continue;
    const found = new Map(Object.entries(part ?? {}));
    const read = root === "rows" ? rowAsRead : asItIs;
    const ids = new Set([...all.keys(), ...found.keys()]);
    const other = [...ids].find((id) => !isSameValue(read(found.get(id)), all.get(id)));
    if (other !== undefined)
      return `The matrix in the file does not follow from the rows: ${word} ${other} is another.`;
  }
  return isSameValue(talksAsRead(told.talks), matrixTalks(state, end))
    ? null
    : "The matrix in the file says other things of the talks than what follows from the rows.";
}

/** A file from before requests for information, minutes and statements stood in it: all three are left out, or none. */
export function isWithoutBeside({ requests, minutes, statements }: FileMatrix): boolean {
  return requests === undefined && minutes === undefined && statements === undefined;
}

/** A file from before a text said which agreement it had undone: no text in it says so. */
export function isWithoutUndid({ rows }: FileMatrix): boolean {
  return !Object.values(rows).some(
    (row) =>
      isObject(row) &&
      "passList" in row &&
      Array.isArray(row.passList) &&
      row.passList.some((pass) => isObject(pass) && "undid" in pass),
  );
}

/** A file from before a text was kept from falling, or brought back, by its own side's yes to a package: to such a program each had fallen. */
export function isWithoutTaken({ rows }: FileMatrix): boolean {
  return !Object.values(rows).some(
    (row) =>
      isObject(row) &&
      "fallen" in row &&
      Array.isArray(row.fallen) &&
      row.fallen.some((fell) => isObject(fell) && ("keptBy" in fell || "broughtBackBy" in fell)),
  );
}

/** The state as the program would have it that has made the file, as far as the file shows it. */
function asOlder(told: FileMatrix, state: CaseState): CaseState {
  const knows = { undid: !isWithoutUndid(told), taken: !isWithoutTaken(told) };
  const proposals = [...state.proposals].map(([id, { passes, fallen, ...proposal }]) => {
    const older: ProposalState = {
      ...proposal,
      passes: knows.undid ? passes : passes.map(({ undid: _undid, ...pass }) => pass),
      fallen: knows.taken ? fallen : fallen.map(({ pass, package: by }) => ({ pass, package: by })),
    };
    return [id, older] as const;
  });
  return { ...state, proposals: new Map(proposals) };
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
