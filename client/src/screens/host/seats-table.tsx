import type { HostSeat, HostView, IssuedLinks } from "@crosstable/shared/events/host";
import {
  isSideRole,
  type Role,
  role as roleSchema,
  SIDE_ROLES,
  NEUTRAL_ROLES,
} from "@crosstable/shared/roles";
import type { SideMark as Mark } from "@crosstable/shared/sides";
import { useState } from "react";

import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { Select } from "../../components/select.tsx";
import { SideMark } from "../../components/side-mark.tsx";
import { timeHere } from "../../components/time-in-zone.ts";
import { NewLinkDialog } from "./new-link-dialog.tsx";
import { askHost } from "./use-host.ts";

const LINK_WORDS: Record<HostSeat["link"], string> = {
  none: "No link yet",
  unused: "Not used yet",
  used: "Used",
  revoked: "Revoked",
};

type OnIssued = (links: IssuedLinks["links"]) => void;

/** Every seat with its link and its sessions. What closes somebody's screens is asked twice. */
export function SeatsTable({
  view,
  onIssued,
}: {
  view: HostView;
  onIssued: OnIssued;
}): React.ReactNode {
  const [changing, setChanging] = useState<HostSeat | null>(null);
  const [renewing, setRenewing] = useState<HostSeat | null>(null);
  const [revoking, setRevoking] = useState<HostSeat | null>(null);
  const [isAdding, setAdding] = useState(false);
  const issue = async (seats: readonly HostSeat[], replaces = false): Promise<void> => {
    const done = await askHost({
      request: "issue-link",
      key: crypto.randomUUID(),
      seats: seats.map((each) => each.seat),
      ...(replaces && { replaces }),
    });
    if (done !== undefined) onIssued(done.links);
  };
  const unused = view.seats.filter(
    (seat) =>
      seat.role !== "host" &&
      seat.sessions.length === 0 &&
      (seat.link === "none" || seat.link === "unused" || seat.link === "revoked"),
  );
  return (
    <section aria-label="Seats and links">
      <div className="host-head">
        <h2>Seats and links</h2>
        <Button onPress={() => setAdding(true)}>Add a seat</Button>
        <Button isDisabled={unused.length === 0} onPress={() => void issue(unused)}>
          New links for all seats not taken ({unused.length})
        </Button>
      </div>
      <div className="host-scroll">
        <table className="host-seats">
          <thead>
            <tr>
              <th scope="col">Seat</th>
              <th scope="col">Link</th>
              <th scope="col">Connected</th>
              <th scope="col">Sessions</th>
              <th scope="col">Acts</th>
            </tr>
          </thead>
          <tbody>
            {view.seats.map((seat) => (
              <tr key={seat.seat}>
                <th scope="row">
                  <SideMark side={seat.side} /> {seat.name}
                </th>
                <td data-label="Link">
                  {LINK_WORDS[seat.link]}
                  {seat.linkReplaces === true && "; ends the other sessions when it is"}
                </td>
                <td data-label="Connected">{seat.connected ? "Yes" : "No"}</td>
                <td data-label="Sessions">
                  <Sessions seat={seat} />
                </td>
                <td>
                  <SeatActs
                    seat={seat}
                    onIssue={() =>
                      seat.sessions.length > 0 ? setRenewing(seat) : void issue([seat])
                    }
                    onChange={() => setChanging(seat)}
                    onRevoke={() => setRevoking(seat)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {renewing !== null && (
        <NewLinkDialog
          seat={renewing}
          onIssue={({ replaces }) => {
            setRenewing(null);
            void issue([renewing], replaces);
          }}
          onClose={() => setRenewing(null)}
        />
      )}
      {revoking !== null && <RevokeDialog seat={revoking} onClose={() => setRevoking(null)} />}
      {changing !== null && (
        <SeatDialog
          title={`Change ${changing.name}`}
          seat={changing}
          view={view}
          onClose={() => setChanging(null)}
        />
      )}
      {isAdding && (
        <SeatDialog title="Add a seat" seat={null} view={view} onClose={() => setAdding(false)} />
      )}
    </section>
  );
}

function SeatActs(props: {
  seat: HostSeat;
  onIssue: () => void;
  onChange: () => void;
  onRevoke: () => void;
}): React.ReactNode {
  const { seat, onIssue, onChange, onRevoke } = props;
  const isHost = seat.role === "host";
  return (
    <div className="host-acts">
      <Button size="small" onPress={onIssue}>
        New link
      </Button>
      <Button size="small" isDisabled={isHost} onPress={onChange}>
        Change
      </Button>
      <Button size="small" isDisabled={isHost || seat.link === "none"} onPress={onRevoke}>
        Revoke
      </Button>
    </div>
  );
}

function Sessions({ seat }: { seat: HostSeat }): React.ReactNode {
  if (seat.sessions.length === 0) return "None";
  return (
    <ul className="host-sessions">
      {seat.sessions.map((session) => (
        <li key={session.session}>
          {session.device}, last seen {timeHere(session.lastSeen)}{" "}
          <Button
            size="small"
            variant="quiet"
            onPress={() =>
              void askHost({
                request: "end-session",
                key: crypto.randomUUID(),
                session: session.session,
              })
            }
          >
            End
          </Button>
        </li>
      ))}
    </ul>
  );
}

function RevokeDialog({ seat, onClose }: { seat: HostSeat; onClose: () => void }): React.ReactNode {
  const revoke = async (): Promise<void> => {
    if (
      (await askHost({ request: "revoke-link", key: crypto.randomUUID(), seat: seat.seat })) !==
      undefined
    )
      onClose();
  };
  return (
    <Dialog
      title={`Revoke the link of ${seat.name}?`}
      size="small"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Keep it</Button>
          <Button variant="danger" onPress={() => void revoke()}>
            Revoke and close its screens
          </Button>
        </>
      }
    >
      <p>
        Every screen of this seat closes at once. Both sides see on the record that you revoked it.
        You can issue a new link afterwards.
      </p>
    </Dialog>
  );
}

interface SeatDialogProps {
  readonly title: string;
  readonly seat: HostSeat | null;
  readonly view: HostView;
  readonly onClose: () => void;
}

const ROLE_WORDS: Record<Role, string> = {
  chief: "Chief",
  second: "Second",
  negotiator: "Negotiator",
  staff: "Staff",
  mediator: "Mediator",
  observer: "Observer",
  host: "Host",
};

function SeatDialog({ title, seat, view, onClose }: SeatDialogProps): React.ReactNode {
  const [role, setRole] = useState<Role>(seat?.role ?? "negotiator");
  const [side, setSide] = useState<Mark>(seat?.side ?? "a");
  const send = async (): Promise<void> => {
    const place = { side: isSideRole(role) ? side : null, role };
    const key = crypto.randomUUID();
    const done =
      seat === null
        ? await askHost({ request: "add-seat", key, ...place })
        : await askHost({ request: "change-seat", key, seat: seat.seat, ...place });
    if (done !== undefined) onClose();
  };
  const roles = [...SIDE_ROLES, ...NEUTRAL_ROLES].filter((each) => each !== "host");
  return (
    <Dialog
      title={title}
      size="small"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Not now</Button>
          <Button variant="primary" onPress={() => void send()}>
            {seat === null ? "Add the seat" : "Change the seat"}
          </Button>
        </>
      }
    >
      {seat !== null && (
        <p className="host-note">
          Its screens close at once and open again with what the changed seat may see.
        </p>
      )}
      <Select
        label="Role"
        value={role}
        choices={roles.map((each) => ({ value: each, words: ROLE_WORDS[each] }))}
        onChange={(value) => setRole(roleSchema.parse(value))}
      />
      {isSideRole(role) && (
        <Select
          label="Side"
          value={side}
          choices={[
            { value: "a", words: view.sides.a.name },
            { value: "b", words: view.sides.b.name },
          ]}
          onChange={setSide}
        />
      )}
    </Dialog>
  );
}
