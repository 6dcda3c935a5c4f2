import type { MoveDone } from "@crosstable/shared/events/move-done";
import type { ReadRecord } from "@crosstable/shared/events/read-record";
import type { Request } from "@crosstable/shared/events/requests";
import type { NegotiationId } from "@crosstable/shared/ids";
import type { ChainRow } from "@crosstable/shared/record/chain-row";
import { headByContent } from "@crosstable/shared/record/head-by-content";
import type { SignedClaim } from "@crosstable/shared/record/keys";
import { receiptBytes } from "@crosstable/shared/record/receipt";

import type { AskOutcome, ChainOutcome } from "../socket/event-session.ts";
import type { KeptHead, KeptHeads } from "./kept-heads.ts";

/** The server's record is not the one that this device has seen. */
export interface Disagreement {
  /** What it is, as a headline, where it is not simply the record. */
  readonly title?: string;
  /** The first row, as far as this device can tell, that is another. */
  readonly row: number;
  readonly words: string;
  /** What this device has kept of it, and what the server says now: with both signatures, a proof that it told two stories. */
  readonly kept: KeptHead | null;
  readonly theirs: KeptHead | null;
}

interface Comparing {
  readonly negotiation: NegotiationId;
  readonly kept: KeptHeads;
  readonly ask: <Asked extends Request>(asked: Asked) => Promise<AskOutcome<Asked["request"]>>;
  readonly askForChain: (asked: ReadRecord) => Promise<ChainOutcome>;
  readonly hasSigned: (claim: SignedClaim) => Promise<boolean>;
}

/** The last row of the server's record, or why it is not believed; null when the server did not answer. */
export type Compared = { readonly head: KeptHead } | { readonly disagreement: Disagreement } | null;

const ROWS_A_READ = 200;

/**
 * Compares the server's record with the heads that this device has kept, follows it to its end row by row, and keeps the new heads.
 * A device that has kept nothing begins with the last row: what was before it, the record screen checks.
 */
export async function compareHeads(by: Comparing): Promise<Compared> {
  const last = await by.kept.last();
  if (last === undefined) return beginWithLast(by);
  let known = last;
  for (;;) {
    const asked = { request: "read-record", after: known.seq - 1, limit: ROWS_A_READ } as const;
    const answer = await by.askForChain(asked);
    if (answer === "unanswered" || "refused" in answer) return null;
    const { entries, hasMore } = answer.done;
    const [same, ...fresh] = entries;
    if (same?.head !== known.head) return disagreeing(by, known, same);
    const walked = await walk(by, known, fresh);
    if ("row" in walked) return { disagreement: walked };
    known = walked;
    if (!hasMore) return { head: known };
  }
}

/**
 * Keeps the receipt of a move that this device has made, so that a server which then does not know of the move is found out. It has to be
 * by the server's key: the one that is known, or one of which the record has told since.
 */
export async function keepReceiptOfMove(
  by: Comparing,
  done: MoveDone,
): Promise<Disagreement | null> {
  let head = await withKnownKey(by, done);
  if (!(await isReceiptGood(by, head))) {
    const compared = await compareHeads(by);
    if (compared === null) return null;
    if ("disagreement" in compared) return compared.disagreement;
    head = await withKnownKey(by, done);
    if (!(await isReceiptGood(by, head))) return badReceipt(head);
  }
  const other = await by.kept.keep([head]);
  if (other === undefined) return null;
  const words = `The server gave a receipt for row ${done.seq}, and this device has seen another row of that number.`;
  return { row: done.seq, words, kept: other, theirs: head };
}

/** With the server's key under which that row stands, or with its last key where the device has not seen the row. */
async function withKnownKey(by: Comparing, done: MoveDone): Promise<KeptHead> {
  const seen = (await by.kept.all()).find(({ seq }) => seq === done.seq);
  const { hostKey = null } = seen ?? (await by.kept.last()) ?? {};
  return { ...done, hostKey };
}

