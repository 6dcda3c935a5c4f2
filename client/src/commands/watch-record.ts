import type { MoveDone } from "@crosstable/shared/events/move-done";
import type { SeatView } from "@crosstable/shared/session/sign-in";

import { browserKeptHeads } from "../heads/browser-kept-heads.ts";
import {
  compareHeads,
  keepReceiptOfMove,
  type Compared,
  type Disagreement,
} from "../heads/compare-heads.ts";
import type { Alarmed, KeptHeads } from "../heads/kept-heads.ts";
import { recordAlarmStore } from "../heads/record-alarm-store.ts";
import { hasSigned } from "../signing/check-signature.ts";
import { announce } from "../stores/announcer.ts";
import { serverNowMs } from "../stores/me-store.ts";
import { notify } from "../stores/notice-store.ts";
import { recordStore } from "../stores/record-store.ts";
import { ask, askForChain } from "./ask.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { readRecordAnew, recordRowsStore } from "./record-rows.ts";

type WatchingSeat = Pick<SeatView, "seat" | "negotiation">;

const NOT_COMPARED =
  "This browser could not compare the record with what it has seen, because its own store failed. It tries again with the next row; if it goes on, reload the page.";

/**
 * Compares the server's record with what this device has seen, and says loudly when it is another. Call it whenever there may be more. Each
 * comparison goes on where the one before ended.
 */
export const watchRecord = oneAtATime<WatchingSeat>(
  async ({ negotiation, seat }) => {
    const kept = await browserKeptHeads(negotiation, seat);
    take(await compareHeads({ negotiation, kept, ask, askForChain, hasSigned }));
  },
  () => notify(NOT_COMPARED, { tone: "alarm" }),
);

/** Keeps the receipt of a move of this device, and says loudly where it is none of the server's or of another row than it has seen. */
export async function keepReceipt(seat: WatchingSeat, done: MoveDone): Promise<void> {
  const kept = await browserKeptHeads(seat.negotiation, seat.seat);
  const { negotiation } = seat;
  const disagreement = await keepReceiptOfMove(
    { negotiation, kept, ask, askForChain, hasSigned },
    done,
  );
  if (disagreement !== null) raiseAlarm(disagreement);
}

/** The person has been warned and goes on with the server's record. What was kept stays on the device as proof. */
export async function goOnWithServersRecord(seat: WatchingSeat): Promise<void> {
  const kept: KeptHeads = await browserKeptHeads(seat.negotiation, seat.seat);
  const { disagreement } = recordAlarmStore.getState();
  await kept.startAnew(disagreement === null ? undefined : alarmedBy(disagreement));
  // What the page has read is of the record that was alarming: none of it is called checked under the other one.
  if (recordRowsStore.getState().entries.length > 0) await readRecordAnew();
  recordAlarmStore.setState({ disagreement: null });
  watchRecord(seat);
}

function alarmedBy({ row, words, theirs }: Disagreement): Alarmed {
  const at = new Date(serverNowMs()).toISOString();
  return { row, words, at, told: theirs === null ? [] : [theirs] };
}

function take(compared: Compared): void {
  if (compared === null) return;
  if ("head" in compared) {
    const { seq, head } = compared.head;
    recordStore.setState({ seq, head });
    return;
  }
  raiseAlarm(compared.disagreement);
}

/** Says loudly, across the page, that the server's record is not what it should be. */
export function raiseAlarm(disagreement: Disagreement): void {
  const { row, title } = disagreement;
  const shown = recordAlarmStore.getState().disagreement;
  if (shown?.row === row && shown.title === title) return;
  recordAlarmStore.setState({ disagreement });
  announce(`Alarm. ${disagreement.words}`, { assertive: true });
}
