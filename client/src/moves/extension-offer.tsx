import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import { extensionHash, type ExtensionOffer } from "@crosstable/shared/moves/extension";
import { momentWords } from "@crosstable/shared/moves/ground-rule-words";
import type { SideMark as Mark } from "@crosstable/shared/sides";

import { WholeNumbers } from "../components/whole-numbers.tsx";
import { OfferCard } from "./offer-card.tsx";

interface OfferProps {
  readonly mark: Mark;
  readonly offer: ExtensionOffer;
  readonly talks: MatrixTalks;
  readonly side: Mark | null;
}

/** An extension that waits for its answer. */
export function ExtensionOfferCard({ mark, offer, talks, side }: OfferProps): React.ReactNode {
  const { terms } = offer;
  // Of the offer on this screen: what is agreed to is what was read, not what a field says.
  const hash = extensionHash(offer);
  return (
    <OfferCard
      mark={mark}
      side={side}
      sides={talks.sides}
      offer={offer}
      agree={{ kind: "agree-extension", hash }}
      dropWith={(words) => ({ kind: "drop-extension", of: mark, hash, words })}
      says={{
        label: `Offered by ${talks.sides[mark].short}`,
        verb: "offers",
        agree: "Agree to this",
        agreed: "Agree: it holds for both sides",
        takeBack: "Take the offer back",
        decline: "Decline the offer",
      }}
    >
      <p className="extension-terms">
        {terms.how === "until" ? (
          <WholeNumbers>
            {`Extend the contract to ${momentWords(terms, talks.groundRules)}`}
          </WholeNumbers>
        ) : (
          "Stop the clock while the sides talk"
        )}
      </p>
    </OfferCard>
  );
}
