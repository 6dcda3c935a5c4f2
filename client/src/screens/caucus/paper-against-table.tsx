import type { ReceivedProposal } from "@crosstable/shared/documents/caucus";
import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { isTextNotInSources } from "@crosstable/shared/record/text-not-in-sources";
import { useState } from "react";

import { Button } from "../../components/button.tsx";
import { RedlinePanel } from "../../redline/redline-panel.tsx";
import { useMe } from "../../stores/me-store.ts";

/** Whether what the other side has put on the table is what it had given on paper, and what of it is another. */
export function PaperAgainstTable(props: {
  proposal: ReceivedProposal;
  tabled: MatrixRow;
}): React.ReactNode {
  const { proposal, tabled } = props;
  const { sides } = useMe();
  const [isShown, setShown] = useState(false);
  const { sponsor } = tabled;
  const theirs = tabled.positions[sponsor];
  if (theirs === null || theirs.text === "" || proposal.text === "") return null;
  if (isTextNotInSources(theirs.text, theirs.stamp.asOf)) return null;
  const pass = `pass ${theirs.number} of ${proposalLabel(tabled)}`;
  if (theirs.text.trim() === proposal.text.trim())
    return <p className="drafts-note">Their {pass} is what was on paper, word for word.</p>;
  const base = { key: "paper", words: "What was on paper", text: proposal.text, pass: null };
  return (
    <>
      <p className="drafts-note">
        <strong>Their {pass} is not what was on paper.</strong>
      </p>
      <Button size="small" aria-expanded={isShown} onPress={() => setShown(!isShown)}>
        {isShown ? "Hide the difference" : "Show the difference"}
      </Button>
      {isShown && (
        <RedlinePanel row={tabled} sides={sides} side={sponsor} text={theirs.text} bases={[base]} />
      )}
    </>
  );
}
