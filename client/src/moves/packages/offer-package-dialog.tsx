import type { MatrixRow, MatrixTalks } from "@crosstable/shared/documents/matrix";
import { mustPackageId } from "@crosstable/shared/ids";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import type { Move } from "@crosstable/shared/moves/move";
import type { OfferPackage } from "@crosstable/shared/moves/offer-package";
import type { PackageDraft } from "@crosstable/shared/moves/package-draft";
import { packageHash } from "@crosstable/shared/moves/package-hash";
import type { PackageState } from "@crosstable/shared/moves/package-state";
import { packageLabel } from "@crosstable/shared/moves/package-words";
import { otherSide, type SideMark } from "@crosstable/shared/sides";
import { Fragment, useState } from "react";

import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { TextArea } from "../../components/text-area.tsx";
import { TextField } from "../../components/text-field.tsx";
import { useMatrix } from "../../sync/use-matrix.ts";
import { authorityOf } from "../authority-of.ts";
import { CommitteeWord } from "../committee-word.tsx";
import { LateTextNote } from "../late-text-note.tsx";
import { LocalTimeField } from "../local-time-field.tsx";
import { closeMoveDialog } from "../move-dialog-store.ts";
import { MoveFrame } from "../move-frame.tsx";
import { MoveWarnings } from "../move-warnings.tsx";
import { MemberRegressions } from "./member-regressions.tsx";
import { OpenUntil } from "./open-until.tsx";
import { PackageCard } from "./package-card.tsx";
import { PackageChoice } from "./package-choice.tsx";
import { usePackageDraft } from "./package-draft-store.ts";
import { memberOf } from "./possible-offers.ts";

import "./packages.css";

/**
 * Putting a package together, then the last look at it. The draft stays on this device until the package is offered or the draft
 * thrown away.
 */
export function OfferPackageDialog({
  talks,
  side,
}: {
  talks: MatrixTalks;
  side: SideMark;
}): React.ReactNode {
  const { rows, packages } = useMatrix();
  const { draft } = usePackageDraft();
  // What it was to answer may be over meanwhile; then it stands on its own.
  const answered = packages.find(({ id, end }) => id === draft.answers && end === null);
  const answers = answered?.id ?? null;
  // Frozen for the last look: what is sent is what was read there, whatever moves meanwhile.
  const [reviewed, setReviewed] = useState<OfferPackage | null>(null);
  if (reviewed !== null)
    return <LastLook {...{ talks, side, reviewed }} onBack={() => setReviewed(null)} />;
  return (
    <WriteStep
      {...{ talks, side, answered }}
      onReview={() => setReviewed(moveOf({ ...draft, answers }, { rows, side }))}
      missing={missingIn(draft, rows)}
    />
  );
}

interface WriteStepProps {
  readonly talks: MatrixTalks;
  readonly side: SideMark;
  readonly answered: PackageState | undefined;
  readonly missing: string | null;
  readonly onReview: () => void;
}

function WriteStep(props: WriteStepProps): React.ReactNode {
  const { talks, side, answered, missing, onReview } = props;
  const { draft, change, clear } = usePackageDraft();
  return (
    <Dialog
      title="Put a package together"
      size="large"
      isOpen
      onClose={closeMoveDialog}
      footer={
        <>
          {missing !== null && <span className="move-why">{missing}</span>}
          <Button onPress={clear} isDisabled={draft.members.length === 0}>
            Begin again
          </Button>
          <Button onPress={closeMoveDialog}>Not now</Button>
          <Button variant="primary" isDisabled={missing !== null} onPress={onReview}>
            Review as they will see it
          </Button>
        </>
      }
    >
      <p className="move-note">
        Only you see this until you offer it. It is kept on this device.
        {answered !== undefined &&
          ` It answers ${packageLabel(talks.sides, answered)}, which ends with it.`}
      </p>
      <PackageChoice
        side={side}
        members={draft.members}
        onChange={(members) => change({ members: [...members] })}
      />
      <TextArea
        label="What you say of the whole (part of the package)"
        value={draft.words}
        onChange={(words) => change({ words })}
        rows={2}
      />
      <div className="move-fields">
        <TextField label="Title" value={draft.title} onChange={(title) => change({ title })} />
        <LocalTimeField
          label="Open until (your local time)"
          description="Leave it empty for no such time."
          value={draft.openUntil}
          onChange={(openUntil) => change({ openUntil })}
        />
      </div>
    </Dialog>
  );
}

