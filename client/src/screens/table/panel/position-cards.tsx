import type { MatrixRow, MatrixTalks } from "@crosstable/shared/documents/matrix";
import { proposalOfRow } from "@crosstable/shared/documents/matrix";
import type { Pass } from "@crosstable/shared/moves/case-state";
import { isRejected } from "@crosstable/shared/moves/standing";
import { SIDE_MARKS, type SideMark as Mark } from "@crosstable/shared/sides";

import { Age } from "../../../components/age.tsx";
import { Gap } from "../../../components/gap.tsx";
import { LegalText } from "../../../components/legal-text.tsx";
import { SideMark } from "../../../components/side-mark.tsx";

/** What each side has on the table, in full, one under the other and in the same shape. */
export function PositionCards({
  row,
  talks,
}: {
  row: MatrixRow;
  talks: MatrixTalks;
}): React.ReactNode {
  return (
    <section className="panel-section" aria-label="Positions">
      <h3>Positions</h3>
      {SIDE_MARKS.map((mark) => (
        <PositionCard key={mark} mark={mark} pass={row.positions[mark]} row={row} talks={talks} />
      ))}
    </section>
  );
}

interface PositionCardProps {
  readonly mark: Mark;
  readonly pass: Pass | null;
  readonly row: MatrixRow;
  readonly talks: MatrixTalks;
}

function PositionCard({ mark, pass, row, talks }: PositionCardProps): React.ReactNode {
  return (
    <div className={`panel-position side-${mark}`}>
      <p className="panel-position-head">
        <SideMark side={mark} /> <strong>{talks.sides[mark].short}</strong>
        {pass !== null && (
          <span className="panel-meta">
            pass {pass.number}
            {pass.answers !== null && `, answers pass ${pass.answers}`} ·{" "}
            <Age at={pass.stamp.at} asOf={pass.stamp.asOf} />
          </span>
        )}
      </p>
      {pass === null && <p className="grid-none">No pass yet</p>}
      {pass?.text === "" && <Gap words="No text given" />}
      {pass !== null && pass.text !== "" && <LegalText text={pass.text} />}
      {pass?.authorisedBy !== undefined && <p className="panel-authority">{pass.authorisedBy}</p>}
      {pass?.undid !== undefined && (
        <p className="panel-noted">
          It undid what was agreed in principle, pass {pass.undid}, with its signatures.
        </p>
      )}
      {pass !== null && row.agreement?.pass === pass.number && (
        <p className="panel-agreed">This is the text that was accepted</p>
      )}
      {pass !== null && isRejected(proposalOfRow(row), pass.number) && (
        <p className="panel-rejected">Rejected, still on the table</p>
      )}
    </div>
  );
}
