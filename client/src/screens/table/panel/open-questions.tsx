import type { MatrixRow, MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { Authorised } from "@crosstable/shared/moves/authorised";
import { isPastDue } from "@crosstable/shared/moves/past-due";
import { SIDE_MARKS } from "@crosstable/shared/sides";

import { Age } from "../../../components/age.tsx";
import { Signs } from "../../../components/signs.tsx";
import { timeHere } from "../../../components/time-in-zone.ts";
import { OfficialTime } from "../../../moves/official-time.tsx";
import { useNowMs } from "../../../stores/clock-store.ts";

/** What the standing rests on: the open question, the agreement and its signatures, the withdrawal, the last rejection. */
export function OpenQuestions({
  row,
  talks,
}: {
  row: MatrixRow;
  talks: MatrixTalks;
}): React.ReactNode {
  const { hold, agreement, withdrawal } = row;
  const side = (mark: "a" | "b" | null): string => (mark === null ? "" : talks.sides[mark].short);
  const rejection = row.standing === "rejected" ? row.rejections.at(-1) : undefined;
  const nowMs = useNowMs(60_000);
  const isOverdue = hold !== null && isPastDue(hold, nowMs);
  const answer = hold === null ? row.holdAnswers.at(-1) : undefined;
  return (
    <>
      {hold !== null && (
        <div className="panel-fact">
          <p>
            <strong>{side(hold.stamp.side)} asks</strong> about pass {hold.pass},{" "}
            {isOverdue ? <strong>overdue since</strong> : "answer due"} {timeHere(hold.due)}
            <OfficialTime at={hold.due} />
          </p>
          <blockquote>
            <Signs>{hold.words}</Signs>
          </blockquote>
        </div>
      )}
      {answer !== undefined && (
        <div className="panel-fact">
          <p>
            <strong>{side(answer.stamp.side)} answered</strong> the question about pass{" "}
            {answer.pass}, <Age at={answer.stamp.at} asOf={answer.stamp.asOf} />
          </p>
          <blockquote>
            <Signs>{answer.words}</Signs>
          </blockquote>
        </div>
      )}
      {rejection !== undefined && (
        <div className="panel-fact">
          <p>
            <strong>{side(rejection.stamp.side)} rejected</strong> pass {rejection.pass},{" "}
            <Age at={rejection.stamp.at} asOf={rejection.stamp.asOf} />. Still on the table.
          </p>
          {rejection.words !== "" && (
            <blockquote>
              <Signs>{rejection.words}</Signs>
            </blockquote>
          )}
        </div>
      )}
      {agreement !== null && (
        <div className="panel-fact panel-fact-agreed">
          <p>
            <strong>{side(agreement.stamp.side)} accepted</strong> pass {agreement.pass},{" "}
            <Age at={agreement.stamp.at} asOf={agreement.stamp.asOf} />
          </p>
          <Authority of={agreement} />
          <ul className="panel-signatures">
            {SIDE_MARKS.map((mark) => (
              <li key={mark}>
                {side(mark)}:{" "}
                {agreement.signatures[mark] === null
                  ? "not signed"
                  : `signed by ${agreement.signatures[mark].seatName}`}
                <Authority of={agreement.signatures[mark]} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {withdrawal !== null && (
        <div className="panel-fact">
          <p>
            <strong>Withdrawn</strong>{" "}
            {withdrawal.how === "without-prejudice"
              ? "without prejudice"
              : withdrawal.how === "conditional"
                ? "on a condition"
                : "unconditionally"}
            , <Age at={withdrawal.stamp.at} asOf={withdrawal.stamp.asOf} />
          </p>
          {withdrawal.condition !== null && (
            <>
              <p>The condition:</p>
              <blockquote>
                <Signs>{withdrawal.condition}</Signs>
              </blockquote>
              {withdrawal.words !== "" && <p>Said with it:</p>}
            </>
          )}
          {withdrawal.words !== "" && (
            <blockquote>
              <Signs>{withdrawal.words}</Signs>
            </blockquote>
          )}
        </div>
      )}
    </>
  );
}

/** What its chief shows of who inside the side has said yes. */
function Authority({ of }: { of: Authorised | null }): React.ReactNode {
  if (of?.authorisedBy === undefined) return null;
  return (
    <p className="panel-authority">
      <Signs>{of.authorisedBy}</Signs>
    </p>
  );
}
