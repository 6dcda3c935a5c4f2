import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { halfWords, openHalf, type Half } from "@crosstable/shared/moves/halves";
import type { SideMark } from "@crosstable/shared/sides";
import { useState } from "react";

import { Signs } from "../components/signs.tsx";
import { TextArea } from "../components/text-area.tsx";
import { MoveFrame } from "./move-frame.tsx";
import type { OnProposal } from "./pass-dialog.tsx";
import { SaidMeanwhile, useSeen } from "./said-meanwhile.tsx";

/** Takes back what one side has begun, or declines it, exactly as it stood when the dialog was opened. */
export function DropHalfDialog({
  row,
  talks,
  side,
  what,
  of,
}: OnProposal & { what: Half; of: SideMark }): React.ReactNode {
  const now = openHalf(row, what, of);
  const said = useSeen(now);
  const half = said.seen;
  const [words, setWords] = useState("");
  const isOwn = of === side;
  const label = proposalLabel(row);
  const { short } = talks.sides[of];
  const named = `the ${halfWords(what, label)}`;
  return (
    <MoveFrame
      title={isOwn ? `Take back ${named}` : `Decline ${named}`}
      act={isOwn ? "Take it back" : "Decline it"}
      move={
        half === null || said.isOvertaken
          ? null
          : {
              kind: "drop-half",
              proposal: row.id,
              what,
              of,
              row: half.stamp.seq,
              words: words.trim(),
            }
      }
      missing={
        half === null ? "There is nothing to take back." : `Read first what ${short} has said.`
      }
      meanwhile={(sending) => (
        <SaidMeanwhile
          {...{ now, sending }}
          of={said}
          newer={`${short} has said it anew meanwhile.`}
          gone={`What ${short} had said of it does not stand any more.`}
        />
      )}
    >
      <p className="move-note">
        Nothing else about {label} changes, and either side may begin it again.
      </p>
      {half !== null && half.words !== "" && (
        <blockquote className="move-quote">
          <Signs>{half.words}</Signs>
        </blockquote>
      )}
      <TextArea
        label="Words for the record (may be left empty)"
        value={words}
        onChange={setWords}
        rows={3}
        autoFocus
      />
    </MoveFrame>
  );
}
