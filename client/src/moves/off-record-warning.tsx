import type { Move } from "@crosstable/shared/moves/move";
import { offRecordWarning } from "@crosstable/shared/moves/off-record-warning";
import { TriangleAlert } from "lucide-react";

import { useMatrix } from "../sync/use-matrix.ts";

import "./moves.css";

/** Before a move goes over while the table is off the record. It keeps nobody from sending. */
export function OffRecordWarning({ moves }: { moves: readonly Move[] }): React.ReactNode {
  const { talks } = useMatrix();
  const words = talks === null ? null : offRecordWarning(talks, moves);
  if (words === null) return null;
  return (
    <p className="move-off-record" role="note">
      <TriangleAlert size={16} aria-hidden /> <span>{words}</span>
    </p>
  );
}
