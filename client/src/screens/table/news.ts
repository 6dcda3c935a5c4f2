import type { SeatId } from "@crosstable/shared/ids";
import type { RecordEntry } from "@crosstable/shared/record/entry";

import type { Seen } from "./seen-moves.ts";

/**
 * True for a row of the record that somebody else has added and this person has not looked at: not with the whole table, nor
 * with each proposal that the row is about. Which device signs for whom is no news of the talks.
 */
export function isNews({ seq, by, act }: RecordEntry, { seen, me }: { seen: Seen; me: SeatId }) {
  if (seq <= seen.upTo || by.seat === me) return false;
  if (act.kind === "host-act") return act.hostAct.kind !== "enrol-device";
  return act.moves.some(
    (move) => !("proposal" in move) || (seen.proposals[move.proposal] ?? 0) < seq,
  );
}
