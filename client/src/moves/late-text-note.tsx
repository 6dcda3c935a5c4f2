import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { ProposalId } from "@crosstable/shared/ids";
import { isAfterDeadline } from "@crosstable/shared/moves/consent";
import { groundRuleValue } from "@crosstable/shared/moves/ground-rule-values";
import { newInText } from "@crosstable/shared/moves/new-in-text";
import { knownBefore } from "@crosstable/shared/moves/new-item";
import { otherSide, type SideMark } from "@crosstable/shared/sides";
import { useMemo } from "react";

import { Signs } from "../components/signs.tsx";
import { shortened } from "../redline/change-words.ts";
import { useNowMs } from "../stores/clock-store.ts";
import { useMatrix } from "../sync/use-matrix.ts";

const MOST_SHOWN = 5;

interface LateTextProps {
  readonly talks: MatrixTalks;
  readonly side: SideMark;
  readonly text: string;
  /** The proposals of which it is a newer text, or of which it is made. */
  readonly from: readonly ProposalId[];
  /** What of it stands without consent: "A pass". */
  readonly what: string;
  /** What it is called where a dialog shows more than one text. */
  readonly on?: string;
}

/**
 * Says of a text after the new-item deadline what in it is new as a whole, before it goes over. Such a text needs no consent, and whether
 * it asks for more than before is for people to say; but nobody should bring in a late demand without knowing that it is one.
 */
export function LateTextNote(props: LateTextProps): React.ReactNode {
  const nowMs = useNowMs(1_000);
  return isAfterDeadline(props.talks, nowMs) ? <ComparedLate {...props} /> : null;
}

function ComparedLate({ talks, side, text, from, what, on }: LateTextProps): React.ReactNode {
  const { stateForJudging } = useMatrix();
  const known = useMemo(
    () => (stateForJudging === null ? null : knownBefore(stateForJudging, { from, side })),
    [stateForJudging, from, side],
  );
  const fresh = useMemo(() => (known === null ? [] : newInText(text, known)), [known, text]);
  if (fresh.length === 0) return null;
  const named = on === undefined ? "" : `, ${on}`;
  return (
    <div className="move-late" role="note" aria-label={`After the new-item deadline${named}`}>
      <p>
        The new-item deadline has passed: {groundRuleValue(talks.groundRules, "newItemDeadline")}.
        New in {on === undefined ? "this text" : `the text of ${on}`}, and in none of the latest
        texts before it:
      </p>
      <ul className="move-late-new">
        {[...new Set(fresh)].slice(0, MOST_SHOWN).map((sentence) => (
          <li key={sentence}>
            “<Signs>{shortened(sentence)}</Signs>”
          </li>
        ))}
      </ul>
      <p>
        {fresh.length > MOST_SHOWN && `And ${fresh.length - MOST_SHOWN} more. `}
        {what} stands without consent. If this is a new demand, {talks.sides[otherSide(side)].short}{" "}
        may say that it is late; as a part or a proposal of its own it is shown as “new item, needs
        consent”.
      </p>
    </div>
  );
}
