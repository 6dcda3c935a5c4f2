import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import { openHalf, type Half } from "@crosstable/shared/moves/halves";
import { judgeMove } from "@crosstable/shared/moves/move";
import type { SideMark } from "@crosstable/shared/sides";

import { Button } from "../../../components/button.tsx";
import { openMoveDialog } from "../../../moves/move-dialog-store.ts";
import { serverNowMs, useMe } from "../../../stores/me-store.ts";
import { useMatrix } from "../../../sync/use-matrix.ts";

interface DropHalfProps {
  readonly row: MatrixRow;
  readonly what: Half;
  /** Whose it is. */
  readonly of: SideMark;
}

/** Takes back what the own side has begun, or declines the other's; there for whoever makes the side's moves. */
export function DropHalf({ row, what, of }: DropHalfProps): React.ReactNode {
  const { seat } = useMe();
  const { stateForJudging } = useMatrix();
  const half = openHalf(row, what, of);
  if (half === null || stateForJudging === null || seat.side === null) return null;
  const actor = { id: seat.seat, side: seat.side, role: seat.role, name: seat.name };
  const refused = judgeMove(
    stateForJudging,
    { kind: "drop-half", proposal: row.id, what, of, row: half.stamp.seq, words: "" },
    { actor, nowMs: serverNowMs() },
  );
  if (refused !== null) return null;
  return (
    <Button
      size="small"
      onPress={() => openMoveDialog({ kind: "drop-half", proposal: row.id, what, of })}
    >
      {of === seat.side ? `Take back ${NAMES[what]}` : `Decline ${NAMES[what]}`}
    </Button>
  );
}

const NAMES: Record<Half, string> = {
  reopen: "the asking to reopen",
  "status-quo": "the offer to leave it as it is",
  group: "the offer of a working group",
};
