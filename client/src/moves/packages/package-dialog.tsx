import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { PackageId } from "@crosstable/shared/ids";
import { judgeMove, type Move } from "@crosstable/shared/moves/move";
import { isPastOpenUntil, type PackageState } from "@crosstable/shared/moves/package-state";
import {
  acceptingPackageWords,
  afterPackageWords,
  packageLabel,
} from "@crosstable/shared/moves/package-words";
import { useState } from "react";

import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { PackageDocxButton } from "../../redline/package-docx-button.tsx";
import { useNowMs } from "../../stores/clock-store.ts";
import { serverNowMs, useMe } from "../../stores/me-store.ts";
import { useMatrix } from "../../sync/use-matrix.ts";
import { authorityOf } from "../authority-of.ts";
import { CommitteeWord } from "../committee-word.tsx";
import { closeMoveDialog, openMoveDialog } from "../move-dialog-store.ts";
import { MoveFrame } from "../move-frame.tsx";
import { counterOf } from "./counter-of.ts";
import { FinalPackage } from "./final-package.tsx";
import { usePackageDraft } from "./package-draft-store.ts";
import { PackageWordsStep } from "./package-words-step.tsx";
import { ShownPackage, shownHash } from "./shown-package.tsx";
import { SignPackage } from "./sign-package.tsx";

import "./packages.css";

type Step = "read" | "accept" | "reject" | "decline" | "withdraw" | "sign" | "final";

/** One package in full, and whatever this seat may do with it. */
export function PackageDialog({
  talks,
  id,
}: {
  talks: MatrixTalks;
  id: PackageId;
}): React.ReactNode {
  const { packages, rows } = useMatrix();
  const [step, setStep] = useState<Step>("read");
  const offered = packages.find((each) => each.id === id);
  if (offered === undefined) return null;
  const card = <ShownPackage {...{ offered, talks, rows }} />;
  const on = { offered, talks, card };
  switch (step) {
    case "read":
      return <ReadStep {...on} onStep={setStep} />;
    case "accept":
      return <AcceptStep {...on} />;
    case "reject":
    case "withdraw":
    case "decline":
      return <PackageWordsStep {...on} step={step} />;
    case "final":
      return <FinalPackage {...on} />;
    case "sign":
      return <SignPackage {...{ offered, talks, rows }} />;
  }
}

interface StepProps {
  readonly offered: PackageState;
  readonly talks: MatrixTalks;
  readonly card: React.ReactNode;
}

function ReadStep({
  offered,
  talks,
  card,
  onStep,
}: StepProps & { onStep: (step: Step) => void }): React.ReactNode {
  const { seat } = useMe();
  const { rows } = useMatrix();
  const { change } = usePackageDraft();
  const nowMs = useNowMs(1_000);
  const why = useWhyNot(offered);
  const isLive = offered.end === null && !isPastOpenUntil(offered, nowMs);
  const isOwn = offered.side === seat.side;
  const isChief = seat.side !== null && (seat.role === "chief" || seat.role === "second");
  const unsigned = rows.filter(
    ({ agreement }) =>
      agreement?.package === offered.id &&
      seat.side !== null &&
      agreement.signatures[seat.side] === null,
  ).length;
  const counter = (): void => {
    change(counterOf(offered, rows));
    openMoveDialog({ kind: "offer-package" });
  };
  return (
    <Dialog
      title={packageLabel(talks.sides, offered)}
      size="large"
      isOpen
      onClose={closeMoveDialog}
      footer={
        <>
          {isChief && isLive && why !== null && <span className="move-why">{why}</span>}
          <Button onPress={() => openMoveDialog({ kind: "packages" })}>All packages</Button>
          {isChief && isLive && isOwn && (
            <>
              {offered.finalOffer === undefined && (
                <Button isDisabled={why !== null} onPress={() => onStep("final")}>
                  Final offer
                </Button>
              )}
              <Button isDisabled={why !== null} onPress={() => onStep("withdraw")}>
                Withdraw the offer
              </Button>
            </>
          )}
          {isChief && isLive && !isOwn && (
            <>
              {offered.declined === undefined && (
                <Button isDisabled={why !== null} onPress={() => onStep("decline")}>
                  Decline to answer
                </Button>
              )}
              <Button isDisabled={why !== null} onPress={() => onStep("reject")}>
                Reject
              </Button>
              <Button isDisabled={why !== null} onPress={counter}>
                Answer with a package
              </Button>
              <Button variant="primary" isDisabled={why !== null} onPress={() => onStep("accept")}>
                Accept as a whole
              </Button>
            </>
          )}
          {isChief && unsigned > 0 && (
            <Button variant="primary" onPress={() => onStep("sign")}>
              {unsigned === 1 ? "Sign its text" : `Sign its ${unsigned} texts`}
            </Button>
          )}
        </>
      }
    >
      <p className="move-note">{allOrNoneWords(offered)}</p>
      <p className="package-file">
        <PackageDocxButton offered={offered} talks={talks} />
      </p>
      {card}
    </Dialog>
  );
}

/** What holds of it as a whole: while it is open, and after its end. */
function allOrNoneWords({ end, revert }: PackageState): string {
  if (end === null) {
    const failed = "Refused, withdrawn or lapsed,";
    return `All or none. While it is open, none of its proposals can be had by itself. ${
      revert === "stand-alone-returns"
        ? `${failed} each stands as it stood before.`
        : `${failed} the positions that it replaced fall with it.`
    }`;
  }
  return end.how === "accepted"
    ? "It was accepted as a whole. Neither side changes a part of it alone."
    : `It is over: nothing here is on offer any more. ${afterPackageWords({ revert })}`;
}

function AcceptStep({ offered, talks, card }: StepProps): React.ReactNode {
  const [hash] = useState(() => shownHash(offered));
  const [authorisedBy, setAuthorisedBy] = useState("");
  const other = talks.sides[offered.side].short;
  return (
    <MoveFrame
      title={`Accept ${packageLabel(talks.sides, offered)}`}
      act="Accept the whole package"
      size="large"
      move={{ kind: "accept-package", package: offered.id, hash, ...authorityOf(authorisedBy) }}
      missing={null}
    >
      <p className="move-note">{acceptingPackageWords(offered.members)}</p>
      <CommitteeWord
        content={{ kind: "package", package: offered.id, hash }}
        shown={{ to: other, words: authorisedBy, onChange: setAuthorisedBy }}
      />
      {card}
    </MoveFrame>
  );
}

/** The rule's own words why this package cannot be answered or taken back now, or null. */
function useWhyNot(offered: PackageState): string | null {
  const { seat } = useMe();
  const { stateForJudging } = useMatrix();
  if (stateForJudging === null || seat.side === null) return null;
  const actor = { id: seat.seat, side: seat.side, role: seat.role, name: seat.name };
  const kind = offered.side === seat.side ? "withdraw-package" : "reject-package";
  const move: Move = { kind, package: offered.id, words: "" };
  return judgeMove(stateForJudging, move, { actor, nowMs: serverNowMs() })?.words ?? null;
}
