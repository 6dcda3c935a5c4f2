import type { FinalOfferSaid } from "@crosstable/shared/moves/declarations";
import type { Sides } from "@crosstable/shared/sides";

import { Age } from "./age.tsx";
import { Signs } from "./signs.tsx";

/** That a side calls something its last, best and final offer: who had asked, in what words, and what it said. `what` is "Guild calls pass 2". */
export function FinalOfferFact(props: {
  readonly what: string;
  readonly offer: FinalOfferSaid;
  readonly sides: Sides;
}): React.ReactNode {
  const { what, offer, sides } = props;
  const { askedBy, askedWords, words, stamp } = offer;
  return (
    <>
      <p>
        <strong>{what} its last, best and final offer</strong>,{" "}
        <Age at={stamp.at} asOf={stamp.asOf} />
        {askedBy === "nobody"
          ? ". Nobody had asked for it."
          : `. ${askedBy === "mediator" ? "The mediator" : sides[askedBy].short} had asked:`}
      </p>
      {askedWords !== "" && (
        <blockquote className="move-quote">
          <Signs>{askedWords}</Signs>
        </blockquote>
      )}
      {words !== "" && (
        <>
          <p>It says:</p>
          <blockquote className="move-quote">
            <Signs>{words}</Signs>
          </blockquote>
        </>
      )}
    </>
  );
}
