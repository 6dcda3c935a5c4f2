import type { MatrixRow, MatrixTalks } from "@crosstable/shared/documents/matrix";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { statusQuoText } from "@crosstable/shared/moves/cited-article";
import type { PassMove } from "@crosstable/shared/moves/pass";
import { passHash } from "@crosstable/shared/moves/pass-hash";
import { undoing } from "@crosstable/shared/moves/undone";
import type { SideMark } from "@crosstable/shared/sides";
import { otherSide } from "@crosstable/shared/sides";
import { useMemo, useState } from "react";

import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { splitSources } from "../components/split-sources.ts";
import { TextArea } from "../components/text-area.tsx";
import { basesOf } from "../redline/bases.ts";
import { RedlinePanel } from "../redline/redline-panel.tsx";
import { useDraftText } from "../sync/use-caucus.ts";
import { useMatrix } from "../sync/use-matrix.ts";
import { authorityOf } from "./authority-of.ts";
import { CommitteeWord } from "./committee-word.tsx";
import { LateTextNote } from "./late-text-note.tsx";
import { closeMoveDialog } from "./move-dialog-store.ts";
import { MoveFrame } from "./move-frame.tsx";
import { MoveWarnings } from "./move-warnings.tsx";
import { NewerText } from "./overtaken.tsx";
import { PassPreview } from "./pass-preview.tsx";
import { answeredPass } from "./possible-moves.ts";
import { RegressionNotes } from "./regression-notes.tsx";
import { useRegressions, waitsForComparison } from "./use-regressions.ts";

export interface OnProposal {
  readonly row: MatrixRow;
  readonly talks: MatrixTalks;
  readonly side: SideMark;
}

/**
 * Writing a pass, then the last look: exactly what the other side will get. The pass answers what was the other side's
 * latest when the dialog opened, so that a newer one is never answered unread.
 */
export function PassDialog({
  row,
  talks,
  side,
  text: given,
}: OnProposal & { text: string | null }): React.ReactNode {
  const draft = useDraftText(row.id);
  const { articles } = useMatrix();
  const [text, setText] = useState(given ?? draft?.toString() ?? "");
  const [isReviewing, setReviewing] = useState(given !== null);
  const [answers, setAnswers] = useState(() => answeredPass(row, side));
  const [undone, setUndone] = useState(() => undoing(row));
  const [authorisedBy, setAuthorisedBy] = useState("");
  const rows = useMemo(() => [row], [row]);
  const from = useMemo(() => [row.id], [row.id]);
  const regressions = useRegressions(rows, side, text);
  if (!isReviewing) {
    return (
      <WriteStep
        {...{ row, side, text, answers }}
        draft={draft?.toString() ?? ""}
        onText={setText}
        onReview={() => setReviewing(true)}
      />
    );
  }
  const number = row.passList.length + 1;
  const label = proposalLabel(row);
  const other = talks.sides[otherSide(side)].short;
  const isWritten = text.trim() !== "";
  const bases = isWritten
    ? basesOf(row, { sides: talks.sides, articles }, { side, number, answers })
    : [];
  const authority = authorityOf(authorisedBy);
  const { notes } = regressions;
  const move: PassMove = {
    kind: "pass",
    proposal: row.id,
    answers,
    text,
    ...authority,
    ...undone,
    ...(notes.length === 0 ? {} : { noted: [...notes] }),
  };
  return (
    <MoveFrame
      title={`As ${other} will see it`}
      act={answers === null ? `Pass to ${other}` : `Counter pass ${answers}`}
      size="large"
      move={isWritten ? move : null}
      missing="A pass needs words."
      waitsFor={waitsForComparison(regressions)}
      showsItself
      extraActions={<Button onPress={() => setReviewing(false)}>Back to the text</Button>}
      afterRefusal={(sending) =>
        sending.refusal?.reason === "stale" &&
        (undoing(row).undoes !== undone.undoes ? (
          <div className="move-stale">
            <Button
              onPress={() => {
                setUndone(undoing(row));
                sending.clear();
              }}
            >
              I have seen it. Go on with my text
            </Button>
          </div>
        ) : (
          <StaleChoices
            {...{ row, side }}
            onRead={() => {
              setAnswers(answeredPass(row, side));
              sending.clear();
              setReviewing(false);
            }}
            onStandAlone={() => {
              setAnswers(null);
              sending.clear();
            }}
          />
        ))
      }
    >
      <p className="move-note">
        What stands in the frame goes to {other}, to the mediator and into the record, and nothing
        of your caucus with it. It cannot be taken back or changed.
      </p>
      <LateTextNote {...{ talks, side, text, from }} what="A pass" />
      <RegressionNotes of={regressions} />
      <MoveWarnings move={move} />
      <CommitteeWord
        content={{ kind: "text", proposal: row.id, text }}
        shown={{ to: other, words: authorisedBy, onChange: setAuthorisedBy }}
      />
      <PassPreview
        sides={talks.sides}
        side={side}
        label={label}
        subject={row.title ?? row.subject}
        number={number}
        answers={answers}
        text={text}
        hash={passHash({ proposal: row.id, number, side, text })}
        {...authority}
      />
      {bases.length > 0 && (
        <>
          <h3 className="move-preview-heading">What it changes, shown to {other} as well</h3>
          <RedlinePanel sides={talks.sides} {...{ row, side, text, bases }} />
        </>
      )}
    </MoveFrame>
  );
}

interface WriteStepProps {
  readonly row: MatrixRow;
  readonly side: SideMark;
  readonly text: string;
  /** What stands in the caucus now: it may come after the dialog has opened, or be changed while it is. */
  readonly draft: string;
  readonly answers: number | null;
  readonly onText: (text: string) => void;
  readonly onReview: () => void;
}

function WriteStep({
  row,
  side,
  text,
  draft,
  answers,
  onText,
  onReview,
}: WriteStepProps): React.ReactNode {
  const { articles } = useMatrix();
  const own = row.positions[side]?.text ?? "";
  const theirs = row.positions[otherSide(side)]?.text ?? "";
  const begin = (label: string, from: string) =>
    from !== "" && (
      <Button size="small" onPress={() => onText(from)}>
        {label}
      </Button>
    );
  return (
    <Dialog
      title={
        answers === null
          ? `Pass a text on ${proposalLabel(row)}`
          : `Counter pass ${answers} of ${proposalLabel(row)}`
      }
      size="large"
      isOpen
      onClose={closeMoveDialog}
      footer={
        <>
          <Button onPress={closeMoveDialog}>Not now</Button>
          <Button variant="primary" isDisabled={text.trim() === ""} onPress={onReview}>
            Review as they will see it
          </Button>
        </>
      }
    >
      <p className="move-note">
        Only you see this until you pass it. Your side's shared draft in the caucus stays as it is.
      </p>
      <div className="move-begin" role="group" aria-label="Begin with">
        {begin("Our draft", draft)}
        {begin("Our last pass", own)}
        {begin("Their last pass", theirs)}
        {begin("Contract today", splitSources(statusQuoText(articles, row) ?? "").words)}
      </div>
      <TextArea label="Text of the pass" value={text} onChange={onText} rows={12} autoFocus />
    </Dialog>
  );
}

function StaleChoices(props: {
  row: MatrixRow;
  side: SideMark;
  onRead: () => void;
  onStandAlone: () => void;
}): React.ReactNode {
  return (
    <div className="move-stale">
      <NewerText row={props.row} side={props.side} />
      <Button onPress={props.onRead}>Answer the newer pass</Button>
      <Button onPress={props.onStandAlone}>Pass mine on its own, answering nothing</Button>
    </div>
  );
}
