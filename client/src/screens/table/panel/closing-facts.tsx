import type { MatrixRow, MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { Reopened } from "@crosstable/shared/moves/closings";
import { isTentativelyAgreed } from "@crosstable/shared/moves/standing";
import { SIDE_MARKS, type SideMark } from "@crosstable/shared/sides";

import { FinalOfferFact } from "../../../components/final-offer-fact.tsx";
import { DropHalf } from "./drop-half.tsx";
import { Fact } from "./fact.tsx";

/** How the proposal was closed, disputed, opened again and brought back, and what was declared on it. */
export function ClosingFacts({
  row,
  talks,
}: {
  row: MatrixRow;
  talks: MatrixTalks;
}): React.ReactNode {
  const { closings, declarations } = row;
  const short = (mark: SideMark | null): string => (mark === null ? "" : talks.sides[mark].short);
  return (
    <>
      {SIDE_MARKS.map((mark) => (
        <Fact
          key={`status-quo-${mark}`}
          said={closings.statusQuo[mark]}
          who={short(mark)}
          what={
            row.standing === "status-quo"
              ? "closed it at the current contract language"
              : "offers to close it at the current contract language"
          }
          act={<DropHalf row={row} what="status-quo" of={mark} />}
        />
      ))}
      {closings.repudiations.map((said) => (
        <Fact
          key={said.stamp.seq}
          said={said}
          who={short(said.stamp.side)}
          what="repudiated this agreement. It stands, disputed"
        />
      ))}
      {SIDE_MARKS.map((mark) => (
        <Fact
          key={`reopen-${mark}`}
          said={closings.reopenAsked[mark]}
          who={short(mark)}
          what="asks to reopen it"
          act={<DropHalf row={row} what="reopen" of={mark} />}
        />
      ))}
      {closings.reopened.map(({ reasons, ...closed }) =>
        SIDE_MARKS.map((mark) => (
          <Fact
            key={`${mark}-${reasons[mark].stamp.seq}`}
            said={reasons[mark]}
            who={short(mark)}
            what={`agreed to reopen what ${closedWords(closed)}`}
          />
        )),
      )}
      {closings.reinstated.map(({ withdrawal, by }) => (
        <Fact
          key={by.stamp.seq}
          said={by}
          who={short(by.stamp.side)}
          what={`brought it back after withdrawing it ${
            withdrawal.how === "without-prejudice"
              ? "without prejudice"
              : withdrawal.how === "conditional"
                ? "on a condition"
                : "unconditionally"
          }`}
        />
      ))}
      {declarations.finalOffers.map((offer) => (
        <div key={offer.stamp.seq} className="panel-fact">
          <FinalOfferFact
            what={`${short(offer.side)} calls pass ${offer.pass}`}
            offer={offer}
            sides={talks.sides}
          />
        </div>
      ))}
      {declarations.acknowledged?.map((said) => (
        <Fact
          key={said.stamp.seq}
          said={said}
          who={short(said.stamp.side)}
          what={`acknowledged pass ${said.pass}`}
        />
      ))}
      {declarations.declined.map((said) => (
        <Fact
          key={said.stamp.seq}
          said={said}
          who={short(said.stamp.side)}
          what={`declined to answer pass ${said.pass}`}
        />
      ))}
    </>
  );
}

function closedWords(closed: Pick<Reopened, "agreement" | "withdrawal">): string {
  const { agreement, withdrawal } = closed;
  if (withdrawal !== undefined) return "a package had withdrawn";
  if (agreement === null) return "was closed at the current contract language";
  const how = isTentativelyAgreed(closed) ? "both had signed" : "a package had settled";
  return `${how}, pass ${agreement.pass}`;
}
