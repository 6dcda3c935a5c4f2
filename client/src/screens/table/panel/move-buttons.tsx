import { matrixRow, type MatrixRow } from "@crosstable/shared/documents/matrix";
import type { Actor, CaseState } from "@crosstable/shared/moves/case-state";
import { otherSide } from "@crosstable/shared/sides";

import { Button } from "../../../components/button.tsx";
import { useAfterBasket } from "../../../moves/basket/use-after-basket.ts";
import { openMoveDialog } from "../../../moves/move-dialog-store.ts";
import { possibleMoves, type PossibleMove } from "../../../moves/possible-moves.ts";
import { useCanMove } from "../../../stores/connection-store.ts";
import { serverNowMs, useMe } from "../../../stores/me-store.ts";
import { useMatrix } from "../../../sync/use-matrix.ts";
import { AddToPackage } from "./add-to-package.tsx";
import { DraftInCaucus } from "./draft-in-caucus.tsx";

/** The moves that fit this proposal. A button that cannot be pressed says why, in the rule's own words. */
export function MoveButtons({ row }: { row: MatrixRow }): React.ReactNode {
  const { seat } = useMe();
  const { stateForJudging } = useMatrix();
  const afterBasket = useAfterBasket();
  const canMove = useCanMove();
  if (stateForJudging === null || seat.side === null) return null;
  const { side } = seat;
  const actor = { id: seat.seat, side, role: seat.role, name: seat.name };
  const by = { actor, nowMs: serverNowMs() };
  const now = possibleMoves({ state: stateForJudging, row, ...by });
  const moves = afterBasket === null ? now : withLater(now, laterMoves(afterBasket, row, by));
  if (moves.length === 0) return null;
  const shared = sharedReason(moves, canMove.reason);
  const rare = moves.filter(({ isRare }) => isRare);
  const daily = moves.filter(({ isRare }) => !isRare);
  const button = (move: PossibleMove, index: number): React.ReactNode => (
    <MoveButton
      key={move.kind}
      move={move}
      row={row}
      isNext={index === 0 && row.turn !== otherSide(side)}
      isOff={!canMove.allowed}
      reason={shared === null ? reasonOf(move, move.isRare ? rare : daily) : null}
    />
  );
  return (
    <section className="panel-section panel-moves" aria-label="Moves">
      <div className="panel-move-buttons">
        {daily.map(button)}
        <AddToPackage row={row} />
        <DraftInCaucus row={row} />
      </div>
      {shared !== null && <p className="panel-why">{shared}</p>}
      {shared === null && <Reasons moves={daily} />}
      {rare.length > 0 && (
        <details className="panel-more">
          <summary>More moves</summary>
          <div className="panel-move-buttons">{rare.map((move) => button(move, daily.length))}</div>
          {shared === null && <Reasons moves={rare} />}
        </details>
      )}
    </section>
  );
}

/** What could go over after that which is in the basket. */
function laterMoves(
  state: CaseState,
  row: MatrixRow,
  by: { actor: Actor; nowMs: number },
): PossibleMove[] {
  const proposal = state.proposals.get(row.id);
  return proposal === undefined ? [] : possibleMoves({ state, row: matrixRow(proposal), ...by });
}

/** A move that cannot be made now can be put into the basket where it fits after what is in there. */
function withLater(now: readonly PossibleMove[], later: readonly PossibleMove[]): PossibleMove[] {
  return now.map((move) => {
    const isPossible = later.some(({ kind, why }) => kind === move.kind && why === null);
    return isPossible ? { ...move, why: null } : move;
  });
}

interface MoveButtonProps {
  readonly move: PossibleMove;
  readonly row: MatrixRow;
  /** What the person most likely came for. While the other side has to answer there is none. */
  readonly isNext: boolean;
  readonly isOff: boolean;
  /** The id of the sentence that says why it cannot be pressed, where it stands among others. */
  readonly reason: string | null;
}

/** The first move with the same reason gives the sentence its id. */
function reasonOf({ why }: PossibleMove, among: readonly PossibleMove[]): string | null {
  return why === null ? null : reasonId(among.find((each) => each.why === why)?.kind);
}

function reasonId(kind: PossibleMove["kind"] | undefined): string {
  return `why-${kind ?? "none"}`;
}

function MoveButton({ move, row, isNext, isOff, reason }: MoveButtonProps): React.ReactNode {
  const open = (): void => {
    if (move.kind === "pass") openMoveDialog({ kind: "pass", proposal: row.id, text: null });
    else openMoveDialog({ kind: move.kind, proposal: row.id });
  };
  return (
    <Button
      variant={isNext && move.why === null ? "primary" : "plain"}
      isDisabled={move.why !== null || isOff}
      {...(reason === null ? {} : { "aria-describedby": reason })}
      onPress={open}
    >
      {move.words}
    </Button>
  );
}

/** Buttons that share their reason are named together before it. */
function Reasons({ moves }: { moves: readonly PossibleMove[] }): React.ReactNode {
  const off = moves.filter(({ why }) => why !== null);
  const reasons = [...new Set(off.map(({ why }) => why))];
  if (reasons.length === 0) return null;
  return (
    <ul className="panel-reasons">
      {reasons.map((reason) => (
        <li key={reason} id={reasonId(off.find(({ why }) => why === reason)?.kind)}>
          <strong>
            {off
              .filter(({ why }) => why === reason)
              .map(({ words }) => words)
              .join(", ")}
            :
          </strong>{" "}
          {reason}
        </li>
      ))}
    </ul>
  );
}

/** One sentence for all buttons when they share their reason: offline, or not the chief's hand. */
function sharedReason(moves: readonly PossibleMove[], offline: string | null): string | null {
  if (offline !== null) return offline;
  const [first] = moves;
  return first?.why != null && moves.every((move) => move.why === first.why) ? first.why : null;
}
