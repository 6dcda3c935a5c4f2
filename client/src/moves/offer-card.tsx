import type { Move } from "@crosstable/shared/moves/move";
import type { Stamp } from "@crosstable/shared/record/stamp";
import type { SideMark as Mark, Sides } from "@crosstable/shared/sides";
import type { ReactNode } from "react";

import { Age } from "../components/age.tsx";
import { SideMark } from "../components/side-mark.tsx";
import { Signs } from "../components/signs.tsx";
import { OfferAnswers } from "./offer-answers.tsx";

import "./ground-rules.css";

interface OfferCardProps {
  readonly mark: Mark;
  /** The reader's own side; null for who is of neither and only reads. */
  readonly side: Mark | null;
  readonly sides: Sides;
  readonly offer: { readonly words: string; readonly stamp: Stamp };
  readonly agree: Move;
  readonly dropWith: (words: string) => Move;
  readonly says: {
    /** "Change proposed by Guild" */
    readonly label: string;
    readonly verb: string;
    readonly agree: string;
    readonly agreed: string;
    readonly takeBack: string;
    readonly decline: string;
  };
  /** What is offered. */
  readonly children: ReactNode;
}

/** An offer on the talks that waits for its answer. */
export function OfferCard(props: OfferCardProps): ReactNode {
  const { mark, side, sides, offer, agree, dropWith, says, children } = props;
  return (
    <section className="ground-offer" aria-label={says.label}>
      <h3>
        <SideMark side={mark} /> {sides[mark].short} {says.verb},{" "}
        <Age at={offer.stamp.at} asOf={null} />
      </h3>
      {children}
      {offer.words !== "" && (
        <blockquote className="move-quote">
          <Signs>{offer.words}</Signs>
        </blockquote>
      )}
      {side !== null && (
        <OfferAnswers isOwn={mark === side} agree={agree} dropWith={dropWith} says={says} />
      )}
    </section>
  );
}
