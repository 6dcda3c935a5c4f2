import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { AgreedExtension } from "@crosstable/shared/moves/extension";
import { SIDE_MARKS } from "@crosstable/shared/sides";
import { useState } from "react";

import { Age } from "../components/age.tsx";
import { Button } from "../components/button.tsx";
import { TextArea } from "../components/text-area.tsx";
import { timeInZone } from "../components/time-in-zone.ts";
import { useMySide } from "../stores/me-store.ts";
import { ExtensionOfferCard } from "./extension-offer.tsx";
import { SendLine } from "./send-line.tsx";

import "./extension.css";

/** What waits for an answer on the expiration. It stands first: it may be why somebody has come. */
export function ExtensionOffers({ talks }: { talks: MatrixTalks }): React.ReactNode {
  const side = useMySide();
  const { offers } = talks.extensionTalks;
  return SIDE_MARKS.map((mark) => {
    const offer = offers[mark];
    return offer === null ? null : (
      <ExtensionOfferCard key={offer.hash} {...{ mark, offer, talks, side }} />
    );
  });
}

/** Every extension that both chiefs have agreed to, oldest first. */
export function AgreedExtensions({ talks }: { talks: MatrixTalks }): React.ReactNode {
  const { agreed } = talks.extensionTalks;
  if (agreed.length === 0) return null;
  return (
    <section aria-label="Agreed by both chiefs">
      <h3 className="extension-heading">Agreed by both chiefs</h3>
      <ol className="extension-agreed">
        {agreed.map((each) => (
          <li key={each.stamp.seq}>
            <Agreed agreed={each} talks={talks} /> <Age at={each.stamp.at} asOf={each.stamp.asOf} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Agreed(props: {
  readonly agreed: AgreedExtension;
  readonly talks: MatrixTalks;
}): React.ReactNode {
  const { offer, former } = props.agreed;
  const zoneOf = ({ zone }: { readonly zone: string }) => props.talks.groundRules.timeZone ?? zone;
  if (offer.terms.how === "stop-the-clock") return "The clock stopped,";
  return (
    <>
      Extended{" "}
      {former !== null && (
        <>
          from <del>{timeInZone(former.instant, zoneOf(former))}</del>{" "}
        </>
      )}
      to {timeInZone(offer.terms.instant, zoneOf(offer.terms))},
    </>
  );
}

/** Either chief sets a stopped clock going again, with a last look at it. */
export function RestartClock({ talks }: { talks: MatrixTalks }): React.ReactNode {
  const [isAsking, setAsking] = useState(false);
  const [words, setWords] = useState("");
  const { stopped } = talks.extensionTalks;
  if (stopped === null) return null;
  if (!isAsking) return <Button onPress={() => setAsking(true)}>Set the clock going again</Button>;
  return (
    <section className="ground-offer" aria-label="Set the clock going again">
      <TextArea
        label="Words for the record (may be left empty)"
        value={words}
        onChange={setWords}
        rows={2}
        autoFocus
      />
      <SendLine
        act="Set it going: the expiration counts again"
        move={{ kind: "restart-clock", since: stopped.at, words: words.trim() }}
        onMade={() => setAsking(false)}
        onNotNow={() => setAsking(false)}
      />
    </section>
  );
}
