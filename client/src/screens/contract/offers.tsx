import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import { useState } from "react";

import { Age } from "../../components/age.tsx";
import { Button } from "../../components/button.tsx";
import { SideMark } from "../../components/side-mark.tsx";
import { useMe } from "../../stores/me-store.ts";
import { OfferDialog } from "./offer-dialog.tsx";

/** Articles that wait for the other side's chief. Everybody at the table reads them; they do not stand yet. */
export function Offers({ talks }: { talks: MatrixTalks }): React.ReactNode {
  const { seat } = useMe();
  const [open, setOpen] = useState<string | null>(null);
  const opened = talks.articleOffers.find((offer) => offer.hash === open);
  return (
    <>
      {talks.articleOffers.length > 0 && (
        <ul className="contract-offers" aria-label="Imports that wait for an answer">
          {talks.articleOffers.map((offer) => {
            const { short } = talks.sides[offer.side];
            return (
              <li key={offer.hash} className={`contract-offer contract-offer-${offer.side}`}>
                <p>
                  <SideMark side={offer.side} />{" "}
                  <strong>
                    {short} offered {offer.count === 1 ? "1 article" : `${offer.count} articles`}
                  </strong>{" "}
                  <Age at={offer.stamp.at} asOf={null} />
                </p>
                <p className="contract-note">
                  {offer.replaces === "all"
                    ? "As the whole contract: an article that is not among them would no longer stand."
                    : "Added to the contract: an article with the same number would get this wording."}{" "}
                  {waitsWords({ offerSide: offer.side, mySide: seat.side, talks })}
                </p>
                <Button size="small" onPress={() => setOpen(offer.hash)}>
                  {mayAnswer(seat, offer.side) ? "Read and answer" : "Read them"}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      {opened !== undefined && (
        <OfferDialog key={opened.hash} talks={talks} offer={opened} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

/** Whose chief answers: the other side's, or the offering side's own, who may take it back. */
function mayAnswer(seat: { side: "a" | "b" | null; role: string }, offerSide: "a" | "b"): boolean {
  return seat.side !== null && seat.side !== offerSide && /^(?:chief|second)$/u.test(seat.role);
}

function waitsWords(of: {
  offerSide: "a" | "b";
  mySide: "a" | "b" | null;
  talks: MatrixTalks;
}): string {
  const other = of.talks.sides[of.offerSide === "a" ? "b" : "a"].short;
  return of.mySide !== null && of.mySide !== of.offerSide
    ? "It waits for your chief."
    : `It waits for the chief of ${other}.`;
}
