import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { useState } from "react";

import { TextField } from "../components/text-field.tsx";
import { MoveFrame } from "./move-frame.tsx";
import { MoveWarnings } from "./move-warnings.tsx";
import type { OnProposal } from "./pass-dialog.tsx";

/** Another number for the own proposal. The old one still leads to it. */
export function RenumberDialog({ row }: OnProposal): React.ReactNode {
  const [number, setNumber] = useState("");
  const label = proposalLabel(row);
  const given = number.trim();
  const move =
    given === "" ? null : ({ kind: "renumber", proposal: row.id, number: given } as const);
  return (
    <MoveFrame
      title={`Renumber ${label}`}
      act="Renumber it"
      move={move}
      missing="Write the new number."
    >
      <p className="move-note">
        {row.number === null
          ? "It gets a number by which both sides cite it."
          : `Whoever cites ${row.number} is still led here, and nothing else ever gets that number.`}
      </p>
      <MoveWarnings move={move} />
      <TextField label="New number" value={number} onChange={setNumber} autoFocus />
    </MoveFrame>
  );
}
