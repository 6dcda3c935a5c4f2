import type { NegotiationId } from "../ids.ts";
import { fingerprintOf } from "../record/fingerprint.ts";
import { isWorthlessKey } from "../record/keys.ts";
import { receiptBytes } from "../record/receipt.ts";
import { unknownHead, type KnownHead } from "./known-heads.ts";
import type { Proof, ToldHead } from "./proof-file.ts";
import { proofReport, type ProofReport } from "./proof-report.ts";
import type { RecordWalk } from "./record-walk.ts";
import type { BadRow, HasSigned } from "./signature-queue.ts";
import { toldOtherServerKey } from "./told-server-key.ts";
import { verifiedBy, type VerifiedRows } from "./verified-rows.ts";
import { verifyLines } from "./verify-rows.ts";

/**
 * Checks what a device has saved when it raised an alarm: the rows by themselves, and whether the server's own signatures stand under
 * two different rows of one number. `bad` is the first row that shows it; null when nothing in the file contradicts anything.
 */
export async function verifyProof(
  proof: Proof,
  lines: readonly string[],
  how: { readonly hasSigned: HasSigned; readonly known: readonly KnownHead[] },
): Promise<VerifiedRows & { readonly proof: ProofReport }> {
  const { verified, walk } = await verifyLines(lines, how.hasSigned);
  const heads = [...proof.seen, ...proof.told];
  const keys = new Set(walk.serverKeys.map(({ hostKey }) => hostKey));
  const signed: ToldHead[] = [];
  for (const head of heads)
    if (await isTheServers(head, { ...how, proof, keys })) signed.push(head);
  const all = [
    twoSigned(signed, verified, walk),
    onlySaid(heads, verified, walk),
    lines.length === 0 ? null : verified.bad,
    beyondTheEnd(signed, verified),
    unknownHead(walk, how.known),
    otherKey(heads, verified, walk),
  ].filter((bad) => bad !== null);
  // What is proven at a row stands before what is only said of it.
  const [first] = all.toSorted((one, other) => one.row - other.row);
  const bad = first ?? (lines.length === 0 ? NO_ROWS : null);
  const report = proofReport(proof, { bad, signed: new Set(signed), walk, verified });
  return { ...(bad === null ? verified : verifiedBy(walk, bad)), proof: report };
}

const NO_ROWS: BadRow = {
  row: 0,
  words: "The device had no rows in hand, the server gave none, and its heads alone show nothing.",
};

/** A receipt counts by a key that the rows name as the server's; where there are no rows, by the key that the device knew. */
async function isTheServers(
  { seq, head, at, receipt, hostKey }: ToldHead,
  by: { proof: Proof; keys: ReadonlySet<string>; hasSigned: HasSigned },
): Promise<boolean> {
  if (receipt === null || hostKey === null || isWorthlessKey(hostKey)) return false;
  if (by.keys.size > 0 && !by.keys.has(hostKey)) return false;
  const negotiation = by.proof.negotiation as NegotiationId;
  const bytes = receiptBytes({ negotiation, seq, head, at });
  return by.hasSigned({ publicKey: hostKey, bytes, signature: receipt });
}

function twoSigned(
  signed: readonly ToldHead[],
  { rows }: VerifiedRows,
  walk: RecordWalk,
): BadRow | null {
  const first = new Map<number, string>();
  const found = signed
    .toSorted((one, other) => one.seq - other.seq)
    .find(({ seq, head }) => {
      const row = seq <= rows ? walk.headAfter(seq) : undefined;
      const known = row ?? first.get(seq) ?? head;
      first.set(seq, known);
      return known !== head;
    });
  if (found === undefined) return null;
  const { seq, head, hostKey } = found;
  const other = first.get(seq) ?? "";
  const key = fingerprintOf(hostKey ?? "");
  const both = `one with the head ${other.slice(0, 8)} and one with ${head.slice(0, 8)}`;
  return {
    row: seq,
    words:
      walk.serverKeys.length === 0
        ? `The key ${key}, which the device took for the server's, has signed two different rows of this number, ${both}. No row in the file says whose key it is: whoever knows the server's key compares its words.`
        : `The key ${key} of the server has signed two different rows of this number, ${both}: it has told two records.`,
  };
}

function onlySaid(
  heads: readonly ToldHead[],
  { rows }: VerifiedRows,
  walk: RecordWalk,
): BadRow | null {
  const found = heads
    .toSorted((one, other) => one.seq - other.seq)
    .find(({ seq, head }) => seq <= rows && walk.headAfter(seq) !== head);
  return found === undefined
    ? null
    : {
        row: found.seq,
        words:
          "The device says that it has seen another row of this number, and no signature of the server shows it.",
      };
}

function otherKey(
  heads: readonly ToldHead[],
  { rows }: VerifiedRows,
  walk: RecordWalk,
): BadRow | null {
  const headAfter = (row: number) => (row <= rows ? walk.headAfter(row) : undefined);
  const other = toldOtherServerKey(heads, { serverKeys: walk.serverKeys, headAfter });
  return other === null ? null : { row: other.found.seq, words: other.words };
}

function beyondTheEnd(signed: readonly ToldHead[], { bad, rows }: VerifiedRows): BadRow | null {
  const last = Math.max(0, ...signed.map(({ seq }) => seq));
  return bad !== null || last <= rows
    ? null
    : {
        row: rows + 1,
        words: `The rows end here, and the server has signed row ${last}: the end is gone, or the device was not given it.`,
      };
}
