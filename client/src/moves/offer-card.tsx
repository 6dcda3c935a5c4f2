import type { Move } from "@crosstable/shared/moves/move";
import type { Stamp } from "@crosstable/shared/record/stamp";
import type { SideMark as Mark, Sides } from "@crosstable/shared/sides";
import { useState, type ReactNode } from "react";

import { Age } from "../components/age.tsx";
import { Button } from "../components/button.tsx";
import { SideMark } from "../components/side-mark.tsx";
import { TextArea } from "../components/text-area.tsx";
import { SendLine } from "./send-line.tsx";
import { useJudge } from "./use-judge.ts";

import "./ground-rules.css";

interface OfferCardProps {
  readonly mark: Mark;
  /** The reader's own side; null for who is of neither and only reads. */
  readonly side: Mark | null;
  readonly sides: Sides;
  readonly offer: { readonly words: string; readonly stamp: Stamp };
  readonly agree: Move;
  readonly dropWith: (words: string) => Move;
  readonly says: {
    /** "Change proposed by Guild" */
    readonly label: string;
    readonly verb: string;
    readonly agree: string;
    readonly agreed: string;
    readonly takeBack: string;
    readonly decline: string;
  };
  /** What is offered. */
  readonly children: ReactNode;
}

/** An offer on the talks that waits for its answer. Each answer is looked at once more, as the other side will read it, before it goes over. */
export function OfferCard(props: OfferCardProps): ReactNode {
  const { mark, side, sides, offer, agree, dropWith, says, children } = props;
  const judge = useJudge();
  const [answer, setAnswer] = useState<"agree" | "drop" | null>(null);
  const [words, setWords] = useState("");
  const drop = dropWith(words.trim());
  const isOwn = mark === side;
  const why = judge(drop);
  const close = (): void => setAnswer(null);
  return (
    <section className="ground-offer" aria-label={says.label}>
      <h3>
        <SideMark side={mark} /> {sides[mark].short} {says.verb},{" "}
        <Age at={offer.stamp.at} asOf={null} />
      </h3>
      {children}
      {offer.words !== "" && <blockquote className="move-quote">{offer.words}</blockquote>}
      {side !== null && answer === null && (
        <div className="ground-answers">
          {!isOwn && (
            <Button variant="primary" isDisabled={why !== null} onPress={() => setAnswer("agree")}>
              {says.agree}
            </Button>
          )}
          <Button isDisabled={why !== null} onPress={() => setAnswer("drop")}>
            {isOwn ? "Take it back" : "Decline it"}
          </Button>
          {why !== null && <span className="move-why">{why}</span>}
        </div>
      )}
      {answer === "agree" && (
        <SendLine act={says.agreed} move={agree} onMade={close} onNotNow={close} takesFocus />
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
            act={isOwn ? says.takeBack : says.decline}
            move={drop}
            onMade={close}
            onNotNow={close}
          />
        </>
      )}
    </section>
  );
}
