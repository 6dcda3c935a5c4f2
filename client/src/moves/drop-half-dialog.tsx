import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { halfWords, openHalf, type Half } from "@crosstable/shared/moves/halves";
import type { SideMark } from "@crosstable/shared/sides";
import { useState } from "react";

import { Signs } from "../components/signs.tsx";
import { TextArea } from "../components/text-area.tsx";
import { MoveFrame } from "./move-frame.tsx";
import type { OnProposal } from "./pass-dialog.tsx";

/** Takes back what one side has begun, or declines it, exactly as it stood when the dialog was opened. */
export function DropHalfDialog({
  row,
  side,
  what,
  of,
}: OnProposal & { what: Half; of: SideMark }): React.ReactNode {
  const [half] = useState(() => openHalf(row, what, of));
  const [words, setWords] = useState("");
  const isOwn = of === side;
  const label = proposalLabel(row);
  const named = `the ${halfWords(what, label)}`;
  return (
    <MoveFrame
      title={isOwn ? `Take back ${named}` : `Decline ${named}`}
      act={isOwn ? "Take it back" : "Decline it"}
      move={
        half === null
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
      missing="There is nothing to take back."
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
