import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import { statementHash, type StatementOffer } from "@crosstable/shared/moves/statements";
import { otherSide, type SideMark as Mark } from "@crosstable/shared/sides";

import { Age } from "../../components/age.tsx";
import { SideMark } from "../../components/side-mark.tsx";
import { Signs } from "../../components/signs.tsx";
import { OfferAnswers } from "../offer-answers.tsx";

interface StatementOfferProps {
  readonly of: Mark;
  readonly offer: StatementOffer;
  readonly talks: MatrixTalks;
  readonly side: Mark | null;
  readonly isChief: boolean;
}

/** A joint statement that waits for its second signature. */
export function StatementOfferCard(props: StatementOfferProps): React.ReactNode {
  const { of, offer, talks, side, isChief } = props;
  // Of the words on this screen: what is signed is what was read, not what a field says.
  const hash = statementHash(offer.words);
  const { short } = talks.sides[of];
  const other = otherSide(of);
  const waitsFor = other === side ? "your side" : talks.sides[other].short;
  return (
    <section className="ground-offer" aria-label={`Joint statement offered by ${short}`}>
      <h3>
        <SideMark side={of} />
        <span>
          {short} offers a joint statement, <Age at={offer.stamp.at} asOf={null} />
        </span>
      </h3>
      <p className="minutes-waits">Not published: it waits for {waitsFor}.</p>
      <blockquote className="move-quote">
        <Signs>{offer.words}</Signs>
      </blockquote>
      {isChief && (
        <OfferAnswers
          isOwn={of === side}
          agree={{ kind: "sign-statement", hash }}
          dropWith={(words) => ({ kind: "drop-statement", of, hash, words })}
          says={{
            agree: "Sign this statement",
            agreed: "Sign it: it is published at once",
            takeBack: "Take the offer back",
            decline: "Decline the statement",
          }}
          asksWhy="Why your side does not sign it (on the record)"
        />
      )}
    </section>
  );
}
