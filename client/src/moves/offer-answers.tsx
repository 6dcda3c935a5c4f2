import type { Move } from "@crosstable/shared/moves/move";
import { useState, type ReactNode } from "react";

import { Button } from "../components/button.tsx";
import { TextArea } from "../components/text-area.tsx";
import { MoveWarnings } from "./move-warnings.tsx";
import { SendLine } from "./send-line.tsx";
import { useJudge } from "./use-judge.ts";

import "./ground-rules.css";

interface OfferAnswersProps {
  readonly isOwn: boolean;
  readonly agree: Move;
  readonly dropWith: (words: string) => Move;
  readonly says: {
    readonly agree: string;
    readonly agreed: string;
    readonly takeBack: string;
    readonly decline: string;
  };
  /** What is asked of who declines, where it takes a reason; left out where that may stay unsaid. */
  readonly asksWhy?: string;
}

/**
 * The answers to an offer that takes both chiefs: who made it takes it back, the other agrees or declines. Each is looked at once more, as the
 * other side will read it, before it goes over.
 */
export function OfferAnswers(props: OfferAnswersProps): ReactNode {
  const { isOwn, agree, dropWith, says, asksWhy } = props;
  const judge = useJudge();
  const [answer, setAnswer] = useState<"agree" | "drop" | null>(null);
  const [words, setWords] = useState("");
  const close = (): void => setAnswer(null);
  if (answer === "agree") {
    return (
      <>
        <MoveWarnings move={agree} />
        <SendLine act={says.agreed} move={agree} onMade={close} onNotNow={close} takesFocus />
      </>
    );
  }
  if (answer === "drop") {
    const unasked = "Words for the record (may be left empty)";
    return (
      <>
        <TextArea
          label={isOwn ? unasked : (asksWhy ?? unasked)}
          value={words}
          onChange={setWords}
          rows={2}
          autoFocus
        />
        <SendLine
          act={isOwn ? says.takeBack : says.decline}
          move={dropWith(words.trim())}
          onMade={close}
          onNotNow={close}
        />
      </>
    );
  }
  // A reason that is still to be written keeps nobody from beginning.
  const why = judge(dropWith("…"));
  return (
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
  );
}
