import { isUnvouched, vouchingWords, type BoundKey } from "@crosstable/shared/record/bound-key";
import { fingerprintOf } from "@crosstable/shared/record/fingerprint";
import { ShieldCheck, ShieldQuestionMark } from "lucide-react";
import { useState } from "react";

import { Button } from "../../components/button.tsx";
import { SendLine } from "../../moves/send-line.tsx";
import { useMe } from "../../stores/me-store.ts";

/** One key of the record, and, for a chief or second of its side, the button that vouches for it. */
export function KeyOfSeat({ of, isOwn }: { of: BoundKey; isOwn: boolean }): React.ReactNode {
  const { seat } = useMe();
  const isOpenQuestion = isUnvouched(of) && of.fellIn === null;
  const mayVouch =
    isOpenQuestion &&
    !isOwn &&
    seat.side === of.side &&
    (seat.role === "chief" || seat.role === "second");
  const Icon = isUnvouched(of) ? ShieldQuestionMark : ShieldCheck;
  return (
    <li className={of.fellIn === null ? "keys-key" : "keys-key keys-fallen"}>
      <Icon size={20} aria-hidden className={isOpenQuestion ? "keys-open" : "keys-good"} />
      <div>
        <p>
          {of.name}
          {isOwn && " · this device"} · from row {of.row} on
          {of.fellIn !== null && ` · fell with row ${of.fellIn}`}
        </p>
        <strong className="keys-words">{fingerprintOf(of.device)}</strong>
        <p className="keys-hint">{vouchingWords(of)}</p>
        {mayVouch && <Vouch of={of} />}
      </div>
    </li>
  );
}

/** Both sides read it on the record, so it is looked at once more before it goes over. */
function Vouch({ of }: { of: BoundKey }): React.ReactNode {
  const [isLooking, setLooking] = useState(false);
  const close = (): void => setLooking(false);
  if (!isLooking) {
    return (
      <div className="keys-vouch">
        <Button onPress={() => setLooking(true)}>{of.name} has read me these words</Button>
      </div>
    );
  }
  return (
    <div className="keys-vouch">
      <SendLine
        act="Vouch for the key"
        move={{ kind: "vouch-for-key", seat: of.seat, device: of.device }}
        onMade={close}
        onNotNow={close}
        takesFocus
      />
    </div>
  );
}
