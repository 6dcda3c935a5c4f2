import { applyMove, judgeMove, type Move } from "@crosstable/shared/moves/move";
import { moveWords } from "@crosstable/shared/moves/move-words";
import { otherSide } from "@crosstable/shared/sides";

import { serverNowMs, useMe } from "../stores/me-store.ts";
import { useMatrix } from "../sync/use-matrix.ts";

/** The last look at a move: the sentence and the words that the other side gets, made by the rules that make them there. */
export function TheyWillSee({ move }: { move: Move | null }): React.ReactNode {
  const { seat, sides } = useMe();
  const { stateForJudging } = useMatrix();
  if (move === null || seat.side === null || stateForJudging === null) return null;
  const actor = { id: seat.seat, side: seat.side, role: seat.role, name: seat.name };
  const nowMs = serverNowMs();
  if (judgeMove(stateForJudging, move, { actor, nowMs }) !== null) return null;
  const after = applyMove(stateForJudging, move, {
    seq: 0,
    at: new Date(nowMs).toISOString(),
    side: seat.side,
    seat: seat.seat,
    seatName: seat.name,
    role: seat.role,
    asOf: null,
  });
  const words = "words" in move ? move.words : "";
  return (
    <section
      className="move-seen"
      aria-label={`As ${sides[otherSide(seat.side)].short} will see it`}
    >
      <h3 className="move-preview-heading">As {sides[otherSide(seat.side)].short} will see it</h3>
      <p>{moveWords(after, move, seat.side)}</p>
      {words !== "" && <blockquote className="move-quote">{words}</blockquote>}
    </section>
  );
}
