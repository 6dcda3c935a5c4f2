import type { MakeMove } from "@crosstable/shared/events/make-move";
import type { Answer } from "@crosstable/shared/events/requests";
import { refuse } from "@crosstable/shared/refusals";

import { browserDevices } from "../signing/browser-devices.ts";
import { makeSignedMoves } from "../signing/make-signed-moves.ts";
import { meStore } from "../stores/me-store.ts";
import { recordStore } from "../stores/record-store.ts";
import { ask } from "./ask.ts";
import { keepReceipt } from "./watch-record.ts";

/** Makes the moves of one transmittal, signed by this device. The key belongs to the intention, as for everything that is asked. */
export async function makeMoves(
  asked: Pick<MakeMove, "key" | "moves">,
): Promise<Answer<"make-move">> {
  const { me } = meStore.getState();
  if (me === null) throw new Error("moves outside a loaded seat");
  const outcome = await makeSignedMoves(
    {
      seat: me.seat,
      devices: await browserDevices(),
      ask,
      saw: () => recordStore.getState().head,
    },
    asked,
  );
  if (outcome !== "unanswered" && "done" in outcome) await keepReceipt(me.seat, outcome.done);
  if (outcome !== "unanswered") return outcome;
  return { refused: refuse("not-stored", "The server did not answer. Look at the record.") };
}
