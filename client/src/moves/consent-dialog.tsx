import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { useState } from "react";

import { Signs } from "../components/signs.tsx";
import { TextArea } from "../components/text-area.tsx";
import { MoveFrame } from "./move-frame.tsx";
import type { OnProposal } from "./pass-dialog.tsx";
import { shownHash } from "./shown-hash.ts";

const CHOICES = [
  [true, "Consent", "It is on the table like any other, and your side owes it an answer."],
  [false, "Refuse", "It does not stand. Your side may still consent later."],
] as const;

/** The answer to an item of the other side that came after the new-item deadline. */
export function ConsentDialog({ row, talks }: OnProposal): React.ReactNode {
  const [item] = useState(row.positions[row.sponsor]);
  const [consents, setConsents] = useState<boolean | null>(null);
  const [words, setWords] = useState("");
  const label = proposalLabel(row);
  const sponsor = talks.sides[row.sponsor].short;
  const hasRefused = (row.consent?.refused.length ?? 0) > 0;
  return (
    <MoveFrame
      title={`The late item ${label}`}
      act={consents === false ? "Refuse consent" : "Give consent"}
      size="large"
      move={
        consents === null || item === null
          ? null
          : {
              kind: "answer-new-item",
              proposal: row.id,
              hash: shownHash(row, item),
              consents,
              words: words.trim(),
            }
      }
      missing="Say whether your side consents."
    >
      <p className="move-note">
        {sponsor} offered this after the new-item deadline. Consent binds your side to bargain over
        it, and to nothing more.{hasRefused && " Your side has refused it and may still consent."}
      </p>
      <blockquote className="move-quote">
        <Signs>{item === null || item.text === "" ? row.subject : item.text}</Signs>
      </blockquote>
      <fieldset className="move-choices">
        <legend>Does your side consent?</legend>
        {CHOICES.filter(([value]) => value || !hasRefused).map(([value, name, note]) => (
          <label key={name} className="move-choice">
            <input
              type="radio"
              name="consents"
              checked={consents === value}
              onChange={() => setConsents(value)}
            />
            <strong>{name}</strong>
            <span className="move-choice-note">{note}</span>
          </label>
        ))}
      </fieldset>
      <TextArea
        label="Words for the record (may be left empty)"
        value={words}
        onChange={setWords}
        rows={2}
      />
    </MoveFrame>
  );
}
