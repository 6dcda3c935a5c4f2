import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import { jointMinutes, type MinutesEntry } from "@crosstable/shared/moves/minutes";
import { useState } from "react";

import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { useMe } from "../../stores/me-store.ts";
import { useMatrix } from "../../sync/use-matrix.ts";
import { closeMoveDialog } from "../move-dialog-store.ts";
import { MinutesForm } from "./minutes-form.tsx";
import { MinutesList } from "./minutes-list.tsx";
import { MinutesOfferCard } from "./minutes-offer.tsx";
import { UnsignedMinutes } from "./unsigned-minutes.tsx";

import "../ground-rules.css";
import "./minutes.css";

/** What the form begins with; null while it is not open. */
type Writing = { readonly corrects: MinutesEntry | null } | null;

/** The joint minutes by session, what waits for a signature, and a new entry. */
export function MinutesDialog({ talks }: { talks: MatrixTalks }): React.ReactNode {
  const { seat } = useMe();
  const { offeredMinutes } = useMatrix();
  const [writing, setWriting] = useState<Writing>(null);
  const [wasLeft, setLeft] = useState(false);
  const { side } = seat;
  const isChief = seat.role === "chief" || seat.role === "second";
  const leave = (): void => {
    setWriting(null);
    setLeft(true);
  };
  if (writing !== null && side !== null) {
    return (
      <Dialog
        title="Offer an entry for the joint minutes"
        size="large"
        isOpen
        onClose={closeMoveDialog}
      >
        <MinutesForm {...{ talks, side }} corrects={writing.corrects} onEnd={leave} />
      </Dialog>
    );
  }
  return (
    <Dialog
      title="Joint minutes"
      size="large"
      isOpen
      onClose={closeMoveDialog}
      footer={<Button onPress={closeMoveDialog}>Close</Button>}
    >
      {offeredMinutes
        .filter(({ end }) => end === null)
        .map((offered) => (
          <MinutesOfferCard key={offered.number} {...{ offered, talks, side, isChief }} />
        ))}
      <MinutesList
        entries={jointMinutes(offeredMinutes)}
        talks={talks}
        onCorrect={isChief ? (corrects) => setWriting({ corrects }) : null}
      />
      {isChief &&
        (talks.sessions.length === 0 ? (
          <p className="move-note">
            Minutes tell of a session. A chief opens the first one above the table.
          </p>
        ) : (
          <Button autoFocus={wasLeft} onPress={() => setWriting({ corrects: null })}>
            Offer an entry
          </Button>
        ))}
      <UnsignedMinutes offered={offeredMinutes} talks={talks} />
      {side !== null && (
        <p className="move-note minutes-own">
          Your side keeps its own account in the notes of its caucus. Nobody else reads them.
        </p>
      )}
    </Dialog>
  );
}
