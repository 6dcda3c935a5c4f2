import { exportName } from "@crosstable/shared/papers/export-name";
import type { SeatView } from "@crosstable/shared/session/sign-in";
import { proofFile, type ToldHead } from "@crosstable/shared/verify/proof-file";

import { recordInHand } from "../commands/record-rows.ts";
import { browserKeptHeads } from "../heads/browser-kept-heads.ts";
import type { Disagreement } from "../heads/compare-heads.ts";
import type { KeptHead } from "../heads/kept-heads.ts";
import { saveFile } from "../papers/save-file.ts";
import { serverNowMs } from "../stores/me-store.ts";

/**
 * Saves all that this device has in hand: every head that it has kept, what the server says instead, and the rows that it was given.
 * Whoever has the file checks it without this device and without the server.
 */
export async function saveProof(
  { seat, negotiation }: Pick<SeatView, "seat" | "negotiation">,
  { row, words, kept, theirs }: Disagreement,
): Promise<void> {
  const all = await (await browserKeptHeads(negotiation, seat)).all();
  const seen = kept === null || all.some(({ head }) => head === kept.head) ? all : [...all, kept];
  const told = theirs === null ? [] : [headAlone(theirs)];
  const proof = { negotiation, alarm: { row, words }, seen: seen.map(headAlone), told };
  const text = proofFile(proof, await recordInHand());
  const mark = {
    negotiation,
    at: new Date(serverNowMs()).toISOString(),
    zone: "UTC",
    seq: row,
    head: kept?.head ?? theirs?.head ?? seen.at(-1)?.head ?? "",
  };
  saveFile(
    new Blob([text], { type: "application/jsonl" }),
    exportName(mark, "two-records", "jsonl"),
  );
}

/** The head alone, without where this browser keeps it. */
function headAlone({ seq, head, at, receipt, hostKey }: KeptHead): ToldHead {
  return { seq, head, at, receipt, hostKey };
}
