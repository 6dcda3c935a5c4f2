import type { MatrixRow, MatrixTalks } from "@crosstable/shared/documents/matrix";
import { authority } from "@crosstable/shared/moves/authorised";
import { packageHash } from "@crosstable/shared/moves/package-hash";
import type { PackageState } from "@crosstable/shared/moves/package-state";
import { packageLabel, packageStandingWords } from "@crosstable/shared/moves/package-words";

import { Age } from "../../components/age.tsx";
import { FinalOfferFact } from "../../components/final-offer-fact.tsx";
import { Signs } from "../../components/signs.tsx";
import { useMatrix } from "../../sync/use-matrix.ts";
import { OpenUntil } from "./open-until.tsx";
import { PackageCard } from "./package-card.tsx";

/** A package that was offered, with what became of it. */
export function ShownPackage({
  offered,
  talks,
  rows,
}: {
  offered: PackageState;
  talks: MatrixTalks;
  rows: readonly MatrixRow[];
}): React.ReactNode {
  const { side, number, title, words, members, passesThen, finalOffer } = offered;
  return (
    <PackageCard
      {...{ talks, rows, side, number, title, words, members, passesThen }}
      facts={<PackageFacts offered={offered} talks={talks} />}
      asOf={offered.stamp.asOf}
      isOver={offered.end !== null}
      hash={shownHash(offered)}
      final={
        finalOffer === undefined ? null : (
          <FinalOfferFact
            what={`${talks.sides[side].short} calls this package`}
            offer={finalOffer}
            sides={talks.sides}
          />
        )
      }
      {...authority(offered)}
    />
  );
}

/** When it was offered and in answer to what, until when it is open or how it ended. */
export function PackageFacts({
  offered,
  talks,
}: {
  offered: PackageState;
  talks: MatrixTalks;
}): React.ReactNode {
  const { packages } = useMatrix();
  const answered = packages.find(({ id }) => id === offered.answers);
  const { end, stamp } = offered;
  return (
    <>
      Offered <Age at={stamp.at} asOf={stamp.asOf} />
      {answered !== undefined && ` in answer to ${packageLabel(talks.sides, answered)}`},{" "}
      {end === null ? (
        <OpenUntil offered={offered} />
      ) : (
        <>
          {packageStandingWords(end.how).toLowerCase()}{" "}
          <Age at={end.stamp.at} asOf={end.stamp.asOf} />
          {end.words !== "" && (
            <span className="package-end-words">
              : <Signs>{end.words}</Signs>
            </span>
          )}
          {end.authorisedBy !== undefined && (
            <span className="package-end-words">
              {" "}
              “<Signs>{end.authorisedBy}</Signs>”
            </span>
          )}
        </>
      )}
    </>
  );
}

/** The hash of the package as it stands on this screen: what is accepted is what was read, not what a field says. */
export function shownHash(offered: PackageState): string {
  const { id, side, title, words, answers, openUntil, members } = offered;
  return packageHash({ id, side, title, words, answers, openUntil, members });
}
