import type { MatrixRow, MatrixTalks } from "@crosstable/shared/documents/matrix";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import type { SideMark } from "@crosstable/shared/sides";
import { useState, type ReactNode } from "react";

import { Button } from "../components/button.tsx";
import { useMatrix } from "../sync/use-matrix.ts";
import { basesOf } from "./bases.ts";
import { RedlinePanel } from "./redline-panel.tsx";

import "./redline.css";

interface AskedRedlineProps {
  readonly row: MatrixRow;
  readonly talks: MatrixTalks;
  readonly side: SideMark;
  readonly answers: number | null;
  readonly text: string;
  /** How many passes there were on the proposal when the text was offered; null while it is not. */
  readonly passesThen: number | null;
}

/** What one of several texts changes, when somebody asks for it: a package or a transmittal may have many. */
export function AskedRedline(props: AskedRedlineProps): ReactNode {
  const { row, talks, side, answers, text, passesThen } = props;
  const [isOpen, setOpen] = useState(false);
  const { articles } = useMatrix();
  const pass = { side, number: (passesThen ?? row.passList.length) + 1, answers };
  const bases = basesOf(row, { sides: talks.sides, articles }, pass);
  if (bases.length === 0) return null;
  return (
    <div className="redline-asked">
      <Button
        size="small"
        aria-expanded={isOpen}
        aria-label={`Redline of ${proposalLabel(row)}`}
        onPress={() => setOpen(!isOpen)}
      >
        {isOpen ? "Hide the redline" : "Redline"}
      </Button>
      {isOpen && <RedlinePanel sides={talks.sides} {...{ row, side, text, bases }} />}
    </div>
  );
}
