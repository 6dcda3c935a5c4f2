import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { DeclareFinalPackage } from "@crosstable/shared/moves/declare-final-package";
import type { PackageState } from "@crosstable/shared/moves/package-state";
import { packageLabel } from "@crosstable/shared/moves/package-words";
import { useState } from "react";

import {
  FinalOfferFields,
  finalOfferSaid,
  isAskingMissing,
  NOTHING_WRITTEN,
} from "../final-offer-fields.tsx";
import { MoveFrame } from "../move-frame.tsx";
import { MoveWarnings } from "../move-warnings.tsx";

/** Calls a package of the own side its last, best and final offer, with who asked for one and how. */
export function FinalPackage(props: {
  readonly offered: PackageState;
  readonly talks: MatrixTalks;
  readonly card: React.ReactNode;
}): React.ReactNode {
  const { offered, talks, card } = props;
  const [written, setWritten] = useState(NOTHING_WRITTEN);
  const move: DeclareFinalPackage = {
    kind: "declare-final-package",
    package: offered.id,
    ...finalOfferSaid(written),
  };
  const { sides } = talks;
  return (
    <MoveFrame
      title={`Last, best and final offer: ${packageLabel(sides, offered)}`}
      act={`Declare package ${offered.number} final`}
      size="large"
      move={isAskingMissing(written) ? null : move}
      missing="Write in what words it was asked for."
    >
      <p className="move-note">
        Your side says that this package is as far as it goes. It binds and closes nothing; the
        record keeps who asked for it and in what words.
      </p>
      <MoveWarnings move={move} />
      <FinalOfferFields sides={sides} side={offered.side} written={written} onChange={setWritten} />
      {card}
    </MoveFrame>
  );
}
