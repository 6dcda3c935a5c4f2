import * as z from "zod/mini";

import type { CaseState } from "../moves/case-state.ts";
import { unknownHead, type KnownHead } from "./known-heads.ts";
import { PROOF_FILE, proofLine } from "./proof-file.ts";
import type { ProofReport } from "./proof-report.ts";
import { matrixOf, RECORD_FILE } from "./record-file.ts";
import { parsedLine } from "./record-walk.ts";
import type { HasSigned } from "./signature-queue.ts";
import type { VerifiedRows } from "./verified-rows.ts";
import { verifyProof } from "./verify-proof.ts";
import { verifyLines } from "./verify-rows.ts";

/** What came of checking a file. `bad` names a row, or is of the file as a whole with row 0. */
export interface VerifiedFile extends VerifiedRows {
  readonly title: string;
  readonly negotiation: string;
  /** Only of the proof that a device has saved: what it tells. */
  readonly proof?: ProofReport;
}

const firstLine = z.object({
  format: z.literal(RECORD_FILE),
  version: z.literal(1),
  negotiation: z.string(),
  title: z.string(),
});
const byId = z.record(z.string(), z.unknown());
const lastLine = z.object({
  end: z.object({ seq: z.int(), head: z.string() }),
  matrix: z.object({ rows: byId, packages: byId, articles: byId, talks: z.unknown() }),
});

/**
 * Checks a record file: the rows, that each is written in its one form, that the last line and the matrix follow from them. The proof that
 * a device has saved is checked for what it shows; see `verifyProof`.
 */
export async function verifyFile(
  text: string,
  how: { hasSigned: HasSigned; known?: readonly KnownHead[] },
): Promise<VerifiedFile> {
  const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
  const proof = proofLine.safeParse(parsedLine(lines[0]));
  if (proof.success) {
    const { negotiation } = proof.data;
    const { hasSigned, known = [] } = how;
    const verified = await verifyProof(proof.data, lines.slice(1), { hasSigned, known });
    return { ...verified, title: verified.state?.title ?? "", negotiation };
  }
  const opening = firstLine.safeParse(parsedLine(lines[0]));
  const title = opening.success ? opening.data.title : "";
  const negotiation = opening.success ? opening.data.negotiation : "";
  const rows = lines.slice(1, -1);
  const { verified, walk } = await verifyLines(rows, how.hasSigned);
  const shape = opening.success ? null : otherShape(lines[0]);
  const bad =
    (shape === null ? null : { row: 0, words: shape }) ??
    verified.bad ??
    endIsBad(verified, { negotiation, title, last: lines.at(-1) }) ??
    unknownHead(walk, how.known ?? []);
  return bad === null
    ? { ...verified, title, negotiation }
    : { ...verified, bad, state: null, notes: [], title, negotiation };
}

const namedAs = z.object({ format: z.string() });

function otherShape(line: string | undefined): string {
  const read = namedAs.safeParse(parsedLine(line));
  return read.success && read.data.format === PROOF_FILE
    ? "This is the proof that a device has saved, and its first line was altered or cut, or is of a later version."
    : "This is no record of Crosstable: its first line is another.";
}

type Bad = VerifiedRows["bad"];

function endIsBad(
  { state, rows, head }: VerifiedRows,
  file: { negotiation: string; title: string; last: string | undefined },
): Bad {
  const read = lastLine.safeParse(parsedLine(file.last));
  if (!read.success)
    return { row: rows + 1, words: "The file breaks off here: its last line is missing." };
  const { end, matrix } = read.data;
  if (end.seq !== rows || end.head !== head) {
    const words = `The file ends with row ${rows}, and its last line says that row ${end.seq} is the last.`;
    return { row: rows + 1, words };
  }
  if (state === null) return null;
  if (file.negotiation !== state.negotiation || file.title !== state.title)
    return { row: 0, words: "The first line names other talks than the rows." };
  const words = matrixIsBad(matrix, state, end);
  return words === null ? null : { row: 0, words };
}

/**
 * What the file says of the matrix has to follow from the rows, and every proposal, package and article that follows has to be there. A
 * field that an older program did not write yet is no contradiction.
 */
function matrixIsBad(
  matrix: z.infer<typeof lastLine>["matrix"],
  state: CaseState,
  end: KnownHead,
): string | null {
  const wanted = matrixOf(state, end);
  for (const [kind, word] of NAMED) {
    const ids = new Set([...Object.keys(wanted[kind]), ...Object.keys(matrix[kind])]);
    const other = [...ids].find((id) => !isPartOf(matrix[kind][id], wanted[kind][id]));
    if (other !== undefined)
      return `The matrix in the file does not follow from the rows: ${word} ${other} is another.`;
  }
  return isPartOf(matrix.talks, wanted.talks)
    ? null
    : "The matrix in the file says other things of the talks than what follows from the rows.";
}

const NAMED = [
  ["rows", "proposal"],
  ["packages", "package"],
  ["articles", "article"],
] as const;

/** True when all that is told is also in the whole, with the same value. */
function isPartOf(told: unknown, whole: unknown): boolean {
  if (typeof told !== "object" || told === null) return told === whole;
  if (typeof whole !== "object" || whole === null) return false;
  if (Array.isArray(told) !== Array.isArray(whole)) return false;
  if (Array.isArray(told) && told.length !== Object.keys(whole).length) return false;
  const known = new Map(Object.entries(whole));
  return Object.entries(told).every(([key, value]) => isPartOf(value, known.get(key)));
}
