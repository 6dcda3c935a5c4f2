import type { KnownHead } from "@crosstable/shared/verify/known-heads";
import { readKnownHead } from "@crosstable/shared/verify/read-known-head";
import { useState } from "react";

import { TextArea } from "../../components/text-area.tsx";

/** Where somebody gives heads that they have from a receipt, a paper or the other side. `onKnown` is told when all of them can be read. */
export function KnownField({
  onKnown,
}: {
  readonly onKnown: (known: readonly KnownHead[]) => void;
}): React.ReactNode {
  const [text, setText] = useState("");
  const wrong = linesOf(text).find((line) => readKnownHead(line) === null);
  return (
    <TextArea
      label="Heads that you know from elsewhere (may be left empty)"
      description="One a line: the number of the row, a colon, and its head or the four words of its fingerprint. From a receipt, a paper, or the other side by telephone. They show that nothing was left out at the end."
      rows={2}
      value={text}
      onChange={(next) => {
        setText(next);
        const known = linesOf(next).map(readKnownHead);
        if (known.every((each) => each !== null)) onKnown(known);
      }}
      {...(wrong === undefined ? {} : { errorMessage: `“${wrong}” is no row with its head.` })}
    />
  );
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
