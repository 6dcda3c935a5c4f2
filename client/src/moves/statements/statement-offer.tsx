import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { Move } from "@crosstable/shared/moves/move";
import type { StatementOffer } from "@crosstable/shared/moves/statements";
import { otherSide, type SideMark as Mark } from "@crosstable/shared/sides";
import { useState } from "react";

import { Age } from "../../components/age.tsx";
import { Button } from "../../components/button.tsx";
import { SideMark } from "../../components/side-mark.tsx";
import { TextArea } from "../../components/text-area.tsx";
import { MoveWarnings } from "../move-warnings.tsx";
import { SendLine } from "../send-line.tsx";
import { useJudge } from "../use-judge.ts";

interface StatementOfferProps {
  readonly of: Mark;
  readonly offer: StatementOffer;
  readonly talks: MatrixTalks;
  readonly side: Mark | null;
  readonly isChief: boolean;
}

/** A joint statement that waits for its second signature. Each answer is looked at once more before it goes over. */
export function StatementOfferCard(props: StatementOfferProps): React.ReactNode {
  const { of, offer, talks, side, isChief } = props;
  const judge = useJudge();
  const [answer, setAnswer] = useState<"sign" | "drop" | null>(null);
  const [words, setWords] = useState("");
  const { hash } = offer;
  const isOwn = of === side;
  const sign: Move = { kind: "sign-statement", hash };
  const drop: Move = { kind: "drop-statement", of, hash, words: words.trim() };
  const why = judge({ ...drop, words: "…" });
  const { short } = talks.sides[of];
  const waitsFor = isOwn || side === null ? talks.sides[otherSide(of)].short : "your side";
  return (
    <section className="ground-offer" aria-label={`Joint statement offered by ${short}`}>
      <h3>
        <SideMark side={of} />
        <span>
          {short} offers a joint statement, <Age at={offer.stamp.at} asOf={null} />
        </span>
      </h3>
      <p className="minutes-waits">Not published: it waits for {waitsFor}.</p>
      <blockquote className="move-quote">{offer.words}</blockquote>
      {isChief && answer === null && (
        <div className="ground-answers">
          {!isOwn && (
            <Button variant="primary" isDisabled={why !== null} onPress={() => setAnswer("sign")}>
              Sign this statement
            </Button>
          )}
          <Button isDisabled={why !== null} onPress={() => setAnswer("drop")}>
            {isOwn ? "Take it back" : "Decline it"}
          </Button>
          {why !== null && <span className="move-why">{why}</span>}
        </div>
      )}
      {answer === "sign" && (
        <>
          <MoveWarnings move={sign} />
          <SendLine
            act="Sign it: it is published at once"
            move={sign}
            onMade={() => setAnswer(null)}
            onNotNow={() => setAnswer(null)}
            takesFocus
          />
        </>
      )}
      {answer === "drop" && (
        <>
          <TextArea
            label={
              isOwn
                ? "Words for the record (may be left empty)"
                : "Why your side does not sign it (on the record)"
            }
            value={words}
            onChange={setWords}
            rows={2}
            autoFocus
          />
          <SendLine
            act={isOwn ? "Take the offer back" : "Decline the statement"}
            move={drop}
            onMade={() => setAnswer(null)}
            onNotNow={() => setAnswer(null)}
          />
        </>
      )}
    </section>
  );
}
