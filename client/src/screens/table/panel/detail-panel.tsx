import type { MatrixRow, MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { ProposalId } from "@crosstable/shared/ids";
import { articleWords } from "@crosstable/shared/moves/article-words";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { X } from "lucide-react";
import { useEffect, useRef } from "react";

import { Age } from "../../../components/age.tsx";
import { goOnHere } from "../../../components/focus-comes-back.ts";
import { SideMark } from "../../../components/side-mark.tsx";
import { StandingChip } from "../../../components/standing-chip.tsx";
import { TurnMark } from "../../../components/turn-mark.tsx";
import { WholeNumbers } from "../../../components/whole-numbers.tsx";
import type { TableRow } from "../table-row.ts";
import { ClosingFacts } from "./closing-facts.tsx";
import { ContractToday } from "./contract-today.tsx";
import { InPackages } from "./in-packages.tsx";
import { Inquiries, InquiryFacts } from "./inquiry-facts.tsx";
import { LineageFacts } from "./lineage-facts.tsx";
import { MoveButtons } from "./move-buttons.tsx";
import { OpenQuestions } from "./open-questions.tsx";
import { PassHistory } from "./pass-history.tsx";
import { PositionCards } from "./position-cards.tsx";
import { useBackCloses } from "./use-back-closes.ts";
import { WorksheetFields } from "./worksheet-fields.tsx";

export interface DetailPanelProps {
  readonly row: TableRow;
  readonly talks: MatrixTalks;
  readonly mayWrite: boolean;
  readonly onClose: () => void;
  readonly onOpen: (proposal: ProposalId) => void;
}

/** Everything about one proposal, and the moves that this seat may make on it. */
export function DetailPanel({
  row,
  talks,
  mayWrite,
  onClose,
  onOpen,
}: DetailPanelProps): React.ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.scrollIntoView({ block: "nearest" });
    goOnHere();
  }, [row.id]);
  useBackCloses(onClose);
  const label = proposalLabel(row);
  return (
    <aside
      className="panel"
      aria-label={`Proposal ${label}`}
      data-region
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) onClose();
      }}
    >
      <header className="panel-head">
        <div className="panel-head-text">
          <h2 className="panel-title" ref={heading}>
            {row.number !== null && (
              <span className="panel-number">
                <WholeNumbers>{row.number}</WholeNumbers>{" "}
              </span>
            )}
            {row.title ?? row.subject}
          </h2>
          {row.title !== null && row.title !== row.subject && (
            <p className="panel-subject">{row.subject}</p>
          )}
          <p className="panel-meta">
            <SideMark side={row.sponsor} /> {talks.sides[row.sponsor].short}
            {row.number === null && " · no number"}
            {row.category !== null && ` · ${row.category}`}
            {row.article !== null && ` · ${articleWords(row.article)}`}
          </p>
        </div>
        <button
          type="button"
          className="panel-close"
          aria-label="Close the panel"
          onClick={onClose}
        >
          <X size={18} aria-hidden />
        </button>
      </header>
      {row.matrix === null ? (
        <p className="panel-draft">
          A draft of your side. It is in your caucus and nobody else sees it.
        </p>
      ) : (
        <TabledParts row={row.matrix} {...{ talks, mayWrite, onOpen }} />
      )}
    </aside>
  );
}

function TabledParts({
  row,
  talks,
  mayWrite,
  onOpen,
}: {
  row: MatrixRow;
  talks: MatrixTalks;
  mayWrite: boolean;
  onOpen: (proposal: ProposalId) => void;
}): React.ReactNode {
  return (
    <div className="panel-body">
      <div className="panel-standing">
        <StandingChip standing={row.standing} turn={row.turn} />
        <TurnMark turn={row.turn} />
        <span className="panel-age">
          Last move <Age at={row.lastMove.stamp.at} asOf={row.lastMove.stamp.asOf} />
        </span>
      </div>
      <InPackages row={row} talks={talks} />
      <OpenQuestions row={row} talks={talks} />
      <LineageFacts row={row} talks={talks} onOpen={onOpen} />
      <ClosingFacts row={row} talks={talks} />
      <InquiryFacts row={row} talks={talks} />
      <MoveButtons row={row} />
      <Inquiries row={row} />
      <PositionCards row={row} talks={talks} />
      <ContractToday row={row} />
      <WorksheetFields proposal={row.id} mayWrite={mayWrite} />
      <PassHistory row={row} talks={talks} />
    </div>
  );
}