function LastLook({
  talks,
  side,
  reviewed,
  onBack,
}: {
  talks: MatrixTalks;
  side: SideMark;
  reviewed: OfferPackage;
  onBack: () => void;
}): React.ReactNode {
  const { rows, packages } = useMatrix();
  const { clear } = usePackageDraft();
  const other = talks.sides[otherSide(side)].short;
  const { package: id, title, words, answers, openUntil, members } = reviewed;
  const [authorisedBy, setAuthorisedBy] = useState("");
  const authority = authorityOf(authorisedBy);
  const move: Move = { ...reviewed, ...authority };
  const answered = packages.find((each) => each.id === answers);
  return (
    <MoveFrame
      title={`As ${other} will see it`}
      act={`Offer the package to ${other}`}
      size="large"
      move={move}
      missing={null}
      showsItself
      onMade={clear}
      extraActions={<Button onPress={onBack}>Back to the package</Button>}
    >
      <p className="move-note">
        This goes to {other}, to the mediator and into the record, all or none. The gallery shows
        that it was offered and what is in it, not its texts.
      </p>
      {members.map((member) => {
        const row = rows.find((each) => each.id === member.proposal);
        return member.offer === "pass" && row !== undefined ? (
          <Fragment key={row.id}>
            <LateTextNote
              {...{ talks, side }}
              text={member.text}
              from={[row.id]}
              what="A text in a package"
              on={proposalLabel(row)}
            />
            <MemberRegressions row={row} side={side} text={member.text} />
          </Fragment>
        ) : null;
      })}
      <MoveWarnings move={move} />
      <CommitteeWord
        content={{ kind: "offer", title, words, answers, openUntil, members }}
        shown={{ to: other, words: authorisedBy, onChange: setAuthorisedBy }}
      />
      <PackageCard
        {...{ talks, rows, side, title, words, members, ...authority }}
        number={packages.length + 1}
        facts={
          <>
            {answered !== undefined && `In answer to ${packageLabel(talks.sides, answered)}, `}
            <OpenUntil offered={{ openUntil }} />
          </>
        }
        hash={packageHash({ id, side, title, words, answers, openUntil, members })}
      />
    </MoveFrame>
  );
}

function missingIn(draft: PackageDraft, rows: readonly MatrixRow[]): string | null {
  const known = draft.members.filter((each) => rows.some(({ id }) => id === each.proposal));
  if (known.length === 0) return "Choose the proposals that belong to it.";
  const isEmpty = known.some((each) => each.offer === "pass" && each.text.trim() === "");
  if (isEmpty) return "A text that you offer has no words yet.";
  const isUnreadable = draft.openUntil !== "" && Number.isNaN(Date.parse(draft.openUntil));
  return isUnreadable ? "The time until which it is open cannot be read." : null;
}

function moveOf(
  draft: PackageDraft,
  at: { rows: readonly MatrixRow[]; side: SideMark },
): OfferPackage {
  const members = draft.members.flatMap(({ proposal, ...said }) => {
    const row = at.rows.find(({ id }) => id === proposal);
    return row === undefined ? [] : [memberOf(row, { side: at.side, ...said })];
  });
  const title = draft.title.trim();
  return {
    kind: "offer-package",
    package: mustPackageId(`k-${crypto.randomUUID()}`),
    title: title === "" ? null : title,
    words: draft.words.trim(),
    answers: draft.answers,
    openUntil: draft.openUntil === "" ? null : new Date(draft.openUntil).toISOString(),
    members,
  };
}
