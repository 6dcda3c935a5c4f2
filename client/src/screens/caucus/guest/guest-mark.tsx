import type { InvitationAct } from "@crosstable/shared/authority/invitation-act";
import { Eye } from "lucide-react";
import { useState } from "react";

import { useInvitationLog } from "../../../commands/invitation-log.ts";
import { decideOnGuest } from "../../../commands/invitations.ts";
import { Button } from "../../../components/button.tsx";
import { timeOfDay } from "../../../components/time-in-zone.ts";
import { latestOf, useInvitations } from "../../../stores/invitation-store.ts";
import { useMe } from "../../../stores/me-store.ts";

import "./guest.css";
import { GuestLog } from "./guest-log.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { useGuestJudge } from "./use-guest-judge.ts";

/** Who reads along in my side's caucus, so that nobody writes unawares; and for the chief's hand, how that begins and ends. */
export function GuestMark(): React.ReactNode {
  const { seat, seats } = useMe();
  const invitations = useInvitations();
  const ended = useInvitationLog().filter(({ end }) => end !== null);
  const judge = useGuestJudge();
  const [isInviting, setInviting] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const mediators = seats.filter(({ role }) => role === "mediator");
  const [mediator] = mediators;
  const mayEver = seat.role === "chief" || seat.role === "second";
  const past = ended.length > 0 && <GuestLog ended={ended} />;
  if (mediator === undefined || (invitations.length === 0 && !mayEver))
    return past === false ? null : <div className="guest-mark">{past}</div>;
  const guest = latestOf(invitations);
  const end = async (act: InvitationAct): Promise<void> => {
    setFailure((await decideOnGuest(act, crypto.randomUUID()))?.words ?? null);
  };
  const why = judge({ kind: "invite-mediator", seat: mediator.seat, minutes: 1 });
  return (
    <div className="guest-mark" role="group" aria-label="The mediator in this caucus">
      {guest === undefined ? (
        <p className="guest-mark-quiet">The mediator does not read this caucus.</p>
      ) : (
        <p>
          <Eye size={16} aria-hidden /> <strong>The mediator may read along</strong> until{" "}
          {timeOfDay(guest.until)}: notes, drafts, private columns and what is logged here. Not the
          votes. Invited by {guest.by}.
        </p>
      )}
      {mayEver && (
        <div className="guest-mark-acts">
          <Button size="small" isDisabled={why !== null} onPress={() => setInviting(true)}>
            {guest === undefined ? "Invite the mediator" : "Change how long"}
          </Button>
          {invitations.map(({ seat: invited }) => (
            <Button
              key={invited}
              size="small"
              variant="danger"
              isDisabled={judge({ kind: "end-invitation", seat: invited }) !== null}
              onPress={() => void end({ kind: "end-invitation", seat: invited })}
            >
              End it now
            </Button>
          ))}
        </div>
      )}
      {mayEver && (failure ?? why) !== null && <p role="status">{failure ?? why}</p>}
      {past}
      {isInviting && <InviteDialog mediators={mediators} onClose={() => setInviting(false)} />}
    </div>
  );
}
