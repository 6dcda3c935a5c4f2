import type { HostSeat } from "@crosstable/shared/events/host";

import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";

interface NewLinkDialogProps {
  readonly seat: HostSeat;
  readonly onIssue: (options: { readonly replaces: boolean }) => void;
  readonly onClose: () => void;
}

/** A new link for a seat that somebody holds: in place of the former one, or for one more device of the same person. */
export function NewLinkDialog({ seat, onIssue, onClose }: NewLinkDialogProps): React.ReactNode {
  const count = seat.sessions.length === 1 ? "1 session" : `${seat.sessions.length} sessions`;
  return (
    <Dialog
      title={`New link for ${seat.name}`}
      size="medium"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Not now</Button>
          <Button onPress={() => onIssue({ replaces: false })}>New link, the sessions go on</Button>
          <Button variant="primary" onPress={() => onIssue({ replaces: true })}>
            New link that ends its sessions
          </Button>
        </>
      }
    >
      <div className="host-ask">
        <p>
          Somebody holds this seat: {count}. If a device was lost or the seat passes to somebody
          else, let the new link end {seat.sessions.length === 1 ? "it" : "them"}: its screens close
          when the seat is taken by the link, and what was half made there falls.
        </p>
        <p className="host-note">
          Until then they stay open; Revoke closes them at once. Both sides see on the record which
          link you made, and when the seat was taken by it.
        </p>
      </div>
    </Dialog>
  );
}
