import type { NegotiationId } from "@crosstable/shared/ids";
import { exportName } from "@crosstable/shared/papers/export-name";
import type { SeatView } from "@crosstable/shared/session/sign-in";
import { proofFile, type ToldHead } from "@crosstable/shared/verify/proof-file";

import { recordInHand } from "../commands/record-rows.ts";
import { browserKeptHeads } from "../heads/browser-kept-heads.ts";
import type { Disagreement } from "../heads/compare-heads.ts";
import type { KeptHead, PutAside } from "../heads/kept-heads.ts";
import { serverNowMs } from "../stores/me-store.ts";
import { saveFile } from "./save-file.ts";

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
  const told = theirs === null ? [] : [theirs];
  await saveAs(negotiation, { alarm: { row, words }, seen, told, head: kept?.head });
}

/** The same of what was put aside when somebody went on with the server's record, with the rows that the server gives now. */
export async function saveProofAside(
  { negotiation }: Pick<SeatView, "negotiation">,
  { heads, alarm }: PutAside,
): Promise<void> {
  const { row = 0, words = "", told = [] } = alarm ?? {};
  await saveAs(negotiation, { alarm: { row, words }, seen: heads, told });
}

async function saveAs(
  negotiation: NegotiationId,
  shown: {
    readonly alarm: { readonly row: number; readonly words: string };
    readonly seen: readonly KeptHead[];
    readonly told: readonly KeptHead[];
    readonly head?: string | undefined;
  },
): Promise<void> {
  const { alarm, seen, told, head } = shown;
  const heads = { seen: seen.map(headAlone), told: told.map(headAlone) };
  const text = proofFile({ negotiation, alarm, ...heads }, await recordInHand());
  const mark = {
    negotiation,
    at: new Date(serverNowMs()).toISOString(),
    zone: "UTC",
    seq: alarm.row,
    head: head ?? told.at(-1)?.head ?? seen.at(-1)?.head ?? "",
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
