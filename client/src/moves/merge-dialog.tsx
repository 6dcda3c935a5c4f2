import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import { mustProposalId, type ProposalId } from "@crosstable/shared/ids";
import { articleWords } from "@crosstable/shared/moves/article-words";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { commonArticle } from "@crosstable/shared/moves/common-article";
import type { Move } from "@crosstable/shared/moves/move";
import { isClosedStanding } from "@crosstable/shared/moves/standing";
import { otherSide } from "@crosstable/shared/sides";
import { useMemo, useState } from "react";

import { TextArea } from "../components/text-area.tsx";
import { TextField } from "../components/text-field.tsx";
import { useMatrix } from "../sync/use-matrix.ts";
import { LateItemNote } from "./late-item-note.tsx";
import { LateTextNote } from "./late-text-note.tsx";
import { MoveFrame } from "./move-frame.tsx";
import { MoveWarnings } from "./move-warnings.tsx";
import type { OnProposal } from "./pass-dialog.tsx";
import { RegressionNotes } from "./regression-notes.tsx";
import { useNewItems } from "./use-new-items.ts";
import { useRegressions, waitsForComparison } from "./use-regressions.ts";

/** Makes one proposal of several of the own side. Their old numbers lead to it for ever. */
export function MergeDialog({ row, talks, side }: OnProposal): React.ReactNode {
  const { rows } = useMatrix();
  const [id] = useState(() => mustProposalId(`p-${crypto.randomUUID()}`));
  // Each with the text that was seen when it was chosen, so that a counter in the same moment is never passed over unread.
  const [own] = useState(() => lastPassOf(row));
  const [others, setOthers] = useState<ReadonlyMap<ProposalId, number>>(new Map());
  const [number, setNumber] = useState("");
  const [subject, setSubject] = useState(row.subject);
  const [text, setText] = useState(row.positions[side]?.text ?? "");
  const choices = rows.filter(
    (each) => each.sponsor === side && each.id !== row.id && !isClosedStanding(each.standing),
  );
  const chosen = useMemo(
    () => [row, ...rows.filter(({ id: each }) => others.has(each))],
    [row, rows, others],
  );
  const from = useMemo(() => chosen.map(({ id: each }) => each), [chosen]);
  const regressions = useRegressions(chosen, side, text);
  const { notes } = regressions;
  const article = commonArticle(chosen);
  const toggle = (each: MatrixRow): void => {
    const after = new Map(others);
    if (!after.delete(each.id)) after.set(each.id, lastPassOf(each));
    setOthers(after);
  };
  const isComplete = others.size > 0 && subject.trim() !== "";
  const made = useMemo(() => [{ subject, text }], [subject, text]);
  const [isAllNew = false] = useNewItems(made, { from, side });
  const isNew = others.size > 0 && isAllNew;
  const move = !isComplete
    ? null
    : ({
        kind: "merge",
        proposal: id,
        from: [row.id, ...others.keys()],
        lastPasses: [own, ...others.values()],
        article,
        number: number.trim() === "" ? null : number.trim(),
        title: null,
        subject: subject.trim(),
        text,
        ...(isNew ? { isNew: true as const } : {}),
        ...(notes.length === 0 ? {} : { noted: [...notes] }),
      } satisfies Move);
  return (
    <MoveFrame
      title={`Merge ${proposalLabel(row)} with others`}
      act={`Merge them before ${talks.sides[otherSide(side)].short}`}
      size="large"
      move={move}
      missing="Choose at least one more proposal, and say what the new one is about."
      waitsFor={waitsForComparison(regressions)}
    >
      <p className="move-note">
        Texts that were passed on them stay readable there, and whoever cites one of them is led to
        the new one.
      </p>
      <fieldset className="move-choices move-many">
        <legend>With which of your side’s proposals?</legend>
        {choices.map((each) => (
          <label key={each.id} className="move-choice">
            <input type="checkbox" checked={others.has(each.id)} onChange={() => toggle(each)} />
            <span>
              <strong>{proposalLabel(each)}</strong>{" "}
              {proposalLabel(each) === each.subject ? "" : each.subject}
            </span>
          </label>
        ))}
      </fieldset>
      {others.size > 0 && <p className="move-note">{articleNote(chosen, article)}</p>}
      <MoveWarnings move={move} />
      <div className="move-fields">
        <TextField label="New number (may be left empty)" value={number} onChange={setNumber} />
        <TextField label="What it is about" value={subject} onChange={setSubject} />
      </div>
      <TextArea label="Text of the new proposal" value={text} onChange={setText} rows={6} />
      {isNew ? (
        <LateItemNote {...{ talks, side }} item="The new proposal" />
      ) : (
        others.size > 0 && <LateTextNote {...{ talks, side, text, from }} what="What is merged" />
      )}
      {others.size > 0 && <RegressionNotes of={regressions} />}
    </MoveFrame>
  );
}

/** Under which article the new one comes; nothing where none of them cites one. */
function articleNote(chosen: readonly MatrixRow[], article: string | null): string | null {
  if (article !== null)
    return `The new one comes under ${articleWords(article)}, as all of them do.`;
  return chosen.some((each) => each.article !== null)
    ? "They do not all cite the same article, so the new one cites none."
    : null;
}

function lastPassOf(row: MatrixRow): number {
  return row.passList.at(-1)?.number ?? 1;
}
