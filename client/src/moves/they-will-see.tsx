import type { CaseState } from "@crosstable/shared/moves/case-state";
import type { Move } from "@crosstable/shared/moves/move";
import { moveWords } from "@crosstable/shared/moves/move-words";
import { judgeTransmittal } from "@crosstable/shared/moves/transmittal";
import { otherSide, type SideMark } from "@crosstable/shared/sides";
import { withUnseenNamed } from "@crosstable/shared/text/unseen-signs";

import { Signs } from "../components/signs.tsx";
import { WholeNumbers } from "../components/whole-numbers.tsx";
import { serverNowMs, useMe } from "../stores/me-store.ts";
import { useMatrix } from "../sync/use-matrix.ts";
import { OffRecordWarning } from "./off-record-warning.tsx";
import { SaidDetails } from "./said-details.tsx";
import { UnseenSignsWarning } from "./unseen-signs-warning.tsx";

import "./moves.css";

/** The last look at what is sent: the sentences and the words that the other side gets, made by the rules that make them there. */
export function TheyWillSee({ moves }: { moves: readonly Move[] }): React.ReactNode {
  const { seat, sides } = useMe();
  const { stateForJudging } = useMatrix();
  const { side } = seat;
  if (moves.length === 0 || side === null || stateForJudging === null) return null;
  const actor = { id: seat.seat, side, role: seat.role, name: seat.name };
  const nowMs = serverNowMs();
  const at = new Date(nowMs).toISOString();
  const stamp = { seq: 0, at, side, seat: seat.seat, seatName: seat.name, role: seat.role };
  const verdict = judgeTransmittal(stateForJudging, moves, {
    actor,
    nowMs,
    isCompared: true,
    stamp: { ...stamp, asOf: null },
  });
  if ("refused" in verdict) return null;
  const title = `As ${sides[otherSide(side)].short} will see it`;
  return (
    <>
      <OffRecordWarning moves={moves} />
      <UnseenSignsWarning moves={moves} />
      <section className="move-seen" aria-label={title}>
        <h3 className="move-preview-heading">{title}</h3>
        {moves.map((move, index) => (
          <Seen
            key={index}
            sentence={moveWords(verdict.state, move, side)}
            words={wordsWith(stateForJudging, move, side)}
          >
            <SaidDetails state={verdict.state} move={move} />
          </Seen>
        ))}
      </section>
    </>
  );
}

/** What is said with the move; and under a signature, what is signed. */
function wordsWith(state: CaseState, move: Move, side: SideMark): string {
  if (move.kind === "sign-statement") return state.statementOffers[otherSide(side)]?.words ?? "";
  if (move.kind === "sign-minutes")
    return state.offeredMinutes.get(String(move.entry))?.words ?? "";
  return "words" in move ? move.words : "";
}

function Seen({
  sentence,
  words,
  children,
}: {
  sentence: string;
  words: string;
  children: React.ReactNode;
}): React.ReactNode {
  return (
    <>
      <p>
        <WholeNumbers>{withUnseenNamed(sentence)}</WholeNumbers>
      </p>
      {children}
      {words !== "" && (
        <blockquote className="move-quote">
          <Signs>{words}</Signs>
        </blockquote>
      )}
    </>
  );
}
