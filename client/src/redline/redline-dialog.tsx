import type { MatrixRow, MatrixTalks } from "@crosstable/shared/documents/matrix";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { isTextNotInSources } from "@crosstable/shared/record/text-not-in-sources";
import type { ReactNode } from "react";

import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { Gap } from "../components/gap.tsx";
import { markNow } from "../papers/export-mark.ts";
import { FileButton } from "../papers/file-button.tsx";
import { useMatrix } from "../sync/use-matrix.ts";
import { basesOf, NO_EARLIER_TEXT } from "./bases.ts";
import { redlineFile } from "./redline-file.ts";
import { RedlinePanel } from "./redline-panel.tsx";
import { usePassText } from "./use-pass-text.ts";

interface RedlineDialogProps {
  readonly row: MatrixRow;
  readonly talks: MatrixTalks;
  readonly number: number;
  readonly onClose: () => void;
}

/** A pass that was made, as a redline against an earlier one or the contract, or the first one as all new. */
export function RedlineDialog({ row, talks, number, onClose }: RedlineDialogProps): ReactNode {
  const { articles } = useMatrix();
  const { text, failure } = usePassText(row, number);
  const pass = row.passList.find((each) => each.number === number);
  if (pass === undefined) return null;
  const earlier = basesOf(row, { sides: talks.sides, articles }, pass);
  const bases = earlier.length === 0 ? [NO_EARLIER_TEXT] : earlier;
  const isGap = text !== null && isTextNotInSources(text, pass.stamp.asOf);
  return (
    <Dialog
      title={`Redline of ${proposalLabel(row)}, pass ${number}`}
      size="wide"
      isOpen
      onClose={onClose}
      footer={<Button onPress={onClose}>Close</Button>}
    >
      {failure !== null && <p role="alert">{failure}</p>}
      {isGap && <Gap words={text} />}
      {failure === null && !isGap && (
        <RedlinePanel
          sides={talks.sides}
          side={pass.side}
          {...{ row, text, bases }}
          actions={({ base, redline }) => (
            <FileButton
              words="DOCX"
              of={`the redline of pass ${number}, with tracked changes`}
              make={() => redlineFile({ row, talks, pass, base, redline }, markNow(talks))}
            />
          )}
        />
      )}
    </Dialog>
  );
}
