import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { MinutesEntry } from "@crosstable/shared/moves/minutes";
import { useState } from "react";

import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { useMe } from "../../stores/me-store.ts";
import { useMatrix } from "../../sync/use-matrix.ts";
import { closeMoveDialog } from "../move-dialog-store.ts";
import { StatementForm } from "../statements/statement-form.tsx";
import { StatementsPart } from "../statements/statements-part.tsx";
import { MinutesForm } from "./minutes-form.tsx";
import { MinutesPart } from "./minutes-part.tsx";

import "../../components/view-chips.css";
import "../ground-rules.css";
import "./minutes.css";

export type MinutesOrStatements = "minutes" | "statements";

/** What is being written, in place of what can be read. */
type Writing =
  | { readonly writes: "nothing"; readonly wasLeft: boolean }
  | { readonly writes: "entry"; readonly corrects: MinutesEntry | null }
  | { readonly writes: "statement" };

interface MinutesDialogProps {
  readonly talks: MatrixTalks;
  /** What it begins with. */
  readonly part: MinutesOrStatements;
}

/** What both sides say together: the joint minutes, which stay at the table, and statements, which everybody reads. */
export function MinutesDialog(props: MinutesDialogProps): React.ReactNode {
  const { talks } = props;
  const { seat } = useMe();
  const { offeredMinutes } = useMatrix();
  const [part, setPart] = useState(props.part);
  const [writing, setWriting] = useState<Writing>({ writes: "nothing", wasLeft: false });
  const { side } = seat;
  const isChief = seat.role === "chief" || seat.role === "second";
  const leave = (): void => setWriting({ writes: "nothing", wasLeft: true });
  if (writing.writes !== "nothing" && side !== null) {
    const isEntry = writing.writes === "entry";
    return (
      <Dialog
        title={isEntry ? "Offer an entry for the joint minutes" : "Statement"}
        size="large"
        isOpen
        onClose={closeMoveDialog}
      >
        {isEntry ? (
          <MinutesForm {...{ talks, side }} corrects={writing.corrects} onEnd={leave} />
        ) : (
          <StatementForm {...{ talks, side }} onEnd={leave} />
        )}
      </Dialog>
    );
  }
  const waiting = {
    minutes: offeredMinutes.filter(({ end }) => end === null).length,
    statements: Object.values(talks.statementOffers).filter(Boolean).length,
  };
  const takesFocus = writing.writes === "nothing" && writing.wasLeft;
  const shared = { talks, side, isChief, takesFocus };
  return (
    <Dialog
      title="Minutes and statements"
      size="large"
      isOpen
      onClose={closeMoveDialog}
      footer={<Button onPress={closeMoveDialog}>Close</Button>}
    >
      <div className="view-chips minutes-parts" role="group" aria-label="What is shown">
        {PARTS.map(([each, words]) => (
          <button
            key={each}
            type="button"
            className="view-chip minutes-chip"
            aria-pressed={each === part}
            onClick={() => setPart(each)}
          >
            {words}
            {waiting[each] > 0 && <span> · {waiting[each]} not signed</span>}
          </button>
        ))}
      </div>
      {part === "minutes" ? (
        <MinutesPart
          {...shared}
          onWrite={(corrects) => setWriting({ writes: "entry", corrects })}
        />
      ) : (
        <StatementsPart {...shared} onWrite={() => setWriting({ writes: "statement" })} />
      )}
    </Dialog>
  );
}

const PARTS: readonly (readonly [MinutesOrStatements, string])[] = [
  ["minutes", "Joint minutes"],
  ["statements", "Statements"],
];
