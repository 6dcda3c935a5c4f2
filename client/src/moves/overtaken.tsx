import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import { otherSide, type SideMark } from "@crosstable/shared/sides";

import { Button } from "../components/button.tsx";
import { Signs } from "../components/signs.tsx";

interface OvertakenProps {
  readonly row: MatrixRow;
  readonly side: SideMark;
}

/** The other side's latest text, where another came while a dialog was open. */
export function NewerText({ row, side }: OvertakenProps): React.ReactNode {
  const theirs = row.positions[otherSide(side)];
  return (
    theirs !== null && (
      <blockquote className="move-stale-text">
        Pass {theirs.number}: <Signs>{theirs.text}</Signs>
      </blockquote>
    )
  );
}

/** The newer text under a refusal, and the way on to it. Nothing while there is none. */
export function NewerPass({
  row,
  side,
  seen,
  onRead,
}: OvertakenProps & { seen: number | undefined; onRead: () => void }): React.ReactNode {
  const theirs = row.positions[otherSide(side)];
  if (theirs === null || theirs.number === seen) return null;
  return (
    <div className="move-stale">
      <NewerText {...{ row, side }} />
      <Button onPress={onRead}>Go on with pass {theirs.number}</Button>
    </div>
  );
}
