import { proposalLabel } from "@crosstable/shared/moves/case-state";
import type { Move } from "@crosstable/shared/moves/move";
import { isClosedStanding } from "@crosstable/shared/moves/standing";
import { undoing } from "@crosstable/shared/moves/undone";
import { otherSide } from "@crosstable/shared/sides";
import { useState } from "react";

import { Signs } from "../components/signs.tsx";
import { TextArea } from "../components/text-area.tsx";
import { useMatrix } from "../sync/use-matrix.ts";
import { MoveFrame } from "./move-frame.tsx";
import { MoveWarnings } from "./move-warnings.tsx";
import { NewerPass } from "./overtaken.tsx";
import type { OnProposal } from "./pass-dialog.tsx";

/** Refuses exactly one pass. */
export function RejectDialog({ row, talks, side }: OnProposal): React.ReactNode {
  const [theirs, setTheirs] = useState(() => row.positions[otherSide(side)]);
  const [words, setWords] = useState("");
  const number = theirs?.number ?? 0;
  return (
    <MoveFrame
      title={`Reject pass ${number} of ${proposalLabel(row)}`}
      act={`Reject pass ${number}`}
      move={{ kind: "reject", proposal: row.id, pass: number, words: words.trim() }}
      missing={null}
      afterRefusal={(sending) =>
        sending.refusal?.reason === "stale" && (
          <NewerPass
            {...{ row, side }}
            seen={theirs?.number}
            onRead={() => {
              setTheirs(row.positions[otherSide(side)]);
              sending.clear();
            }}
          />
        )
      }
    >
      <p className="move-note">
        The proposal stays on the table, and {talks.sides[otherSide(side)].short} may pass another
        text.
      </p>
      <blockquote className="move-quote">
        <Signs>{theirs?.text}</Signs>
      </blockquote>
      <TextArea
        label="Words for the record (may be left empty)"
        value={words}
        onChange={setWords}
        rows={3}
      />
    </MoveFrame>
  );
}

const WITHDRAWALS = [
  ["unconditional", "Unconditional", "It is off the table, whatever else happens."],
  ["conditional", "Conditional", "It is off the table as long as a condition holds."],
  [
    "without-prejudice",
    "Without prejudice",
    "It is off the table; nothing follows from that for your side's rights or later proposals.",
  ],
] as const;

/** Takes the own proposal off the table, and must say in which way. */
export function WithdrawDialog({ row }: OnProposal): React.ReactNode {
  const { rows } = useMatrix();
  const [parts] = useState(() =>
    rows.filter(
      ({ lineage, standing }) => lineage.partOf?.proposal === row.id && !isClosedStanding(standing),
    ),
  );
  const [lastPass] = useState(() => row.passList.at(-1)?.number ?? 1);
  const [undone] = useState(() => undoing(row));
  const [how, setHow] = useState<(typeof WITHDRAWALS)[number][0] | null>(null);
  const [condition, setCondition] = useState("");
  const [words, setWords] = useState("");
  const isComplete = how !== null && (how !== "conditional" || condition.trim() !== "");
  const said = {
    how: how ?? "unconditional",
    condition: how === "conditional" ? condition.trim() : null,
    words: words.trim(),
  };
  const move: Move = { kind: "withdraw", proposal: row.id, lastPass, ...said, ...undone };
  const partMoves = parts.map((part): Move => {
    const lastOfPart = part.passList.at(-1)?.number ?? 1;
    return {
      kind: "withdraw",
      proposal: part.id,
      lastPass: lastOfPart,
      ...said,
      ...undoing(part),
    };
  });
  return (
    <MoveFrame
      title={`Withdraw ${proposalLabel(row)}`}
      act={parts.length === 0 ? "Withdraw it" : "Withdraw all of it"}
      move={isComplete ? [...partMoves, move] : null}
      missing="Say in which way it is withdrawn, and on what condition."
    >
      {parts.length > 0 && (
        <p className="move-note">
          Its open parts go with it: {parts.map(proposalLabel).join(", ")}. To withdraw one part
          alone, open that part.
        </p>
      )}
      {[...partMoves, move].map((each, index) => (
        <MoveWarnings key={index} move={each} />
      ))}
      <fieldset className="move-choices">
        <legend>In which way?</legend>
        {WITHDRAWALS.map(([value, label, note]) => (
          <label key={value} className="move-choice">
            <input
              type="radio"
              name="how"
              value={value}
              checked={how === value}
              onChange={() => setHow(value)}
            />
            <strong>{label}</strong>
            <span className="move-choice-note">{note}</span>
          </label>
        ))}
      </fieldset>
      {how === "conditional" && (
        <TextArea label="On what condition?" value={condition} onChange={setCondition} rows={2} />
      )}
      <TextArea
        label="Words for the record (may be left empty)"
        value={words}
        onChange={setWords}
        rows={3}
      />
    </MoveFrame>
  );
}
