import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import {
  isOverdue,
  requestStanding,
  type InformationRequest,
  isWaiting,
  type RequestAnswer,
  type RequestStanding,
} from "@crosstable/shared/moves/information-request";
import type { SideMark as Mark } from "@crosstable/shared/sides";
import { useState } from "react";

import { Age } from "../components/age.tsx";
import { Button } from "../components/button.tsx";
import { Select } from "../components/select.tsx";
import { SideMark } from "../components/side-mark.tsx";
import { Signs } from "../components/signs.tsx";
import { TextArea } from "../components/text-area.tsx";
import { timeHere } from "../components/time-in-zone.ts";
import { useMatrix } from "../sync/use-matrix.ts";
import { OfficialTime } from "./official-time.tsx";
import { SendLine } from "./send-line.tsx";

const STANDINGS: Readonly<Record<RequestStanding, string>> = {
  open: "Open",
  partly: "Answered in part",
  answered: "Answered",
  withheld: "Withheld",
  "taken-back": "Taken back",
};

interface RequestCardProps {
  readonly request: InformationRequest;
  readonly talks: MatrixTalks;
  readonly side: Mark | null;
  readonly nowMs: number;
}

/** One request with every answer to it, and the place to answer it. */
export function RequestCard({ request, talks, side, nowMs }: RequestCardProps): React.ReactNode {
  const { rows } = useMatrix();
  const about = rows.find((row) => row.id === request.about);
  const standing = requestStanding(request);
  const mayAnswer =
    side !== null && side !== request.side && !["answered", "taken-back"].includes(standing);
  const { takenBack } = request;
  return (
    <li className={isOverdue(request, nowMs) ? "request request-overdue" : "request"}>
      <p className="request-head">
        <SideMark side={request.side} />
        <strong>
          Request {request.number}
          {about !== undefined && ` on ${proposalLabel(about)}`}
        </strong>
        <span className="request-standing">
          {standing === "withheld" && request.answers.some(({ how }) => how === "partly")
            ? "In part, the rest withheld"
            : STANDINGS[standing]}
        </span>
        <span className="request-due">
          {isOverdue(request, nowMs) ? "Overdue since" : "Due"} {timeHere(request.due)}
          <OfficialTime at={request.due} />
        </span>
      </p>
      <blockquote className="move-quote">
        <Signs>{request.words}</Signs>
      </blockquote>
      {request.answers.map((answer) => (
        <div key={answer.stamp.seq} className="request-answer">
          <p>
            <SideMark side={answer.stamp.side} />
            <span>
              {STANDINGS[answer.how]}, <Age at={answer.stamp.at} asOf={answer.stamp.asOf} />
              {answer.how === "withheld" && ". The reason:"}
            </span>
          </p>
          <blockquote className="move-quote">
            <Signs>{answer.words}</Signs>
          </blockquote>
        </div>
      ))}
      {takenBack !== undefined && (
        <div className="request-answer">
          <p>
            <SideMark side={takenBack.stamp.side} /> Taken back,{" "}
            <Age at={takenBack.stamp.at} asOf={takenBack.stamp.asOf} />
          </p>
          {takenBack.words !== "" && (
            <blockquote className="move-quote">
              <Signs>{takenBack.words}</Signs>
            </blockquote>
          )}
        </div>
      )}
      {side === request.side && isWaiting(request) && <TakeBackForm request={request} />}
      {mayAnswer && <AnswerForm request={request} asker={talks.sides[request.side].short} />}
    </li>
  );
}

const CHOICES = [
  { value: "answered", words: "This is the whole answer" },
  { value: "partly", words: "This is a part of the answer" },
  { value: "withheld", words: "We withhold it, for this reason" },
] as const;

function AnswerForm(props: { request: InformationRequest; asker: string }): React.ReactNode {
  const { request, asker } = props;
  const [isOpen, setOpen] = useState(false);
  const [how, setHow] = useState<RequestAnswer>("answered");
  const [words, setWords] = useState("");
  if (!isOpen)
    return (
      <Button size="small" onPress={() => setOpen(true)}>
        Answer request {request.number}
      </Button>
    );
  return (
    <div className="request-form">
      <Select label="What do you give?" value={how} choices={CHOICES} onChange={setHow} />
      <TextArea
        label={how === "withheld" ? "Why it is withheld" : "The answer"}
        value={words}
        onChange={setWords}
        rows={3}
        autoFocus
      />
      <SendLine
        act={`Send it to ${asker}`}
        move={{ kind: "answer-request", request: request.number, how, words: words.trim() }}
        onMade={() => {
          setWords("");
          setOpen(false);
        }}
        onNotNow={() => setOpen(false)}
      />
    </div>
  );
}

function TakeBackForm({ request }: { request: InformationRequest }): React.ReactNode {
  const [isOpen, setOpen] = useState(false);
  const [words, setWords] = useState("");
  const { number } = request;
  if (!isOpen)
    return (
      <Button size="small" onPress={() => setOpen(true)}>
        Take request {number} back
      </Button>
    );
  return (
    <div className="request-form">
      <TextArea
        label="Words for the record (may be left empty)"
        value={words}
        onChange={setWords}
        rows={2}
        autoFocus
      />
      <SendLine
        act="Take it back"
        move={{ kind: "take-back-request", request: number, words: words.trim() }}
        onMade={() => setOpen(false)}
        onNotNow={() => setOpen(false)}
      />
    </div>
  );
}
