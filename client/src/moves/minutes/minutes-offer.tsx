import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { OfferedMinutes } from "@crosstable/shared/moves/minutes";
import type { Move } from "@crosstable/shared/moves/move";
import { otherSide, type SideMark as Mark } from "@crosstable/shared/sides";
import { useState } from "react";

import { Age } from "../../components/age.tsx";
import { Button } from "../../components/button.tsx";
import { SideMark } from "../../components/side-mark.tsx";
import { TextArea } from "../../components/text-area.tsx";
import { SendLine } from "../send-line.tsx";
import { useJudge } from "../use-judge.ts";

interface MinutesOfferProps {
  readonly offered: OfferedMinutes;
  readonly talks: MatrixTalks;
  readonly side: Mark | null;
  readonly isChief: boolean;
}

/** An entry that waits for the other side's signature. Each answer is looked at once more before it goes over. */
export function MinutesOfferCard(props: MinutesOfferProps): React.ReactNode {
  const { offered, talks, side, isChief } = props;
  const judge = useJudge();
  const [answer, setAnswer] = useState<"sign" | "drop" | null>(null);
  const [words, setWords] = useState("");
  const { number: entry, hash, side: offeredBy } = offered;
  const isOwn = offeredBy === side;
  const drop: Move = { kind: "drop-minutes", entry, hash, offeredBy, words: words.trim() };
  const why = judge({ ...drop, words: "…" });
  const { short } = talks.sides[offeredBy];
  const waitsFor = isOwn
    ? `waits for ${talks.sides[otherSide(offeredBy)].short}`
    : side === null
      ? `waits for ${talks.sides[otherSide(offeredBy)].short}`
      : "waits for your side";
  return (
    <section className="ground-offer" aria-label={`Entry ${entry}, offered by ${short}`}>
      <h3>
        <SideMark side={offeredBy} />
        <span>
          {short} offers entry {entry} of session {offered.session},{" "}
          <Age at={offered.stamp.at} asOf={null} />
        </span>
      </h3>
      <p className="minutes-waits">Not in the minutes: it {waitsFor}.</p>
      {offered.corrects !== null && (
        <p className="minutes-link">It corrects entry {offered.corrects}.</p>
      )}
      <blockquote className="move-quote">{offered.words}</blockquote>
      {isChief && answer === null && (
        <div className="ground-answers">
          {!isOwn && (
            <Button variant="primary" isDisabled={why !== null} onPress={() => setAnswer("sign")}>
              Sign these words
            </Button>
          )}
          <Button isDisabled={why !== null} onPress={() => setAnswer("drop")}>
            {isOwn ? "Take it back" : "Decline it"}
          </Button>
          {why !== null && <span className="move-why">{why}</span>}
        </div>
      )}
      {answer === "sign" && (
        <SendLine
          act={`Sign entry ${entry}: it stands for good`}
          move={{ kind: "sign-minutes", entry, hash }}
          onMade={() => setAnswer(null)}
          onNotNow={() => setAnswer(null)}
          takesFocus
        />
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
            act={isOwn ? "Take the entry back" : "Decline the entry"}
            move={drop}
            onMade={() => setAnswer(null)}
            onNotNow={() => setAnswer(null)}
          />
        </>
      )}
    </section>
  );
}
