import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { Move } from "@crosstable/shared/moves/move";
import type { PackageState } from "@crosstable/shared/moves/package-state";
import { packageLabel } from "@crosstable/shared/moves/package-words";
import { useState } from "react";

import { TextArea } from "../../components/text-area.tsx";
import { MoveFrame } from "../move-frame.tsx";
import { MoveWarnings } from "../move-warnings.tsx";

/** Says that the own side will not answer a package of the other, and why. */
export function DeclinePackageStep(props: {
  readonly offered: PackageState;
  readonly talks: MatrixTalks;
  readonly card: React.ReactNode;
}): React.ReactNode {
  const { offered, talks, card } = props;
  const [words, setWords] = useState("");
  const label = packageLabel(talks.sides, offered);
  const move: Move = {
    kind: "decline-to-answer-package",
    package: offered.id,
    words: words.trim(),
  };
  return (
    <MoveFrame
      title={`Decline to answer ${label}`}
      act="Decline to answer"
      size="large"
      move={words.trim() === "" ? null : move}
      missing="Write the words for the record."
    >
      <MoveWarnings move={move} />
      <p className="move-note">
        Your side neither accepts nor rejects the package, and owes it no answer any more. It stays
        open, and your side may still answer it.
      </p>
      <TextArea
        label="Why your side does not answer"
        value={words}
        onChange={setWords}
        rows={3}
        autoFocus
      />
      {card}
    </MoveFrame>
  );
}
