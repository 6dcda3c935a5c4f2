import type { ProposalId } from "@crosstable/shared/ids";
import type { Sides } from "@crosstable/shared/sides";

import { Age } from "../../components/age.tsx";
import { Gap } from "../../components/gap.tsx";
import { SideMark } from "../../components/side-mark.tsx";
import { StandingChip } from "../../components/standing-chip.tsx";
import { TurnMark } from "../../components/turn-mark.tsx";
import type { Line } from "./display-list.ts";
import { statusWords } from "./grid-words.ts";
import type { TableRow } from "./table-row.ts";

import "./proposal-cards.css";

export interface ProposalCardsProps {
  readonly lines: readonly Line[];
  readonly known: ReadonlyMap<ProposalId, TableRow>;
  readonly unseen: ReadonlySet<string>;
  readonly sides: Sides;
  readonly onSelect: (proposal: ProposalId) => void;
}

/** The matrix on a narrow screen: the same lines in the same order, a card each. */
export function ProposalCards({
  lines,
  known,
  unseen,
  sides,
  onSelect,
}: ProposalCardsProps): React.ReactNode {
  return (
    <ul className="cards" aria-label="Proposals">
      {lines.map((line) => {
        if (line.kind === "group") {
          return (
            <li key={line.key} className="cards-group">
              {line.sponsor !== null && <SideMark side={line.sponsor} />} {line.group}{" "}
              <span className="grid-group-count">{line.ids.length}</span>
            </li>
          );
        }
        const row = known.get(line.id);
        return row === undefined ? null : (
          <ProposalCard
            key={line.key}
            row={row}
            isUnseen={unseen.has(row.id)}
            sides={sides}
            onSelect={onSelect}
          />
        );
      })}
    </ul>
  );
}

function ProposalCard({
  row,
  isUnseen,
  sides,
  onSelect,
}: {
  row: TableRow;
  isUnseen: boolean;
  sides: Sides;
  onSelect: (proposal: ProposalId) => void;
}): React.ReactNode {
  const status = statusWords(row.worksheet["working-status"]);
  return (
    <li className={`card grid-side-${row.sponsor}`}>
      <button type="button" className="card-button" onClick={() => onSelect(row.id)}>
        <span className="card-title">
          {row.number ?? <Gap words="no number" />} {row.title ?? row.subject}
        </span>
        <span className="card-line">
          {row.standing === "draft" ? (
            "Draft, own side only"
          ) : (
            <StandingChip
              standing={row.standing}
              turn={row.turn}
              beneath={row.matrix?.beneath ?? null}
            />
          )}
          <TurnMark turn={row.turn} />
          {isUnseen && <span className="card-moved">Moved since you looked</span>}
        </span>
        <span className="card-line card-small">
          {sides[row.sponsor].short}
          {row.matrix !== null && (
            <>
              {" · "}
              <Age at={row.matrix.lastMove.stamp.at} asOf={row.matrix.lastMove.stamp.asOf} />
            </>
          )}
          {status !== "" && ` · ${status}`}
        </span>
      </button>
    </li>
  );
}
