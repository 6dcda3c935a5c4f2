import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import { wholeOf, type DeclareFinalWhole } from "@crosstable/shared/moves/declare-final-whole";
import { wholeWords } from "@crosstable/shared/moves/final-offer-words";
import { SIDE_MARKS, type SideMark } from "@crosstable/shared/sides";
import { useState } from "react";

import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { FinalOfferFact } from "../components/final-offer-fact.tsx";
import { useMe } from "../stores/me-store.ts";
import { useMatrix } from "../sync/use-matrix.ts";
import {
  FinalOfferFields,
  finalOfferSaid,
  isAskingMissing,
  NOTHING_WRITTEN,
} from "./final-offer-fields.tsx";
import { closeMoveDialog } from "./move-dialog-store.ts";
import { MoveFrame } from "./move-frame.tsx";
import { MoveWarnings } from "./move-warnings.tsx";

/** What each side calls its last, best and final offer on everything that it has on the table, and a new declaration. */
export function FinalWholeDialog({ talks }: { talks: MatrixTalks }): React.ReactNode {
  const { seat } = useMe();
  const [isDeclaring, setDeclaring] = useState(false);
  const { side } = seat;
  const isChief = side !== null && (seat.role === "chief" || seat.role === "second");
  const made = SIDE_MARKS.flatMap((mark) => talks.finalWholes[mark] ?? []);
  if (isDeclaring && side !== null) return <Declare talks={talks} side={side} />;
  return (
    <Dialog
      title="Last, best and final offers on the whole"
      isOpen
      onClose={closeMoveDialog}
      footer={
        <>
          <Button onPress={closeMoveDialog}>Close</Button>
          {isChief && (
            <Button variant="primary" onPress={() => setDeclaring(true)}>
              Declare all that we offer final
            </Button>
          )}
        </>
      }
    >
      {made.length === 0 && (
        <p className="move-note">Neither side has declared all that it offers final.</p>
      )}
      {made.map((whole) => (
        <section
          key={whole.side}
          className="final-whole"
          aria-label={talks.sides[whole.side].short}
        >
          <FinalOfferFact
            what={`${talks.sides[whole.side].short} calls all that it had on the table (${wholeWords(whole)})`}
            offer={whole}
            sides={talks.sides}
          />
        </section>
      ))}
      <p className="move-note">
        A final offer binds and closes nothing. What was on the table then is what stands in the
        record up to its row; later passes stand beside it.
      </p>
    </Dialog>
  );
}

function Declare({ talks, side }: { talks: MatrixTalks; side: SideMark }): React.ReactNode {
  const { stateForJudging: state } = useMatrix();
  const [written, setWritten] = useState(NOTHING_WRITTEN);
  const whole = state === null ? null : wholeOf(state, side);
  const isEmpty = whole === null || whole.texts + whole.packages === 0;
  const move: DeclareFinalWhole = { kind: "declare-final-whole", ...finalOfferSaid(written) };
  return (
    <MoveFrame
      title="Last, best and final offer on the whole"
      act="Declare all of it final"
      move={isEmpty || isAskingMissing(written) ? null : move}
      missing={
        isEmpty
          ? "Your side has nothing on the table that could be its last."
          : "Write in what words it was asked for."
      }
    >
      <p className="move-note">
        Your side says that all that it has on the table
        {!isEmpty && `, ${wholeWords(whole)},`} is as far as it goes. It binds and closes nothing;
        the record keeps who asked for it and in what words.
      </p>
      <MoveWarnings move={move} />
      <FinalOfferFields sides={talks.sides} side={side} written={written} onChange={setWritten} />
    </MoveFrame>
  );
}
