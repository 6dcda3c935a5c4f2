import type { MatrixRow, MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { ProposalId } from "@crosstable/shared/ids";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { needsConsent } from "@crosstable/shared/moves/consent";
import { otherSide } from "@crosstable/shared/sides";

import { useMatrix } from "../../../sync/use-matrix.ts";
import { Fact } from "./fact.tsx";

interface LineageFactsProps {
  readonly row: MatrixRow;
  readonly talks: MatrixTalks;
  readonly onOpen: (proposal: ProposalId) => void;
}

/** What keeps citations right: former numbers, parts, where the proposal comes from and goes on; and the consent to a late item. */
export function LineageFacts({ row, talks, onOpen }: LineageFactsProps): React.ReactNode {
  const { rows } = useMatrix();
  const { partOf, comesFrom, goesOn, formerNumbers } = row.lineage;
  const other = talks.sides[otherSide(row.sponsor)].short;
  const parts = rows.filter(({ lineage }) => lineage.partOf?.proposal === row.id);
  const former = formerNumbers.map(({ number }) => number).join(", ");
  return (
    <>
      {former !== "" && (
        <p className="panel-lineage">
          Formerly <strong>{former}</strong>: whoever cites that means this.
        </p>
      )}
      {partOf !== null && <Links words="A part of" ids={[partOf.proposal]} onOpen={onOpen} />}
      {parts.length > 0 && (
        <Links words="Its parts:" ids={parts.map(({ id }) => id)} onOpen={onOpen} />
      )}
      {goesOn !== null && goesOn.how !== "parts" && (
        <Links
          words={goesOn.how === "split" ? "Split. It goes on as" : "Merged. It goes on as"}
          ids={goesOn.in}
          onOpen={onOpen}
        />
      )}
      {partOf === null && comesFrom.length > 0 && (
        <Links words="It comes from" ids={comesFrom} onOpen={onOpen} />
      )}
      {needsConsent(row) && (
        <p className="panel-lineage">
          It came after the new-item deadline and stands when {other} consents.
        </p>
      )}
      {row.consent?.refused.map((said) => (
        <Fact key={said.stamp.seq} said={said} who={other} what="refused its consent" />
      ))}
      <Fact said={row.consent?.given ?? null} who={other} what="consented to this late item" />
    </>
  );
}

function Links(props: {
  readonly words: string;
  readonly ids: readonly ProposalId[];
  readonly onOpen: (proposal: ProposalId) => void;
}): React.ReactNode {
  const { rows } = useMatrix();
  return (
    <p className="panel-lineage">
      {props.words}
      {props.ids.map((id) => {
        const found = rows.find((each) => each.id === id);
        return found === undefined ? null : (
          <button key={id} type="button" className="panel-link" onClick={() => props.onOpen(id)}>
            {proposalLabel(found)}
          </button>
        );
      })}
    </p>
  );
}
