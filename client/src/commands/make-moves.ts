import type { MakeMove } from "@crosstable/shared/events/make-move";
import type { Answer } from "@crosstable/shared/events/requests";
import { refuse } from "@crosstable/shared/refusals";
import type { SeatView } from "@crosstable/shared/session/sign-in";

import { browserDevices } from "../signing/browser-devices.ts";
import { makeSignedMoves } from "../signing/make-signed-moves.ts";
import type { AskOutcome } from "../socket/event-session.ts";
import { meStore } from "../stores/me-store.ts";
import { notify } from "../stores/notice-store.ts";
import { recordStore } from "../stores/record-store.ts";
import { ask } from "./ask.ts";
import { keepReceipt } from "./watch-record.ts";

const UNANSWERED = refuse("not-stored", "The server did not answer. Look at the record.");
const STORE_FAILED = refuse(
  "not-stored",
  "This browser could not use the key that it keeps for you, so it is not known here whether this took effect. Look at the record before you send it again; if it goes on, reload the page.",
);
const NO_RECEIPT =
  "Your move is on the record, but this browser could not keep the server’s receipt for it.";

/** Makes the moves of one transmittal, signed by this device. The key belongs to the intention, as for everything that is asked. */
export async function makeMoves(
  asked: Pick<MakeMove, "key" | "moves">,
): Promise<Answer<"make-move">> {
  const { me } = meStore.getState();
  if (me === null) throw new Error("moves outside a loaded seat");
  const outcome = await signedMoves(me.seat, asked);
  if (outcome === "unanswered") return { refused: UNANSWERED };
  if ("done" in outcome)
    await keepReceipt(me.seat, outcome.done).catch(() => notify(NO_RECEIPT, { tone: "alarm" }));
  return outcome;
}

/** A browser's store can fail before the move is sent and after it is on the record: both are told, so that no dialog waits for ever. */
async function signedMoves(
  seat: SeatView,
  asked: Pick<MakeMove, "key" | "moves">,
): Promise<AskOutcome<"make-move">> {
  try {
    const devices = await browserDevices();
    const saw = () => recordStore.getState().head;
    return await makeSignedMoves({ seat, devices, ask, saw }, asked);
  } catch {
    return { refused: STORE_FAILED };
  }
}
