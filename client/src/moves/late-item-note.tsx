import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import { isAfterDeadline } from "@crosstable/shared/moves/consent";
import { groundRuleValue } from "@crosstable/shared/moves/ground-rule-values";
import { otherSide, type SideMark } from "@crosstable/shared/sides";

import { Signs } from "../components/signs.tsx";
import { useNowMs } from "../stores/clock-store.ts";

interface LateItemProps {
  readonly talks: MatrixTalks;
  readonly side: SideMark;
  /** What of a splitting or merging is the new item; left out where all of the move is. */
  readonly item?: string;
}

/** Says of a new item what the deadline makes of it, before it is sent. */
export function LateItemNote({ talks, side, item }: LateItemProps): React.ReactNode {
  const nowMs = useNowMs(1_000);
  if (!isAfterDeadline(talks, nowMs)) return null;
  return (
    <p className="move-late" role="note">
      The new-item deadline has passed: {groundRuleValue(talks.groundRules, "newItemDeadline")}.{" "}
      {item === undefined ? (
        "It"
      ) : (
        <>
          <Signs>{item}</Signs> takes up nothing of what was on the table. It
        </>
      )}{" "}
      will be shown as “new item, needs consent” and stands when{" "}
      {talks.sides[otherSide(side)].short} consents.
    </p>
  );
}
