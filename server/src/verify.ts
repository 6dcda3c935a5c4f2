import { readFileSync } from "node:fs";

import { boundKeyWords } from "@crosstable/shared/record/bound-key";
import { fingerprintOf } from "@crosstable/shared/record/fingerprint";
import { serverKeyWords } from "@crosstable/shared/record/server-key";
import { asOneLine } from "@crosstable/shared/text/one-line";
import { goodHeading } from "@crosstable/shared/verify/good-heading";
import type { KnownHead } from "@crosstable/shared/verify/known-heads";
import { badHeading, proofWords } from "@crosstable/shared/verify/proof-report";
import { readKnownHead } from "@crosstable/shared/verify/read-known-head";
import { verifyFile, type VerifiedFile } from "@crosstable/shared/verify/verify-file";

import { hasSignedSoon } from "./access/ed25519.ts";

const USAGE = `npm run verify -- FILE [--head ROW:HEAD]…
node crosstable-verify.mjs FILE [--head ROW:HEAD]…

Checks a downloaded record, or the proof that a page has saved, on this machine alone. A head that you know from a receipt, or from the other side, whole or
as the four words of its fingerprint, shows that nothing was left out at the end. Ends with 0 when everything is right, 1 when a row is not, 2 when the file cannot be read.`;

function fail(words: string): never {
  process.stderr.write(`${words}\n`);
  process.exit(2);
}

function knownHeads(args: readonly string[]): KnownHead[] {
  return args.map((text) => readKnownHead(text) ?? fail(`${text} is no ROW:HEAD.\n\n${USAGE}`));
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    return fail(`${path} cannot be read: ${error instanceof Error ? error.message : "no reason"}.`);
  }
}

function linesOf(verified: VerifiedFile): string[] {
  const { bad, title, negotiation, rows, head, counts, keys, serverKeys, notes, proof } = verified;
  const told = proof === undefined ? [] : proofWords(proof, negotiation);
  if (bad !== null) return [`${badHeading(verified)}. ${bad.words}`, ...told];
  const { signed, entered, old, hostActs } = counts;
  return [
    `${goodHeading(verified)}.`,
    `${title} (${negotiation})`,
    `${rows} rows, each follows from the one before${proof === undefined ? "; the matrix follows from them" : ""}.`,
    `Transmittals signed by the mover's device: ${signed}. Entered afterwards: ${entered}. Acts of the host and the server: ${hostActs}. Rows of the first format: ${old}.`,
    ...serverKeys.map(serverKeyWords),
    ...keys.map(boundKeyWords),
    ...notes,
    ...told,
    `Head of row ${rows}: ${head}`,
    `Fingerprint: ${fingerprintOf(head)}`,
  ];
}

const [, , file, ...rest] = process.argv;
if (file === undefined || file.startsWith("-")) fail(USAGE);
const isHeads = rest.every((each, index) => index % 2 === 1 || each === "--head");
if (!isHeads || rest.length % 2 === 1) fail(USAGE);
const known = knownHeads(rest.filter((_, index) => index % 2 === 1));
const verified = await verifyFile(read(file), { hasSigned: hasSignedSoon, known });
// What stands in the file was written by others: nothing of it may move the terminal's hand, or look like a line of this program.
process.stdout.write(`${linesOf(verified).map(asOneLine).join("\n")}\n`);
process.exitCode = verified.bad === null ? 0 : 1;
