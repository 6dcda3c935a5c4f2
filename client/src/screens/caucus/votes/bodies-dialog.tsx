import type { Body, VoteAct } from "@crosstable/shared/authority/vote-act";
import type { SeatId } from "@crosstable/shared/ids";
import { useState } from "react";

import { decideInCaucus } from "../../../commands/side-votes.ts";
import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { NotDone } from "../../../components/not-done.tsx";
import { TextField } from "../../../components/text-field.tsx";
import { useMe } from "../../../stores/me-store.ts";

interface BodiesDialogProps {
  readonly bodies: readonly Body[];
  readonly onClose: () => void;
  /** Called instead when it was kept, where something is to follow. */
  readonly onKept?: () => void;
}

const FIRST: Body = { name: "Committee", quorum: 1, members: [] };

/** Says who votes: the bodies of the side, their members and their quorum. It changes later votes alone. */
export function BodiesDialog({
  bodies,
  onClose,
  onKept = onClose,
}: BodiesDialogProps): React.ReactNode {
  const [drafts, setDrafts] = useState<readonly Body[]>(bodies.length === 0 ? [FIRST] : bodies);
  const [refusal, setRefusal] = useState<string | null>(null);
  const put = (at: number, body: Body): void =>
    setDrafts(drafts.map((each, index) => (index === at ? body : each)));
  const keep = async (): Promise<void> => {
    const empty = drafts.find(({ name, members }) => name.trim() === "" || members.length === 0);
    if (empty !== undefined) return setRefusal("Every body has a name and at least one member.");
    const act: VoteAct = { kind: "set-bodies", bodies: [...drafts] };
    const refused = await decideInCaucus(act, crypto.randomUUID());
    if (refused === null) onKept();
    else setRefusal(refused.words);
    return undefined;
  };
  return (
    <Dialog
      title="Who votes"
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Leave it as it is</Button>
          <Button onPress={() => setDrafts([...drafts, { ...FIRST, name: "" }])}>Add a body</Button>
          <Button variant="primary" onPress={() => void keep()}>
            Keep this
          </Button>
        </>
      }
    >
      {bodies.length === 0 && (
        <p>Nobody votes yet: say who does. Then the committee can be asked.</p>
      )}
      <p className="vote-note">
        A side may vote in several bodies, each with its own quorum. Votes that are open now keep
        theirs.
      </p>
      {drafts.map((body, at) => (
        <BodyFields
          key={at}
          body={body}
          others={drafts.filter((each) => each !== body)}
          onChange={(changed) => put(at, changed)}
          onRemove={
            drafts.length === 1 ? null : () => setDrafts(drafts.filter((each) => each !== body))
          }
        />
      ))}
      <NotDone what="Not kept." why={refusal} />
    </Dialog>
  );
}

function BodyFields(props: {
  body: Body;
  others: readonly Body[];
  onChange: (body: Body) => void;
  onRemove: (() => void) | null;
}): React.ReactNode {
  const { body, others, onChange, onRemove } = props;
  const { seat, seats } = useMe();
  const own = seats.filter(({ side }) => side === seat.side);
  const taken = new Set(others.flatMap(({ members }) => members));
  const toggle = (id: SeatId): void => {
    const isMember = body.members.includes(id);
    const members = isMember ? body.members.filter((each) => each !== id) : [...body.members, id];
    onChange({ ...body, members });
  };
  const name = body.name === "" ? "new body" : body.name;
  return (
    <fieldset className="vote-body">
      <legend>{body.name === "" ? "New body" : body.name}</legend>
      <div className="vote-body-fields">
        <TextField
          label="Name"
          value={body.name}
          onChange={(value) => onChange({ ...body, name: value })}
        />
        <TextField
          label="Quorum: ballots that must be there"
          type="number"
          value={String(body.quorum)}
          onChange={(value) =>
            onChange({ ...body, quorum: Math.max(1, Math.floor(Number(value)) || 1) })
          }
        />
      </div>
      <div className="vote-members" role="group" aria-label={`Members of ${name}`}>
        {own.map(({ seat: id, name: seatName }) => (
          <label key={id} className="vote-member">
            <input
              type="checkbox"
              checked={body.members.includes(id)}
              disabled={taken.has(id)}
              onChange={() => toggle(id)}
            />
            {seatName}
          </label>
        ))}
      </div>
      {onRemove !== null && (
        <Button size="small" onPress={onRemove}>
          Remove {name}
        </Button>
      )}
    </fieldset>
  );
}
