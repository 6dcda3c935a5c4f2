import { isUnvouched, vouchingWords, type BoundKey } from "@crosstable/shared/record/bound-key";
import { fingerprintOf } from "@crosstable/shared/record/fingerprint";
import { ShieldCheck, ShieldQuestionMark } from "lucide-react";
import { useState } from "react";

import { makeMoves } from "../../commands/make-moves.ts";
import { Button } from "../../components/button.tsx";
import { useCanMove } from "../../stores/connection-store.ts";
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

function Vouch({ of }: { of: BoundKey }): React.ReactNode {
  // One key for one showing: pressing again after a lost answer vouches once.
  const [key] = useState(() => crypto.randomUUID());
  const [isSending, setSending] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const { allowed, reason } = useCanMove();
  const why = refused ?? reason;
  const send = async (): Promise<void> => {
    setSending(true);
    const move = { kind: "vouch-for-key", seat: of.seat, device: of.device } as const;
    const answer = await makeMoves({ key, moves: [move] });
    setSending(false);
    setRefused("refused" in answer ? answer.refused.words : null);
  };
  return (
    <div className="keys-vouch">
      <Button isDisabled={!allowed || isSending} onPress={() => void send()}>
        {of.name} has read me these words: vouch for the key
      </Button>
      {why !== null && <p role="alert">{why}</p>}
    </div>
  );
}
