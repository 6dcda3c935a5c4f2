import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import {
  changedRuleNames,
  GROUND_RULE_NAMES,
  groundRuleValue,
} from "@crosstable/shared/moves/ground-rule-words";
import {
  changedRules,
  type GroundRuleOffer,
  type GroundRules,
} from "@crosstable/shared/moves/ground-rules";
import type { Move } from "@crosstable/shared/moves/move";
import { SIDE_MARKS, type SideMark as Mark } from "@crosstable/shared/sides";
import { useState } from "react";

import { Age } from "../components/age.tsx";
import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { SideMark } from "../components/side-mark.tsx";
import { TextArea } from "../components/text-area.tsx";
import { useMySide } from "../stores/me-store.ts";
import { GroundRulesForm } from "./ground-rules-form.tsx";
import { closeMoveDialog } from "./move-dialog-store.ts";
import { SendLine } from "./send-line.tsx";
import { useJudge } from "./use-judge.ts";

import "./ground-rules.css";

const RULES = Object.keys(GROUND_RULE_NAMES) as (keyof GroundRules)[];

/** What the talks go by, what a chief would change of it, and the other chief's answer. */
export function GroundRulesDialog({ talks }: { talks: MatrixTalks }): React.ReactNode {
  const side = useMySide();
  const { offers, agreed } = talks.groundRuleTalks;
  const last = agreed.at(-1);
  return (
    <Dialog
      title="Ground rules"
      size="large"
      isOpen
      onClose={closeMoveDialog}
      footer={<Button onPress={closeMoveDialog}>Close</Button>}
    >
      <RuleList rules={talks.groundRules} names={RULES} />
      <p className="move-note">
        {last === undefined ? (
          "Nobody has changed them yet. Both chiefs agree to a change; each change is on the record."
        ) : (
          <>
            Both chiefs agreed to the last change <Age at={last.stamp.at} asOf={last.stamp.asOf} />.
          </>
        )}
      </p>
      {SIDE_MARKS.map((mark) => {
        const offer = offers[mark];
        return offer === null ? null : <Offer key={offer.hash} {...{ mark, offer, talks, side }} />;
      })}
      {/* It begins with what is in force: left as it was, it would propose to take back what both have just agreed to. */}
      {side !== null && (
        <GroundRulesForm key={JSON.stringify(talks.groundRules)} talks={talks} side={side} />
      )}
    </Dialog>
  );
}

function RuleList(props: {
  rules: GroundRules;
  names: readonly (keyof GroundRules)[];
}): React.ReactNode {
  return (
    <dl className="ground-rules">
      {props.names.map((name) => (
        <div key={name}>
          <dt>{GROUND_RULE_NAMES[name]}</dt>
          <dd>{groundRuleValue(props.rules, name)}</dd>
        </div>
      ))}
    </dl>
  );
}

interface OfferProps {
  readonly mark: Mark;
  readonly offer: GroundRuleOffer;
  readonly talks: MatrixTalks;
  readonly side: Mark | null;
}

/** A change that waits for its answer. Each answer is looked at once more, as the other side will read it, before it goes over. */
function Offer({ mark, offer, talks, side }: OfferProps): React.ReactNode {
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
      <RuleList
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
