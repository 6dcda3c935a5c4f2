import { mustProposalId } from "@crosstable/shared/ids";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { partLabel } from "@crosstable/shared/moves/lineage";
import { otherSide } from "@crosstable/shared/sides";
import { useState } from "react";

import { TextArea } from "../components/text-area.tsx";
import { TextField } from "../components/text-field.tsx";
import { useMatrix } from "../sync/use-matrix.ts";
import { authorityOf } from "./authority-of.ts";
import { CommitteeWord } from "./committee-word.tsx";
import { freeLetters } from "./free-letters.ts";
import { LateItemNote } from "./late-item-note.tsx";
import { MoveFrame } from "./move-frame.tsx";
import type { OnProposal } from "./pass-dialog.tsx";

/** Adds a lettered part to a proposal that is on the table. */
export function AddPartDialog({ row, talks, side }: OnProposal): React.ReactNode {
  const { rows } = useMatrix();
  const [id] = useState(() => mustProposalId(`p-${crypto.randomUUID()}`));
  const [letter, setLetter] = useState(() => freeLetters(rows, row.id)[0] ?? "");
  const [subject, setSubject] = useState("");
  const [text, setText] = useState("");
  const [authorisedBy, setAuthorisedBy] = useState("");
  const label = proposalLabel(row);
  const other = talks.sides[otherSide(side)].short;
  const isLetter = /^[a-z]$/.test(letter);
  return (
    <MoveFrame
      title={`Add a part to ${label}`}
      act={`Add ${isLetter ? `${letter})` : "it"} before ${other}`}
      size="large"
      move={
        isLetter && subject.trim() !== ""
          ? {
              kind: "add-part",
              proposal: row.id,
              part: id,
              letter,
              subject: subject.trim(),
              text,
              ...authorityOf(authorisedBy),
            }
          : null
      }
      missing="Give the part a letter from a to z, and say what it is about."
    >
      <p className="move-note">
        The part is answered, agreed and withdrawn on its own, beside what {label} says now.
      </p>
      <LateItemNote talks={talks} side={side} />
      <div className="move-fields">
        <TextField
          label="Letter"
          description={`It will be cited as ${partLabel(label, isLetter ? letter : "…")}`}
          value={letter}
          onChange={(value) => setLetter(value.trim().toLowerCase())}
        />
        <TextField label="What it is about" value={subject} onChange={setSubject} autoFocus />
      </div>
      <TextArea label="Text of the part" value={text} onChange={setText} rows={8} />
      <CommitteeWord
        content={null}
        shown={{ to: other, words: authorisedBy, onChange: setAuthorisedBy }}
      />
    </MoveFrame>
  );
}
