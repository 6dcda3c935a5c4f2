import type { MatrixRow, MatrixTalks } from "@crosstable/shared/documents/matrix";
import { authority } from "@crosstable/shared/moves/authorised";
import { packageHash } from "@crosstable/shared/moves/package-hash";
import type { PackageState } from "@crosstable/shared/moves/package-state";
import { packageLabel, packageStandingWords } from "@crosstable/shared/moves/package-words";
import { otherSide } from "@crosstable/shared/sides";

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
  const { side, number, title, words, members, passesThen } = offered;
  return (
    <PackageCard
      {...{ talks, rows, side, number, title, words, members, passesThen }}
      facts={<PackageFacts offered={offered} talks={talks} />}
      asOf={offered.stamp.asOf}
      isOver={offered.end !== null}
      hash={shownHash(offered)}
      declared={declaredOf(offered, talks)}
      {...authority(offered)}
    />
  );
}

/** What both sides have declared on it; null for nothing. */
function declaredOf(offered: PackageState, { sides }: MatrixTalks): React.ReactNode {
  const { side, finalOffer, declined } = offered;
  if (finalOffer === undefined && declined === undefined) return null;
  return (
    <>
      {finalOffer !== undefined && (
        <FinalOfferFact
          what={`${sides[side].short} calls this package`}
          offer={finalOffer}
          sides={sides}
        />
      )}
      {declined !== undefined && (
        <>
          <p>
            <strong>{sides[otherSide(side)].short} declined to answer it</strong>,{" "}
            <Age at={declined.stamp.at} asOf={declined.stamp.asOf} />. It says:
          </p>
          <blockquote className="move-quote">
            <Signs>{declined.words}</Signs>
          </blockquote>
        </>
      )}
    </>
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
