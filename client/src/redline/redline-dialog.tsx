import type { MatrixRow, MatrixTalks } from "@crosstable/shared/documents/matrix";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import type { ReactNode } from "react";

import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { markNow } from "../papers/export-mark.ts";
import { FileButton } from "../papers/file-button.tsx";
import { useMatrix } from "../sync/use-matrix.ts";
import { basesOf } from "./bases.ts";
import { redlineFile } from "./redline-file.ts";
import { RedlinePanel } from "./redline-panel.tsx";
import { usePassText } from "./use-pass-text.ts";

interface RedlineDialogProps {
  readonly row: MatrixRow;
  readonly talks: MatrixTalks;
  readonly number: number;
  readonly onClose: () => void;
}

/** A pass that was made, as a redline against an earlier one or the contract. */
export function RedlineDialog({ row, talks, number, onClose }: RedlineDialogProps): ReactNode {
  const { articles } = useMatrix();
  const { text, failure } = usePassText(row, number);
  const pass = row.passList.find((each) => each.number === number);
  if (pass === undefined) return null;
  const bases = basesOf(row, { sides: talks.sides, articles }, pass);
  return (
    <Dialog
      title={`Redline of ${proposalLabel(row)}, pass ${number}`}
      size="wide"
      isOpen
      onClose={onClose}
      footer={<Button onPress={onClose}>Close</Button>}
    >
      {failure === null ? (
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
      ) : (
        <p role="alert">{failure}</p>
      )}
    </Dialog>
  );
}
