import type { MatrixRow, MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { ProposalId } from "@crosstable/shared/ids";
import type { SideMark } from "@crosstable/shared/sides";

import { useMySide } from "../stores/me-store.ts";
import { useMatrix } from "../sync/use-matrix.ts";
import { AddPartDialog } from "./add-part-dialog.tsx";
import { AcceptDialog, SignTaDialog } from "./agree-dialogs.tsx";
import { TransmittalDialog } from "./basket/transmittal-dialog.tsx";
import { ConsentDialog } from "./consent-dialog.tsx";
import { DropHalfDialog } from "./drop-half-dialog.tsx";
import { FinalOfferDialog } from "./final-offer-dialog.tsx";
import { FinalWholeDialog } from "./final-whole-dialog.tsx";
import { GroundRulesDialog } from "./ground-rules-dialog.tsx";
import { AnswerHoldDialog, HoldDialog } from "./hold-dialogs.tsx";
import { MergeDialog } from "./merge-dialog.tsx";
import { MinutesDialog } from "./minutes/minutes-dialog.tsx";
import { type MoveDialog, useMoveDialogStore } from "./move-dialog-store.ts";
import { OfferPackageDialog } from "./packages/offer-package-dialog.tsx";
import { PackageDialog } from "./packages/package-dialog.tsx";
import { PackagesDialog } from "./packages/packages-dialog.tsx";
import { PassDialog } from "./pass-dialog.tsx";

import "./moves.css";
import { ReferDialog } from "./refer-dialog.tsx";
import { RenumberDialog } from "./renumber-dialog.tsx";
import { RequestsDialog } from "./requests-dialog.tsx";
import { RejectDialog, WithdrawDialog } from "./simple-move-dialogs.tsx";
import { SplitDialog } from "./split-dialog.tsx";
import { SupposalsDialog } from "./supposals/supposals-dialog.tsx";
import { TableProposalDialog } from "./table-proposal-dialog.tsx";
import { WordsDialog } from "./words-dialog.tsx";

/** The dialog of the move that is open now. */
export function OpenMoveDialog(): React.ReactNode {
  const { dialog, opening } = useMoveDialogStore();
  const { talks, rows } = useMatrix();
  const side = useMySide();
  if (dialog === null || talks === null) return null;
  if (dialog.kind === "ground-rules") return <GroundRulesDialog talks={talks} />;
  if (dialog.kind === "minutes")
    return <MinutesDialog key={opening} talks={talks} part={dialog.part} />;
  if (dialog.kind === "supposals") return <SupposalsDialog talks={talks} />;
  if (dialog.kind === "requests") return <RequestsDialog talks={talks} about={dialog.about} />;
  if (dialog.kind === "final-whole") return <FinalWholeDialog key={opening} talks={talks} />;
  if (dialog.kind === "packages") return <PackagesDialog talks={talks} />;
  if (dialog.kind === "package")
    return <PackageDialog key={opening} talks={talks} id={dialog.package} />;
  if (side === null) return null;
  if (dialog.kind === "transmittal") return <TransmittalDialog talks={talks} side={side} />;
  if (dialog.kind === "offer-package")
    return <OfferPackageDialog key={opening} talks={talks} side={side} />;
  if (dialog.kind === "table-proposal") {
    return (
      <TableProposalDialog
        key={opening}
        talks={talks}
        side={side}
        newProposal={dialog.newProposal}
        text={dialog.text}
      />
    );
  }
  const row = rows.find((each) => each.id === dialog.proposal);
  return row === undefined ? null : (
    <DialogOnProposal key={opening} {...{ dialog, row, talks, side }} />
  );
}

interface DialogOnProposalProps {
  readonly dialog: Extract<MoveDialog, { proposal: ProposalId }>;
  readonly row: MatrixRow;
  readonly talks: MatrixTalks;
  readonly side: SideMark;
}

function DialogOnProposal({ dialog, ...on }: DialogOnProposalProps): React.ReactNode {
  switch (dialog.kind) {
    case "pass":
      return <PassDialog {...on} text={dialog.text} />;
    case "hold":
      return <HoldDialog {...on} />;
    case "answer-hold":
      return <AnswerHoldDialog {...on} />;
    case "reject":
      return <RejectDialog {...on} />;
    case "withdraw":
      return <WithdrawDialog {...on} />;
    case "accept":
      return <AcceptDialog {...on} />;
    case "sign-ta":
      return <SignTaDialog {...on} />;
    case "answer-new-item":
      return <ConsentDialog {...on} />;
    case "add-part":
      return <AddPartDialog {...on} />;
    case "split":
      return <SplitDialog {...on} />;
    case "merge":
      return <MergeDialog {...on} />;
    case "refer":
      return <ReferDialog {...on} />;
    case "renumber":
      return <RenumberDialog {...on} />;
    case "drop-half":
      return <DropHalfDialog {...on} what={dialog.what} of={dialog.of} />;
    case "declare-final-offer":
      return <FinalOfferDialog {...on} />;
    case "reopen":
    case "repudiate":
    case "reinstate":
    case "status-quo":
    case "decline-to-answer":
    case "acknowledge":
    case "report-back":
      return <WordsDialog kind={dialog.kind} {...on} />;
  }
}
