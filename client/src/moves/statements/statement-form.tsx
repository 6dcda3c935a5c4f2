import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import { MAX_STATEMENT_CHARS } from "@crosstable/shared/limits";
import type { Move } from "@crosstable/shared/moves/move";
import { otherSide, type SideMark } from "@crosstable/shared/sides";

import { TextArea } from "../../components/text-area.tsx";
import { timeHere } from "../../components/time-in-zone.ts";
import { useNowMs } from "../../stores/clock-store.ts";
import { LocalTimeField } from "../local-time-field.tsx";
import { MoveWarnings } from "../move-warnings.tsx";
import { SendLine } from "../send-line.tsx";
import {
  NO_DRAFT,
  notBeforeMs,
  setStatementDraft,
  useStatementDraft,
  type StatementDraft,
} from "./statement-draft.ts";

/** A statement of the own side, or the words of a joint one. What is written stays on this device until it is sent. */
export function StatementForm(props: {
  readonly talks: MatrixTalks;
  readonly side: SideMark;
  /** It was sent, or left; what was written is still there then. */
  readonly onEnd: () => void;
}): React.ReactNode {
  const { talks, side, onEnd } = props;
  const draft = useStatementDraft();
  const nowMs = useNowMs(1_000);
  const own = talks.sides[side].short;
  const their = talks.sides[otherSide(side)].short;
  const move = moveOf(draft, nowMs);
  const choices = [
    [false, `${own} alone`, "It is out at once, with the server’s time. Nobody’s name is with it."],
    [true, "Both sides", `${their} signs exactly these words first. Only then is it out.`],
  ] as const;
  return (
    <>
      <p className="move-note">
        Until you send it, it is on this device alone: neither {their} nor your own side reads it.
      </p>
      <fieldset className="move-choices">
        <legend>Under whose name?</legend>
        {choices.map(([isJoint, name, note]) => (
          <label key={name} className="move-choice">
            <input
              type="radio"
              name="statement-by"
              checked={draft.isJoint === isJoint}
              onChange={() => setStatementDraft({ isJoint })}
            />
            <strong>{name}</strong>
            <span className="move-choice-note">{note}</span>
          </label>
        ))}
      </fieldset>
      <TextArea
        label="The statement, word for word"
        value={draft.words}
        onChange={(words) => setStatementDraft({ words })}
        rows={6}
        autoFocus
      />
      {!draft.isJoint && (
        <LocalTimeField
          label="Not before (your local time; may be left empty)"
          value={draft.notBefore}
          onChange={(notBefore) => setStatementDraft({ notBefore })}
          description="When the time has come, the table reminds you. You publish it yourself."
        />
      )}
      <MoveWarnings move={"missing" in move ? unsent(draft) : move} />
      <SendLine
        act={draft.isJoint ? `Offer it to ${their}` : "Publish it now"}
        move={move}
        onMade={() => {
          setStatementDraft(NO_DRAFT);
          onEnd();
        }}
        onNotNow={onEnd}
      />
    </>
  );
}

/** Also while its time has not come, so that a warning is read early. */
function unsent({ words, isJoint }: StatementDraft): Move {
  return isJoint
    ? { kind: "offer-statement", words: words.trim() }
    : { kind: "publish-statement", words: words.trim() };
}

function moveOf(draft: StatementDraft, nowMs: number): Move | { missing: string } {
  const over = draft.words.trim().length - MAX_STATEMENT_CHARS;
  if (over > 0) return { missing: `That is ${over} signs too long for one statement.` };
  const fromMs = draft.isJoint ? null : notBeforeMs(draft);
  if (fromMs !== null && fromMs > nowMs) {
    const at = timeHere(new Date(fromMs).toISOString());
    return { missing: `You keep it until ${at}. Empty the time to publish it sooner.` };
  }
  return unsent(draft);
}
