import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import {
  wallTimeMs,
  type DemonstrationClock,
  type Expiration,
} from "@crosstable/shared/session/expiration";
import { SIDE_MARKS } from "@crosstable/shared/sides";
import { useState } from "react";

import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { timeInZone } from "../components/time-in-zone.ts";
import { ExtensionForm } from "../moves/extension-form.tsx";
import { AgreedExtensions, ExtensionOffers, RestartClock } from "../moves/extension-talks.tsx";
import { useNowMs } from "../stores/clock-store.ts";
import { useMe } from "../stores/me-store.ts";

export interface ExpirationDialogProps {
  readonly expiration: Expiration | null;
  readonly clock: DemonstrationClock | null;
  /** The zone that both chiefs have agreed on for formal times; null while there is none. */
  readonly officialZone: string | null;
  readonly former: Expiration | null;
  readonly isStopped: boolean;
  /** Null for who reads the gallery alone. */
  readonly talks: MatrixTalks | null;
  readonly onClose: () => void;
}

/** The one instant in every zone at the table, and where the chiefs offer each other an extension and answer it. */
export function ExpirationDialog(props: ExpirationDialogProps): React.ReactNode {
  const { talks, onClose } = props;
  const { seat } = useMe();
  const [form, setForm] = useState<"not-opened" | "open" | "left">("not-opened");
  const { side } = seat;
  const isChief = side !== null && (seat.role === "chief" || seat.role === "second");
  if (talks !== null && isChief && form === "open")
    return (
      <Dialog title="Offer an extension" size="medium" isOpen onClose={onClose}>
        <ExtensionForm talks={talks} side={side} onEnd={() => setForm("left")} />
      </Dialog>
    );
  return (
    <Dialog
      title="When the contract expires"
      size={talks === null ? "small" : "medium"}
      isOpen
      onClose={onClose}
    >
      {talks !== null && <ExtensionOffers talks={talks} />}
      <Instant {...props} />
      {talks !== null && <AgreedExtensions talks={talks} />}
      {talks !== null && isChief && (
        <div className="ground-answers extension-acts">
          <Button autoFocus={form === "left"} onPress={() => setForm("open")}>
            Offer an extension
          </Button>
          <RestartClock talks={talks} />
        </div>
      )}
    </Dialog>
  );
}

/** The instant in every zone, what of it is assumed, and what the demonstration's calendar does. */
function Instant(props: ExpirationDialogProps): React.ReactNode {
  const { expiration, clock, officialZone, former, isStopped } = props;
  const nowMs = useNowMs(1_000);
  if (expiration === null) return <p>No expiration is set yet. Both chiefs together set one.</p>;
  const { zone, assumed } = expiration;
  const official = officialZone ?? zone;
  const wall = new Date(wallTimeMs(clock, nowMs)).toISOString();
  return (
    <>
      {isStopped && (
        <p className="extension-terms">
          Both sides have stopped the clock. They talk on, and the expiration does not pass
          meanwhile.
        </p>
      )}
      <Zones expiration={expiration} official={official} former={former} />
      {assumed.length > 0 && (
        <p>No source gives the {assumed.join(" or the ")}; it is assumed until it is set.</p>
      )}
      <p>Passing it ends nothing by itself. Both chiefs together extend it, before or after.</p>
      {clock !== null && (
        <p>
          This is a demonstration of old talks: the calendar on its wall is set back and shows{" "}
          {timeInZone(wall, official)}. The record keeps real time.
        </p>
      )}
    </>
  );
}

function Zones(props: {
  readonly expiration: Expiration;
  readonly former: Expiration | null;
  readonly official: string;
}): React.ReactNode {
  const { expiration, former, official } = props;
  const { instant, zone } = expiration;
  const { sides } = useMe();
  return (
    <dl className="session-zones">
      <div>
        <dt>Official time, {official}</dt>
        <dd>
          {former !== null && (
            <>
              <span className="visually-hidden">no longer </span>
              <del>{timeInZone(former.instant, official)}</del>{" "}
            </>
          )}
          {timeInZone(instant, official)}
        </dd>
      </div>
      {official !== zone && (
        <div>
          <dt>As it was set, {zone}</dt>
          <dd>{timeInZone(instant, zone)}</dd>
        </div>
      )}
      {SIDE_MARKS.map((mark) => (
        <div key={mark}>
          <dt>
            {sides[mark].short}, {sides[mark].zone}
          </dt>
          <dd>{timeInZone(instant, sides[mark].zone)}</dd>
        </div>
      ))}
    </dl>
  );
}
