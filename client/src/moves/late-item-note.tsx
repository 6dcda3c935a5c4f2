import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import { isAfterDeadline } from "@crosstable/shared/moves/consent";
import { groundRuleValue } from "@crosstable/shared/moves/ground-rule-values";
import { otherSide, type SideMark } from "@crosstable/shared/sides";

import { useNowMs } from "../stores/clock-store.ts";

/** Says of a new item what the deadline makes of it, before it is sent. */
export function LateItemNote(props: { talks: MatrixTalks; side: SideMark }): React.ReactNode {
  const { talks, side } = props;
  const nowMs = useNowMs(1_000);
  if (!isAfterDeadline(talks, nowMs)) return null;
  return (
    <p className="move-late" role="note">
      The new-item deadline has passed: {groundRuleValue(talks.groundRules, "newItemDeadline")}. It
      will be shown as “new item, needs consent” and stands when{" "}
      {talks.sides[otherSide(side)].short} consents.
    </p>
  );
}
