import type { MatrixRow, MatrixTalks } from "@crosstable/shared/documents/matrix";
import { statusQuoText } from "@crosstable/shared/moves/cited-article";
import { isAfterDeadline } from "@crosstable/shared/moves/consent";
import { groundRuleValue } from "@crosstable/shared/moves/ground-rule-values";
import { isTextNotInSources } from "@crosstable/shared/record/text-not-in-sources";
import { otherSide, type SideMark } from "@crosstable/shared/sides";
import { useMemo } from "react";

import { Signs } from "../components/signs.tsx";
import { shortened } from "../redline/change-words.ts";
import { useNowMs } from "../stores/clock-store.ts";
import { useMatrix } from "../sync/use-matrix.ts";
import { newInText } from "./new-in-text.ts";

const MOST_SHOWN = 5;

interface LateTextProps {
  readonly row: MatrixRow;
  readonly talks: MatrixTalks;
  readonly side: SideMark;
  readonly text: string;
}

/**
 * Says of a text after the new-item deadline what in it is new as a whole, before it goes over. A pass needs no consent, and whether
 * it asks for more than before is for people to say; but nobody should bring in a late demand without knowing that it is one.
 */
export function LateTextNote(props: LateTextProps): React.ReactNode {
  const nowMs = useNowMs(1_000);
  return isAfterDeadline(props.talks, nowMs) ? <ComparedLate {...props} /> : null;
}

function ComparedLate({ row, talks, side, text }: LateTextProps): React.ReactNode {
  const { articles } = useMatrix();
  const own = row.positions[side];
  const theirs = row.positions[otherSide(side)];
  const contract = statusQuoText(articles, row);
  const fresh = useMemo(() => {
    const before = own ?? theirs;
    // Where the sources do not say what was asked for, nothing can be told to be new.
    if (before === null || isTextNotInSources(before.text, before.stamp.asOf)) return [];
    return newInText(text, [before.text, theirs?.text ?? "", contract ?? ""]);
  }, [own, theirs, contract, text]);
  if (fresh.length === 0) return null;
  return (
    <div className="move-late" role="note" aria-label="After the new-item deadline">
      <p>
        The new-item deadline has passed: {groundRuleValue(talks.groundRules, "newItemDeadline")}.
        New in this text, and in none of the latest texts before it:
      </p>
      <ul className="move-late-new">
        {[...new Set(fresh)].slice(0, MOST_SHOWN).map((sentence) => (
          <li key={sentence}>
            “<Signs>{shortened(sentence)}</Signs>”
          </li>
        ))}
      </ul>
      <p>
        {fresh.length > MOST_SHOWN && `And ${fresh.length - MOST_SHOWN} more. `}A pass stands
        without consent. If this is a new demand, {talks.sides[otherSide(side)].short} may say that
        it is late; as a part or a proposal of its own it is shown as “new item, needs consent”.
      </p>
    </div>
  );
}
