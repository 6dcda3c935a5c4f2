import { proposalLabel } from "@crosstable/shared/moves/case-state";
import type { FinalOfferAsker } from "@crosstable/shared/moves/declarations";
import type { DeclareFinalOffer } from "@crosstable/shared/moves/declare-final-offer";
import { otherSide } from "@crosstable/shared/sides";
import { useState } from "react";

import { Select } from "../components/select.tsx";
import { TextArea } from "../components/text-area.tsx";
import { MoveFrame } from "./move-frame.tsx";
import { MoveWarnings } from "./move-warnings.tsx";
import type { OnProposal } from "./pass-dialog.tsx";

/** Calls the side's latest text its last, best and final offer, with who asked for one and how. */
export function FinalOfferDialog({ row, talks, side }: OnProposal): React.ReactNode {
  const [own] = useState(row.positions[side]);
  const [askedBy, setAskedBy] = useState<FinalOfferAsker>("nobody");
  const [askedWords, setAskedWords] = useState("");
  const [words, setWords] = useState("");
  const other = otherSide(side);
  const isAsked = askedBy !== "nobody";
  const move: DeclareFinalOffer = {
    kind: "declare-final-offer",
    proposal: row.id,
    pass: own?.number ?? 1,
    askedBy,
    askedWords: isAsked ? askedWords.trim() : "",
    words: words.trim(),
  };
  return (
    <MoveFrame
      title={`Last, best and final offer on ${proposalLabel(row)}`}
      act={`Declare pass ${move.pass} final`}
      move={isAsked && askedWords.trim() === "" ? null : move}
      missing="Write in what words it was asked for."
    >
      <p className="move-note">
        Your side says that its pass {move.pass} is as far as it goes. It binds and closes nothing;
        the record keeps who asked for it and in what words.
      </p>
      <MoveWarnings move={move} />
      <blockquote className="move-quote">{own?.text}</blockquote>
      <Select<FinalOfferAsker>
        label="Who asked for it?"
        value={askedBy}
        choices={[
          { value: "nobody", words: "Nobody asked" },
          { value: other, words: talks.sides[other].short },
          { value: "mediator", words: "The mediator" },
        ]}
        onChange={setAskedBy}
      />
      {isAsked && (
        <TextArea
          label="In what words was it asked for?"
          value={askedWords}
          onChange={setAskedWords}
          rows={2}
        />
      )}
      <TextArea
        label="Words for the record (may be left empty)"
        value={words}
        onChange={setWords}
        rows={3}
      />
    </MoveFrame>
  );
}
