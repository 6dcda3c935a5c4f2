import * as z from "zod/mini";

import type { CaseState } from "../moves/case-state.ts";
import { isStillFallen } from "../moves/fallen-pass.ts";
import { isCanonical, parsedLine } from "./file-line.ts";
import {
  fileMatrix,
  isWithoutBeside,
  isWithoutTaken,
  isWithoutUndid,
  matrixIsBad,
  type FileMatrix,
} from "./file-matrix.ts";
import { unknownHead, type KnownHead } from "./known-heads.ts";
import { PROOF_FILE, proofLine } from "./proof-file.ts";
import type { ProofReport } from "./proof-report.ts";
import { RECORD_FILE } from "./record-file.ts";
import type { BadRow, HasSigned } from "./signature-queue.ts";
import type { VerifiedRows } from "./verified-rows.ts";
import { verifyProof } from "./verify-proof.ts";
import { verifyLines } from "./verify-rows.ts";

/** What came of checking a file. `bad` names a row, or is of the file as a whole with row 0. */
export interface VerifiedFile extends VerifiedRows {
  readonly title: string;
  readonly negotiation: string;
  /** Only of the proof that a device has saved: what it tells. */
  readonly proof?: ProofReport;
  /** The first of the heads that were put aside which is not in the file; null where all are in it. */
  readonly asideIsOther?: BadRow | null;
}

const firstLine = z.strictObject({
  format: z.literal(RECORD_FILE),
  version: z.literal(1),
  negotiation: z.string(),
  title: z.string(),
});
const lastLine = z.strictObject({
  end: z.strictObject({ seq: z.int(), head: z.string() }),
  matrix: fileMatrix,
});

/**
 * Checks a record file: the rows, that each is written in its one form, that the last line and the matrix follow from them. The proof that
 * a device has saved is checked for what it shows; see `verifyProof`. A head of `known` that is not in the file makes it bad, one of `aside`
 * is only said.
 */
export async function verifyFile(
  text: string,
  how: { hasSigned: HasSigned; known?: readonly KnownHead[]; aside?: readonly KnownHead[] },
): Promise<VerifiedFile> {
  const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
  const proof = proofLine.safeParse(parsedLine(lines[0]));
  if (proof.success && isCanonical(lines[0])) {
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
  const shape = opening.success && isCanonical(lines[0]) ? null : otherShape(lines[0]);
  const last = lastLine.safeParse(parsedLine(lines.at(-1)));
  const end = { line: lines.at(-1), read: last.success ? last.data : null };
  const { known = [] } = how;
  // A row that is another comes before one that cannot stand because of it.
  const bad =
    (shape === null ? null : { row: 0, words: shape }) ??
    unknownHead(
      walk,
      known.filter(({ seq }) => seq <= verified.rows),
    ) ??
    verified.bad ??
    endIsBad(verified, { negotiation, title, end }) ??
    unknownHead(walk, known);
  if (bad !== null) return { ...verified, bad, state: null, notes: [], title, negotiation };
  const notes = [...verified.notes, ...whatIsLeftOut(verified.state, end.read?.matrix)];
  const asideIsOther = unknownHead(walk, how.aside ?? []);
  return { ...verified, notes, title, negotiation, asideIsOther };
}

/** An older program did not write them into the file. They follow from the rows all the same. */
function whatIsLeftOut(state: CaseState | null, matrix: FileMatrix | undefined): string[] {
  if (state === null || matrix === undefined) return [];
  const { proposals, requests, offeredMinutes, statements } = state;
  const hasBeside = requests.size + offeredMinutes.size + statements.size > 0;
  const hasUndid = [...proposals.values()].some(({ passes }) =>
    passes.some(({ undid }) => undid !== undefined),
  );
  const hasTaken = [...proposals.values()].some(
    ({ fallen }) => !fallen.every((each) => isStillFallen(each)),
  );
  return [
    ...(hasBeside && isWithoutBeside(matrix)
      ? [
          "An older program has made this file: its last line is without the requests for information, the minutes and the statements. Its rows hold them.",
        ]
      : []),
    ...(hasUndid && isWithoutUndid(matrix)
      ? [
          "An older program has made this file: its last line does not say which texts undid an agreement in principle. Its rows show it.",
        ]
      : []),
    ...(hasTaken && isWithoutTaken(matrix)
      ? [
          "An older program has made this file: its last line calls texts fallen to which their own side has said yes in a package. Its rows show it.",
        ]
      : []),
  ];
}

const namedAs = z.object({ format: z.string() });

function otherShape(line: string | undefined): string {
  const read = namedAs.safeParse(parsedLine(line));
  if (read.success && read.data.format === RECORD_FILE)
    return "Its first line is not as Crosstable writes it: it was altered, or is of a later version.";
  return read.success && read.data.format === PROOF_FILE
    ? "This is the proof that a device has saved, and its first line was altered or cut, or is of a later version."
    : "This is no record of Crosstable: its first line is another.";
}

type Bad = VerifiedRows["bad"];

const BREAKS_OFF = "The file breaks off here: its last line is missing.";
const OTHER_LAST =
  "The last line of the file is not as Crosstable writes it: it was altered, or is of a later version.";

function isLastLine(line: string | undefined): boolean {
  const read = parsedLine(line);
  return typeof read === "object" && read !== null && "end" in read;
}

interface End {
  readonly line: string | undefined;
  /** Null where the line is no last line of a record file. */
  readonly read: z.infer<typeof lastLine> | null;
}

function endIsBad(
  { state, rows, head }: VerifiedRows,
  file: { negotiation: string; title: string; end: End },
): Bad {
  const { line, read } = file.end;
  const row = rows + 1;
  if (read === null) return { row, words: isLastLine(line) ? OTHER_LAST : BREAKS_OFF };
  if (!isCanonical(line)) return { row, words: OTHER_LAST };
  const { end, matrix } = read;
  if (end.seq !== rows || end.head !== head) {
    const words = `The file ends with row ${rows}, and its last line says that row ${end.seq} is the last.`;
    return { row, words };
  }
  if (state === null) return null;
  if (file.negotiation !== state.negotiation || file.title !== state.title)
    return { row: 0, words: "The first line names other talks than the rows." };
  const words = matrixIsBad(matrix, state, end);
  return words === null ? null : { row: 0, words };
}