async function beginWithLast(by: Comparing): Promise<Compared> {
  const answer = await by.ask({ request: "read-head" });
  if (answer === "unanswered" || "refused" in answer) return null;
  const head: KeptHead = answer.done;
  // A server that opens a record of the first format says at once with which key it signs, so a last row without a receipt is none of a server's.
  if (head.receipt === null) return { disagreement: noReceipt(head) };
  if (!(await isReceiptGood(by, head))) return { disagreement: badReceipt(head) };
  await by.kept.keep([head]);
  return { head };
}

/** Follows new rows from one that is known. Gives the last of them, or the first that does not follow. */
async function walk(
  by: Comparing,
  from: KeptHead,
  rows: readonly ChainRow[],
): Promise<KeptHead | Disagreement> {
  const heads: KeptHead[] = [];
  let last = from;
  for (const row of rows) {
    const next = headOf(row, last.hostKey);
    const follows = row.seq === last.seq + 1 && row.prev === last.head;
    if (!follows || headByContent(row) !== row.head) {
      const words = `Row ${last.seq + 1} of the server's record does not follow from row ${last.seq}, which this device has seen.`;
      return { row: last.seq + 1, words, kept: last, theirs: next };
    }
    if (!(await isReceiptGood(by, next))) return badReceipt(next);
    heads.push(next);
    last = next;
  }
  await by.kept.keep(heads);
  return last;
}

function headOf(row: ChainRow, before: string | null): KeptHead {
  const { seq, head, at, act } = row;
  const told = act.kind === "host-act" && act.hostAct?.kind === "host-key" ? act.hostAct : null;
  const hostKey = told?.hostKey ?? before;
  return { seq, head, at, receipt: row.v === 1 ? null : row.receipt, hostKey };
}

async function isReceiptGood(by: Comparing, head: KeptHead): Promise<boolean> {
  const { receipt, hostKey } = head;
  // Rows of the first format have neither, and there is none of them once the server has a key.
  if (receipt === null || hostKey === null) return receipt === hostKey;
  const bytes = receiptBytes({ negotiation: by.negotiation, ...head });
  return by.hasSigned({ publicKey: hostKey, bytes, signature: receipt });
}

function noReceipt(head: KeptHead): Disagreement {
  const words = `The server has not signed row ${head.seq}, the last of its record, and every server signs the last.`;
  return { row: head.seq, words, kept: null, theirs: head };
}

function badReceipt(head: KeptHead): Disagreement {
  const words = `The server's signature under row ${head.seq} is not by the key that this device knows as the server's.`;
  return { row: head.seq, words, kept: null, theirs: head };
}

/** The row that is known is not on the server's record: which is the first that is not? Each head holds all before it, so it is found by halves. */
async function disagreeing(
  by: Comparing,
  known: KeptHead,
  found: ChainRow | undefined,
): Promise<Compared> {
  const all = await by.kept.all();
  let first = { kept: known, theirs: found };
  let [low, high] = [0, all.length - 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const kept = all[middle];
    if (kept === undefined) break;
    const theirs = await rowAt(by, kept.seq);
    if (theirs === "unanswered") return null;
    if (theirs?.head === kept.head) low = middle + 1;
    else {
      first = { kept, theirs };
      high = middle;
    }
  }
  const { kept, theirs } = first;
  const words =
    theirs === undefined
      ? `The server's record ends before row ${kept.seq}, which this device has seen: its end is gone.`
      : `Row ${kept.seq} of the server's record is not the row that this device has seen: the record was rewritten.`;
  const told = theirs === undefined ? null : headOf(theirs, kept.hostKey);
  return { disagreement: { row: kept.seq, words, kept, theirs: told } };
}

async function rowAt(by: Comparing, seq: number): Promise<ChainRow | undefined | "unanswered"> {
  const answer = await by.askForChain({ request: "read-record", after: seq - 1, limit: 1 });
  return answer === "unanswered" || "refused" in answer ? "unanswered" : answer.done.entries[0];
}
