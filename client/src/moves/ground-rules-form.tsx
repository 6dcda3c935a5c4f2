import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import { changesBetween } from "@crosstable/shared/moves/ground-rules";
import type { Move } from "@crosstable/shared/moves/move";
import { otherSide, type SideMark } from "@crosstable/shared/sides";
import { useEffect, useRef, useState } from "react";

import { Button } from "../components/button.tsx";
import { NotDone } from "../components/not-done.tsx";
import { TextArea } from "../components/text-area.tsx";
import { GroundRuleFields } from "./ground-rule-fields.tsx";
import { draftOf, readDraft } from "./ground-rules-draft.ts";
import { TheyWillSee } from "./they-will-see.tsx";
import { useJudge } from "./use-judge.ts";
import { useSendMoves } from "./use-send-moves.ts";

/** Proposes a change. What is left as it is in force is not part of the proposal. */
export function GroundRulesForm(props: {
  readonly talks: MatrixTalks;
  readonly side: SideMark;
  /** It was proposed, or left. */
  readonly onEnd: () => void;
}): React.ReactNode {
  const { talks, side, onEnd } = props;
  const [draft, setDraft] = useState(() =>
    draftOf(talks.groundRules, talks.expiration?.zone ?? talks.sides[side].zone),
  );
  const [words, setWords] = useState("");
  const judge = useJudge();
  const sending = useSendMoves();
  // The button that opened it is gone, and whoever has no mouse begins at its top.
  const form = useRef<HTMLElement>(null);
  useEffect(() => form.current?.focus(), []);

  const read = readDraft(draft);
  const move: Move | null =
    "missing" in read
      ? null
      : {
          kind: "propose-ground-rules",
          changes: changesBetween(talks.groundRules, read.rules),
          words: words.trim(),
        };
  const their = talks.sides[otherSide(side)].short;
  const isTheirsOpen = talks.groundRuleTalks.offers[otherSide(side)] !== null;
  const why = "missing" in read ? read.missing : move === null ? null : judge(move);
  const propose = async (): Promise<void> => {
    if (move !== null && (await sending.send([move]))) onEnd();
  };
  return (
    <section ref={form} tabIndex={-1} className="ground-form" aria-label="Propose a change">
      {isTheirsOpen && (
        <p className="move-late" role="status">
          {their} proposes a change, too. “Not now” leads to it.
        </p>
      )}
      <GroundRuleFields
        draft={draft}
        onChange={(changed) => setDraft((now) => ({ ...now, ...changed }))}
      />
      <div className="ground-last">
        <TextArea
          label="Words for the record (may be left empty)"
          value={words}
          onChange={setWords}
          rows={1}
        />
        {move !== null && why === null && <TheyWillSee moves={[move]} />}
      </div>
      <div className="ground-answers ground-send">
        <Button
          variant="primary"
          isDisabled={why !== null || sending.isSending}
          onPress={() => void propose()}
        >
          {sending.isSending ? "Sending" : `Propose it to ${their}`}
        </Button>
        <Button onPress={onEnd}>Not now</Button>
        {why !== null && <span className="move-why">{why}</span>}
      </div>
      <NotDone why={sending.refusal?.words ?? null} />
    </section>
  );
}
