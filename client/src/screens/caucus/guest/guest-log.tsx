import type { PastInvitation } from "@crosstable/shared/authority/invitation-log";
import { invitationWords } from "@crosstable/shared/authority/invitation-words";

import { timeHere } from "../../../components/time-in-zone.ts";

import "./guest.css";

/** When the mediator could read this caucus, for whoever asks later. */
export function GuestLog({ ended }: { ended: readonly PastInvitation[] }): React.ReactNode {
  return (
    <details className="guest-log">
      <summary>When the mediator could read ({ended.length})</summary>
      <div tabIndex={0} role="group" aria-label="When the mediator could read">
        <ul>
          {ended.map((each, at) => (
            // The latest first, and none is ever taken away.
            <li key={ended.length - at}>{invitationWords(each, timeHere)}</li>
          ))}
        </ul>
      </div>
      <p>Whether they did read is kept nowhere. Only your side sees this.</p>
    </details>
  );
}
