import { proposalLabel } from "@crosstable/shared/moves/case-state";
import type { Move } from "@crosstable/shared/moves/move";
import { otherSide } from "@crosstable/shared/sides";
import { useState } from "react";

import { Signs } from "../components/signs.tsx";
import { TextArea } from "../components/text-area.tsx";
import { serverNowMs } from "../stores/me-store.ts";
import { localText } from "./local-text.ts";
import { LocalTimeField } from "./local-time-field.tsx";
import { MoveFrame } from "./move-frame.tsx";
import type { OnProposal } from "./pass-dialog.tsx";
import { SaidMeanwhile, useSeen } from "./said-meanwhile.tsx";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** A question about the other side's pass, with the time by which it is to be answered. */
export function HoldDialog({ row, talks, side }: OnProposal): React.ReactNode {
  const [pass] = useState(() => row.positions[otherSide(side)]?.number ?? 0);
  const [words, setWords] = useState("");
  const [due, setDue] = useState(() => localText(serverNowMs() + DAY_MS));
  const dueMs = Date.parse(due);
  const isComplete = words.trim() !== "" && !Number.isNaN(dueMs);
  const move: Move = {
    kind: "hold",
    proposal: row.id,
    pass,
    words: words.trim(),
    due: isComplete ? new Date(dueMs).toISOString() : "",
  };
  return (
    <MoveFrame
      title={`Hold pass ${pass} of ${proposalLabel(row)}`}
      act="Put it on hold"
      move={isComplete ? move : null}
      missing="Write the question and name a time for the answer."
    >
      <p className="move-note">
        {talks.sides[otherSide(side)].short} will read this question. Their pass waits until it is
        answered.
      </p>
      <TextArea label="Question or request" value={words} onChange={setWords} rows={4} autoFocus />
      <LocalTimeField label="Answer due (your local time)" value={due} onChange={setDue} />
    </MoveFrame>
  );
}

/** The answer to the other side's question. */
export function AnswerHoldDialog({ row, talks, side }: OnProposal): React.ReactNode {
  const question = useSeen(row.hold);
  const hold = question.seen;
  const [words, setWords] = useState("");
  const other = talks.sides[otherSide(side)].short;
  const move: Move = {
    kind: "answer-hold",
    proposal: row.id,
    pass: hold?.pass ?? 0,
    row: hold?.stamp.seq ?? 0,
    words: words.trim(),
  };
  return (
    <MoveFrame
      title={`Answer the question on ${proposalLabel(row)}`}
      act="Give the answer"
      move={words.trim() === "" || hold === null || question.isOvertaken ? null : move}
      missing={
        hold === null
          ? "There is no question to answer."
          : question.isOvertaken
            ? "Read first what has come of the question."
            : "An answer needs words."
      }
      meanwhile={(sending) => (
        <SaidMeanwhile
          now={row.hold}
          of={question}
          sending={sending}
          newer={`${other} has asked something else meanwhile.`}
          gone="This question is not open any more."
        />
      )}
    >
      <blockquote className="move-quote">
        <Signs>{hold?.words}</Signs>
      </blockquote>
      <TextArea label="Your answer" value={words} onChange={setWords} rows={5} autoFocus />
    </MoveFrame>
  );
}
