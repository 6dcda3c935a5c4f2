import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import { changedRuleNames } from "@crosstable/shared/moves/ground-rule-words";
import { changedRules, type GroundRuleOffer } from "@crosstable/shared/moves/ground-rules";
import type { Move } from "@crosstable/shared/moves/move";
import type { SideMark as Mark } from "@crosstable/shared/sides";
import { useState } from "react";

import { Age } from "../components/age.tsx";
import { Button } from "../components/button.tsx";
import { SideMark } from "../components/side-mark.tsx";
import { TextArea } from "../components/text-area.tsx";
import { GroundRuleList } from "./ground-rule-list.tsx";
import { SendLine } from "./send-line.tsx";
import { useJudge } from "./use-judge.ts";

interface OfferProps {
  readonly mark: Mark;
  readonly offer: GroundRuleOffer;
  readonly talks: MatrixTalks;
  readonly side: Mark | null;
}

/** A change that waits for its answer. Each answer is looked at once more, as the other side will read it, before it goes over. */
export function GroundRuleOfferCard({ mark, offer, talks, side }: OfferProps): React.ReactNode {
  const judge = useJudge();
  const [answer, setAnswer] = useState<"agree" | "drop" | null>(null);
  const [words, setWords] = useState("");
  const { hash } = offer;
  const drop: Move = { kind: "drop-ground-rules", of: mark, hash, words: words.trim() };
  const isOwn = mark === side;
  const why = judge(drop);
  const { short } = talks.sides[mark];
  return (
    <section className="ground-offer" aria-label={`Change proposed by ${short}`}>
      <h3>
        <SideMark side={mark} /> {short} proposes, <Age at={offer.stamp.at} asOf={null} />
      </h3>
      <GroundRuleList
        rules={changedRules(talks.groundRules, offer.changes)}
        names={changedRuleNames(offer.changes)}
      />
      {offer.words !== "" && <blockquote className="move-quote">{offer.words}</blockquote>}
      {side !== null && answer === null && (
        <div className="ground-answers">
          {!isOwn && (
            <Button variant="primary" isDisabled={why !== null} onPress={() => setAnswer("agree")}>
              Agree to this change
            </Button>
          )}
          <Button isDisabled={why !== null} onPress={() => setAnswer("drop")}>
            {isOwn ? "Take it back" : "Decline it"}
          </Button>
          {why !== null && <span className="move-why">{why}</span>}
        </div>
      )}
      {answer === "agree" && (
        <SendLine
          act="Agree: it holds from now on"
          move={{ kind: "agree-ground-rules", hash }}
          onMade={() => setAnswer(null)}
          onNotNow={() => setAnswer(null)}
          takesFocus
        />
      )}
      {answer === "drop" && (
        <>
          <TextArea
            label="Words for the record (may be left empty)"
            value={words}
            onChange={setWords}
            rows={2}
            autoFocus
          />
          <SendLine
            act={isOwn ? "Take the change back" : "Decline the change"}
            move={drop}
            onMade={() => setAnswer(null)}
            onNotNow={() => setAnswer(null)}
          />
        </>
      )}
    </section>
  );
}
