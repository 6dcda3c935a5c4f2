import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { Move } from "@crosstable/shared/moves/move";
import type { Refusal } from "@crosstable/shared/refusals";
import { otherSide, type SideMark } from "@crosstable/shared/sides";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useMemo, useState } from "react";

import { Button, IconButton } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { NotDone } from "../../components/not-done.tsx";
import { useCanMove } from "../../stores/connection-store.ts";
import { serverNowMs, useMe } from "../../stores/me-store.ts";
import { useMatrix } from "../../sync/use-matrix.ts";
import { closeMoveDialog } from "../move-dialog-store.ts";
import { OffRecordWarning } from "../off-record-warning.tsx";
import { tryMoves } from "../try-moves.ts";
import { UnseenSignsWarning } from "../unseen-signs-warning.tsx";
import { useSendMoves } from "../use-send-moves.ts";
import { setBasket, useBasket } from "./basket-store.ts";
import { CollectedMove, wordsOf } from "./collected-move.tsx";
import { useIsTakenBack } from "./taken-back.ts";

import "../packages/packages.css";
import "./basket.css";

/**
 * The last look at everything in the basket, and the one button that hands it over: all of it or nothing. When one move
 * is refused all stay here, with the reason at that one.
 */
export function TransmittalDialog({
  talks,
  side,
}: {
  talks: MatrixTalks;
  side: SideMark;
}): React.ReactNode {
  const { seat } = useMe();
  const { rows, stateForJudging: state } = useMatrix();
  const moves = useBasket();
  const canMove = useCanMove();
  const sending = useSendMoves();
  const isTakenBack = useIsTakenBack();
  const [taken, setTaken] = useState<Move | null>(null);
  const other = talks.sides[otherSide(side)].short;
  // Fifty late splittings are compared when one of them changes, and not with every news of the page.
  const tried = useMemo(
    () => (state === null ? [] : tryMoves(state, moves, { seat, nowMs: serverNowMs() })),
    [state, moves, seat],
  );
  if (state === null) return null;
  const stopped = tried.filter(({ refusal, move }) => refusal !== null || isTakenBack(move)).length;
  const change = (next: readonly Move[]): void => {
    sending.clear();
    setBasket(next);
  };
  const takeOut = (move: Move): void => {
    setTaken(move);
    change(moves.filter((each) => each !== move));
  };
  const putBack = (move: Move): void => {
    setTaken(null);
    change([...moves, move]);
  };
  const send = async (): Promise<void> => {
    if (!(await sending.send(moves))) return;
    setBasket([]);
    closeMoveDialog();
  };
  const count = moves.length === 1 ? "1 move" : `${moves.length} moves`;
  const why = canMove.allowed ? null : canMove.reason;
  return (
    <Dialog
      title={`As ${other} will see it`}
      size="large"
      isOpen
      onClose={closeMoveDialog}
      footer={
        <>
          {why !== null && <span className="move-why">{why}</span>}
          <Button onPress={closeMoveDialog}>Not now</Button>
          <Button
            variant="primary"
            isDisabled={!canMove.allowed || sending.isSending || moves.length === 0 || stopped > 0}
            onPress={() => void send()}
          >
            {sending.isSending ? "Sending" : `Hand over ${count} as one`}
          </Button>
        </>
      }
    >
      <p className="move-note">
        One transmittal: all of it takes effect, in this order, or none of it. Until then only you
        see it; it is kept on this device.
      </p>
      {moves.length === 0 && <p className="move-note">Nothing is collected.</p>}
      {moves.length > 0 && <OffRecordWarning moves={moves} />}
      <UnseenSignsWarning moves={moves} />
      <ol className="basket-moves">
        {tried.map((each, index) => {
          const words = wordsOf(each, side);
          const said = sending.refusal?.moveIndex === index ? sending.refusal : each.refusal;
          return (
            <li key={keyOf(moves, index)} className="basket-move">
              <div className="basket-tools">
                <IconButton
                  name={`Earlier: ${words}`}
                  isDisabled={index === 0}
                  onPress={() => change(swapped(moves, index - 1))}
                >
                  <ArrowUp size={16} aria-hidden />
                </IconButton>
                <IconButton
                  name={`Later: ${words}`}
                  isDisabled={index === moves.length - 1}
                  onPress={() => change(swapped(moves, index))}
                >
                  <ArrowDown size={16} aria-hidden />
                </IconButton>
                <Button
                  size="small"
                  aria-label={`Take out: ${words}`}
                  onPress={() => takeOut(each.move)}
                >
                  Take out
                </Button>
              </div>
              <div className="basket-content">
                <CollectedMove tried={each} {...{ talks, rows, side }} />
                {said !== null && (
                  <p className="basket-refused" role="alert">
                    <strong>This one would be refused.</strong> {said.words}
                  </p>
                )}
                {isTakenBack(each.move) && (
                  <p className="basket-refused" role="alert">
                    <strong>Your side has taken this draft back.</strong> Take it out before you
                    hand over the rest.
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ol>
      {taken !== null && (
        <p className="move-aside">
          Taken out.{" "}
          <Button size="small" onPress={() => putBack(taken)}>
            Put it back at the end
          </Button>
        </p>
      )}
      <NotDone
        what="Nothing was handed over."
        why={sending.refusal === null ? null : whyOfAll(sending.refusal)}
      />
    </Dialog>
  );
}

function whyOfAll({ moveIndex, words }: Refusal): string {
  return moveIndex === undefined
    ? words
    : "All of it is still here; the reason stands at the move that was refused.";
}

/** The moves with this one and the next in each other's place. */
function swapped(moves: readonly Move[], first: number): readonly Move[] {
  const one = moves[first];
  const next = moves[first + 1];
  if (one === undefined || next === undefined) return moves;
  return [...moves.slice(0, first), next, one, ...moves.slice(first + 2)];
}

/** The same words may be in it twice; their keys still differ. */
function keyOf(moves: readonly Move[], index: number): string {
  const text = JSON.stringify(moves[index]);
  const before = moves.slice(0, index).filter((each) => JSON.stringify(each) === text).length;
  return `${text}/${before}`;
}
