import { proposalLabel } from "@crosstable/shared/moves/case-state";
import type { DeclareFinalOffer } from "@crosstable/shared/moves/declare-final-offer";
import { useState } from "react";

import { Signs } from "../components/signs.tsx";
import {
  FinalOfferFields,
  finalOfferSaid,
  isAskingMissing,
  NOTHING_WRITTEN,
} from "./final-offer-fields.tsx";
import { MoveFrame } from "./move-frame.tsx";
import { MoveWarnings } from "./move-warnings.tsx";
import type { OnProposal } from "./pass-dialog.tsx";

/** Calls the side's latest text its last, best and final offer, with who asked for one and how. */
export function FinalOfferDialog({ row, talks, side }: OnProposal): React.ReactNode {
  const [own] = useState(row.positions[side]);
  const [written, setWritten] = useState(NOTHING_WRITTEN);
  const move: DeclareFinalOffer = {
    kind: "declare-final-offer",
    proposal: row.id,
    pass: own?.number ?? 1,
    ...finalOfferSaid(written),
  };
  return (
    <MoveFrame
      title={`Last, best and final offer on ${proposalLabel(row)}`}
      act={`Declare pass ${move.pass} final`}
      move={isAskingMissing(written) ? null : move}
      missing="Write in what words it was asked for."
    >
      <p className="move-note">
        Your side says that its pass {move.pass} is as far as it goes. It binds and closes nothing;
        the record keeps who asked for it and in what words.
      </p>
      <MoveWarnings move={move} />
      <blockquote className="move-quote">
        <Signs>{own?.text}</Signs>
      </blockquote>
      <FinalOfferFields sides={talks.sides} side={side} written={written} onChange={setWritten} />
    </MoveFrame>
  );
}
