import type { SeatId } from "@crosstable/shared/ids";
import { MAX_INVITATION_MINUTES } from "@crosstable/shared/limits";
import { useState } from "react";

import { decideOnGuest } from "../../../commands/invitations.ts";
import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { Select, type Choice } from "../../../components/select.tsx";

import "./guest.css";
import { useGuestJudge } from "./use-guest-judge.ts";

const HOW_LONG: readonly Choice<string>[] = [
  { value: "30", words: "30 minutes" },
  { value: "60", words: "1 hour" },
  { value: "120", words: "2 hours" },
  { value: "240", words: "4 hours" },
  { value: String(MAX_INVITATION_MINUTES), words: "Until we end it, 24 hours at most" },
];

export interface InviteDialogProps {
  readonly mediators: readonly { readonly seat: SeatId; readonly name: string }[];
  readonly onClose: () => void;
}

/** Before a side lets a mediator read: what they will read, for how long, and who learns of it. */
export function InviteDialog({ mediators, onClose }: InviteDialogProps): React.ReactNode {
  const judge = useGuestJudge();
  const [minutes, setMinutes] = useState("60");
  const [guest, setGuest] = useState(mediators[0]?.seat ?? null);
  // One key for one opening: pressing again after a lost answer invites once.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [isSending, setSending] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  if (guest === null) return null;
  const act = { kind: "invite-mediator", seat: guest, minutes: Number(minutes) } as const;
  const verdict = judge(act);
  const send = async (): Promise<void> => {
    setSending(true);
    const answer = await decideOnGuest(act, key);
    setSending(false);
    if (answer === null) onClose();
    else setRefused(answer.words);
  };
  const another = (): void => {
    setKey(crypto.randomUUID());
    setRefused(null);
  };
  const why = refused ?? verdict;
  return (
    <Dialog
      title="Invite the mediator into this caucus"
      size="small"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Leave it as it is</Button>
          <Button
            variant="primary"
            isDisabled={verdict !== null || isSending}
            onPress={() => void send()}
          >
            Invite
          </Button>
        </>
      }
    >
      <div className="guest-ask">
        <p>
          The mediator reads everything that stands in this caucus: notes, drafts, private columns,
          what you got on paper and your log of supposals. The mediator writes nothing, and sees
          neither your votes nor who is here.
        </p>
        <p>
          Everybody of your side sees that the mediator may read along. Nobody else learns of it.
          You can end it at any time; what was read by then was read.
        </p>
        {mediators.length > 1 && (
          <Select
            label="Which mediator"
            value={guest}
            choices={mediators.map(({ seat, name }) => ({ value: seat, words: name }))}
            onChange={(chosen) => {
              another();
              setGuest(chosen);
            }}
          />
        )}
        <Select
          label="For how long"
          value={minutes}
          choices={HOW_LONG}
          onChange={(chosen) => {
            another();
            setMinutes(chosen);
          }}
        />
        {why !== null && <p role="alert">{why}</p>}
      </div>
    </Dialog>
  );
}
