import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import { minutesHash, type OfferedMinutes } from "@crosstable/shared/moves/minutes";
import { otherSide, type SideMark as Mark } from "@crosstable/shared/sides";

import { Age } from "../../components/age.tsx";
import { SideMark } from "../../components/side-mark.tsx";
import { Signs } from "../../components/signs.tsx";
import { OfferAnswers } from "../offer-answers.tsx";

interface MinutesOfferProps {
  readonly offered: OfferedMinutes;
  readonly talks: MatrixTalks;
  readonly side: Mark | null;
  readonly isChief: boolean;
}

/** An entry that waits for the other side's signature. */
export function MinutesOfferCard(props: MinutesOfferProps): React.ReactNode {
  const { offered, talks, side, isChief } = props;
  const { number: entry, side: offeredBy } = offered;
  // Of the words on this screen: what is signed is what was read, not what a field says.
  const hash = minutesHash(offered);
  const { short } = talks.sides[offeredBy];
  const other = otherSide(offeredBy);
  const waitsFor = other === side ? "your side" : talks.sides[other].short;
  return (
    <section className="ground-offer" aria-label={`Entry ${entry}, offered by ${short}`}>
      <h3>
        <SideMark side={offeredBy} />
        <span>
          {short} offers entry {entry} of session {offered.session},{" "}
          <Age at={offered.stamp.at} asOf={null} />
        </span>
      </h3>
      <p className="minutes-waits">Not in the minutes: it waits for {waitsFor}.</p>
      {offered.corrects !== null && (
        <p className="minutes-link">It corrects entry {offered.corrects}.</p>
      )}
      <blockquote className="move-quote">
        <Signs>{offered.words}</Signs>
      </blockquote>
      {isChief && (
        <OfferAnswers
          isOwn={offeredBy === side}
          agree={{ kind: "sign-minutes", entry, hash }}
          dropWith={(words) => ({ kind: "drop-minutes", entry, hash, offeredBy, words })}
          says={{
            agree: "Sign these words",
            agreed: `Sign entry ${entry}: it stands for good`,
            takeBack: "Take the entry back",
            decline: "Decline the entry",
          }}
          asksWhy="Why your side does not sign it (on the record)"
        />
      )}
    </section>
  );
}
