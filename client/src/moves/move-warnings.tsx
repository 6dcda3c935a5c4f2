import type { Move } from "@crosstable/shared/moves/move";
import { warningsOf } from "@crosstable/shared/moves/warnings";
import { TriangleAlert } from "lucide-react";

import { useMySide } from "../stores/me-store.ts";
import { useMatrix } from "../sync/use-matrix.ts";

/** What a chief should know before the move goes over. Nothing of it keeps anybody from sending. */
export function MoveWarnings({ move }: { move: Move | null }): React.ReactNode {
  const { stateForJudging } = useMatrix();
  const side = useMySide();
  if (move === null || side === null || stateForJudging === null) return null;
  const warnings = warningsOf(stateForJudging, move, side);
  if (warnings.length === 0) return null;
  return (
    <div className="move-warnings" role="note" aria-label="Before you send it">
      <ul className="move-regressions">
        {warnings.map((words) => (
          <li key={words}>
            <TriangleAlert size={16} aria-hidden /> <span>{words}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
