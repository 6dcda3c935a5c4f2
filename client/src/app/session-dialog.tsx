import type { Move } from "@crosstable/shared/moves/move";
import { wallTimeMs } from "@crosstable/shared/session/expiration";
import { useState } from "react";

import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { TextArea } from "../components/text-area.tsx";
import { localText } from "../moves/local-text.ts";
import { LocalTimeField } from "../moves/local-time-field.tsx";
import { TheyWillSee } from "../moves/they-will-see.tsx";
import { useSendMoves } from "../moves/use-send-moves.ts";
import { useCanMove } from "../stores/connection-store.ts";
import { serverNowMs, useMe } from "../stores/me-store.ts";
import {
  closeSessionQuestion,
  sessionQuestionStore,
  type SessionQuestion,
} from "./session-question.ts";

/** What the act does, for whoever is about to do it. */
const MEANS: Record<SessionQuestion["asks"], string> = {
  nothing: "",
  open: "A bargaining day begins, on the record of both sides. While it goes on, negotiators may suppose things across the table off the record.",
  adjourn:
    "The bargaining day ends, on the record of both sides. Whatever was supposed in it is gone from every screen.",
  "go-off-record":
    "From now on observers are shown nothing, until either chief puts the table back on the record or adjourns. What is said meanwhile is in supposals and in each caucus. A move still binds, and goes on the record of both sides.",
  "go-on-record":
    "Observers follow again. They see how things stand now, and that the table was off the record from when to when; they see nothing of what happened meanwhile.",
};

function wordsOf(question: SessionQuestion): { title: string; act: string } {
  switch (question.asks) {
    case "go-off-record":
      return { title: "Go off the record", act: "Go off the record" };
    case "go-on-record":
      return { title: "Go back on the record", act: "Go back on the record" };
    case "adjourn":
      return { title: `Adjourn session ${question.session.number}`, act: "Adjourn" };
    case "open":
    case "nothing":
      return { title: "Open a session", act: "Open the session" };
  }
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Opens a session, adjourns the one that goes on and asks for the next date, or takes the table off the record and puts it back. */
export function SessionDialog(): React.ReactNode {
  // The session that is meant is the one that was asked about: another chief may have adjourned it meanwhile.
  const question = sessionQuestionStore((state) => state.question);
  const { title, act } = wordsOf(question);
  const isAdjourning = question.asks === "adjourn";
  const onClose = closeSessionQuestion;
  const { clock } = useMe();
  const [next, setNext] = useState(() => localText(wallTimeMs(clock, serverNowMs()) + DAY_MS));
  const [hasNext, setHasNext] = useState(true);
  const [words, setWords] = useState("");
  const canMove = useCanMove();
  const sending = useSendMoves();
  const nextMs = Date.parse(next);
  const isReady = !isAdjourning || !hasNext || !Number.isNaN(nextMs);
  const move = (): Move => {
    if (question.asks === "open" || question.asks === "nothing") return { kind: "open-session" };
    const session = question.session.number;
    if (question.asks !== "adjourn") return { kind: question.asks, session };
    const date = hasNext ? new Date(nextMs).toISOString() : null;
    return { kind: "adjourn-session", session, next: date, words: words.trim() };
  };
  const send = async (): Promise<void> => {
    if (await sending.send([move()])) onClose();
  };
  const why = canMove.reason ?? sending.refusal?.words ?? null;
  return (
    <Dialog
      title={title}
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
            {act}
          </Button>
        </>
      }
    >
      <p>{MEANS[question.asks]}</p>
      {isAdjourning && (
        <>
          <label className="session-choice">
            <input
              type="checkbox"
              checked={!hasNext}
              onChange={(event) => setHasNext(!event.target.checked)}
            />
            No next date is named
          </label>
          {hasNext && (
            <LocalTimeField
              label="The sides meet next (your local time, by the date on the wall)"
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
