import type { Move } from "@crosstable/shared/moves/move";
import { wallTimeMs } from "@crosstable/shared/session/expiration";
import { useState } from "react";

import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { TextArea } from "../components/text-area.tsx";
import { TextField } from "../components/text-field.tsx";
import { localText } from "../moves/local-text.ts";
import { TheyWillSee } from "../moves/they-will-see.tsx";
import { useSendMoves } from "../moves/use-send-moves.ts";
import { useCanMove } from "../stores/connection-store.ts";
import { serverNowMs, useMe } from "../stores/me-store.ts";
import { closeSessionQuestion, sessionQuestionStore } from "./session-question.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Opens a session, or adjourns the one that goes on and asks for the next date. */
export function SessionDialog(): React.ReactNode {
  // The session that is meant is the one that was asked about: another chief may have adjourned it meanwhile.
  const question = sessionQuestionStore((state) => state.question);
  const asked = question.asks === "adjourn" ? question.session : null;
  const onClose = closeSessionQuestion;
  const { clock } = useMe();
  const [next, setNext] = useState(() => localText(wallTimeMs(clock, serverNowMs()) + DAY_MS));
  const [hasNext, setHasNext] = useState(true);
  const [words, setWords] = useState("");
  const canMove = useCanMove();
  const sending = useSendMoves();
  const nextMs = Date.parse(next);
  const isReady = asked === null || !hasNext || !Number.isNaN(nextMs);
  const move = (): Move =>
    asked === null
      ? { kind: "open-session" }
      : {
          kind: "adjourn-session",
          session: asked.number,
          next: hasNext ? new Date(nextMs).toISOString() : null,
          words: words.trim(),
        };
  const send = async (): Promise<void> => {
    if (await sending.send([move()])) onClose();
  };
  const why = canMove.reason ?? sending.refusal?.words ?? null;
  return (
    <Dialog
      title={asked === null ? "Open a session" : `Adjourn session ${asked.number}`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Not now</Button>
          <Button
            variant="primary"
            isDisabled={!canMove.allowed || sending.isSending || !isReady}
            onPress={() => void send()}
          >
            {asked === null ? "Open the session" : "Adjourn"}
          </Button>
        </>
      }
    >
      {asked === null ? (
        <p>
          A bargaining day begins, on the record of both sides. While it goes on, negotiators may
          suppose things across the table off the record.
        </p>
      ) : (
        <>
          <p>
            The bargaining day ends, on the record of both sides. Whatever was supposed in it is
            gone from every screen.
          </p>
          <label className="session-choice">
            <input
              type="checkbox"
              checked={!hasNext}
              onChange={(event) => setHasNext(!event.target.checked)}
            />
            No next date is named
          </label>
          {hasNext && (
            <TextField
              label="The sides meet next (your local time, by the date on the wall)"
              type="datetime-local"
              value={next}
              onChange={setNext}
            />
          )}
          <TextArea label="Words for the record" value={words} onChange={setWords} rows={2} />
        </>
      )}
      {isReady && <TheyWillSee moves={[move()]} />}
      {why !== null && (
        <p className="session-why" role="alert">
          {why}
        </p>
      )}
    </Dialog>
  );
}
