import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import { changedRuleNames } from "@crosstable/shared/moves/ground-rule-values";
import {
  changedRules,
  changesHash,
  type GroundRuleOffer,
} from "@crosstable/shared/moves/ground-rules";
import type { SideMark as Mark } from "@crosstable/shared/sides";

import { GroundRuleList } from "./ground-rule-list.tsx";
import { OfferCard } from "./offer-card.tsx";

interface OfferProps {
  readonly mark: Mark;
  readonly offer: GroundRuleOffer;
  readonly talks: MatrixTalks;
  readonly side: Mark | null;
}

/** A change of the ground rules that waits for its answer. */
export function GroundRuleOfferCard({ mark, offer, talks, side }: OfferProps): React.ReactNode {
  // Of the change on this screen: what is agreed to is what was read, not what a field says.
  const hash = changesHash(offer.changes);
  return (
    <OfferCard
      mark={mark}
      side={side}
      sides={talks.sides}
      offer={offer}
      agree={{ kind: "agree-ground-rules", hash }}
      dropWith={(words) => ({ kind: "drop-ground-rules", of: mark, hash, words })}
      says={{
        label: `Change proposed by ${talks.sides[mark].short}`,
        verb: "proposes",
        agree: "Agree to this change",
        agreed: "Agree: it holds from now on",
        takeBack: "Take the change back",
        decline: "Decline the change",
      }}
    >
      <GroundRuleList
        rules={changedRules(talks.groundRules, offer.changes)}
        names={changedRuleNames(offer.changes)}
      />
    </OfferCard>
  );
}
