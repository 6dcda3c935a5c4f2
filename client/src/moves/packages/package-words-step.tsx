import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { Move } from "@crosstable/shared/moves/move";
import type { PackageState } from "@crosstable/shared/moves/package-state";
import { afterPackageWords, packageLabel } from "@crosstable/shared/moves/package-words";
import { otherSide } from "@crosstable/shared/sides";
import { useState } from "react";

import { TextArea } from "../../components/text-area.tsx";
import { MoveFrame } from "../move-frame.tsx";
import { MoveWarnings } from "../move-warnings.tsx";

/** What is said of a package as a whole with nothing but words. */
type Step = "reject" | "withdraw" | "decline";

interface Wording {
  readonly kind: Extract<
    Move["kind"],
    "reject-package" | "withdraw-package" | "decline-to-answer-package"
  >;
  readonly does: string;
  readonly act: string;
  readonly note: string;
  readonly label: string;
  /** The rule takes it with words alone. */
  readonly needsWords: boolean;
}

/** Rejects a package, takes it back or declines to answer it, and the words that go on the record with that. */
export function PackageWordsStep(props: {
  readonly offered: PackageState;
  readonly talks: MatrixTalks;
  readonly card: React.ReactNode;
  readonly step: Step;
}): React.ReactNode {
  const { offered, talks, card, step } = props;
  const [words, setWords] = useState("");
  const { kind, does, act, note, label, needsWords } = wordingOf(step, { offered, talks });
  const said = words.trim();
  const move: Move = { kind, package: offered.id, words: said };
  return (
    <MoveFrame
      title={`${does} ${packageLabel(talks.sides, offered)}`}
      act={act}
      size="large"
      move={needsWords && said === "" ? null : move}
      missing="Write the words for the record."
    >
      <MoveWarnings move={move} />
      <p className="move-note">{note}</p>
      <TextArea label={label} value={words} onChange={setWords} rows={3} autoFocus />
      {card}
    </MoveFrame>
  );
}

function wordingOf(step: Step, on: { offered: PackageState; talks: MatrixTalks }): Wording {
  const { offered, talks } = on;
  const label = "Words that go with it";
  switch (step) {
    case "reject":
      return {
        kind: "reject-package",
        does: "Reject",
        act: "Reject the package",
        note: `The whole package is refused. ${afterPackageWords(offered)}`,
        label,
        needsWords: false,
      };
    case "withdraw":
      return {
        kind: "withdraw-package",
        does: "Withdraw",
        act: "Withdraw the offer",
        note: `${talks.sides[otherSide(offered.side)].short} can accept it no more. ${afterPackageWords(offered)}`,
        label,
        needsWords: false,
      };
    case "decline":
      return {
        kind: "decline-to-answer-package",
        does: "Decline to answer",
        act: "Decline to answer",
        note: "Your side neither accepts nor rejects the package, and owes it no answer any more. It stays open, and your side may still answer it.",
        label: "Why your side does not answer",
        needsWords: true,
      };
  }
}
