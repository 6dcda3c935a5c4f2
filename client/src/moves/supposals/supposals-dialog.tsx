import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { Supposal } from "@crosstable/shared/events/supposals";
import { parseProposalId } from "@crosstable/shared/ids";
import { openSessionOf } from "@crosstable/shared/moves/bargaining-session";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { mayWriteWorksheet } from "@crosstable/shared/roles";
import { useState } from "react";

import { ask } from "../../commands/ask.ts";
import { Age } from "../../components/age.tsx";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { Select } from "../../components/select.tsx";
import { SideMark } from "../../components/side-mark.tsx";
import { Signs } from "../../components/signs.tsx";
import { TextArea } from "../../components/text-area.tsx";
import { useCanMove } from "../../stores/connection-store.ts";
import { serverNowMs, useMe } from "../../stores/me-store.ts";
import { notify } from "../../stores/notice-store.ts";
import { isMySupposal, supposalStore, useSupposals } from "../../stores/supposal-store.ts";
import { useMatrix } from "../../sync/use-matrix.ts";
import { noteSupposal } from "../../sync/use-supposal-log.ts";
import { closeMoveDialog, openMoveDialog } from "../move-dialog-store.ts";
import { PutIntoDraft } from "./put-into-draft.tsx";

import "./supposals.css";

/** Everything that is supposed at the table now, and the place to suppose something oneself. */
export function SupposalsDialog({ talks }: { talks: MatrixTalks }): React.ReactNode {
  const { seat } = useMe();
  const supposals = useSupposals();
  const isOpen = openSessionOf(talks) !== null;
  const mayAsk = mayWriteWorksheet(seat) || seat.role === "mediator";
  return (
    <Dialog
      title="Supposals, off the record"
      size="large"
      isOpen
      onClose={closeMoveDialog}
      footer={<Button onPress={closeMoveDialog}>Close</Button>}
    >
      <p className="move-note">
        What-ifs that bind nobody. They are on no record and no paper, cannot be accepted or cited,
        and are gone from every screen when the session is adjourned. Each side keeps its own in its
        own caucus and its own archive, and nowhere else. Only who said one puts its words into
        their own side’s draft; from there they are passed like any others.
      </p>
      {supposals.length === 0 && <p className="supposal-none">Nothing is supposed now.</p>}
      <ul className="supposal-list">
        {supposals.map((supposal) => (
          <SupposalCard key={supposal.id} supposal={supposal} />
        ))}
      </ul>
      {mayAsk && isOpen && <SupposeForm />}
      {mayAsk && !isOpen && (
        <p className="move-note">No session goes on. A supposal needs one, and ends with it.</p>
      )}
    </Dialog>
  );
}

function SupposalCard({ supposal }: { supposal: Supposal }): React.ReactNode {
  const { seat } = useMe();
  const { rows } = useMatrix();
  const isOwn = supposalStore(({ own }) => own.has(supposal.id)) || supposal.seat === seat.seat;
  const row = rows.find(({ id }) => id === supposal.proposal);
  // What the mediator carries names nobody, has no side and so no draft.
  const mayPutIn = supposal.side !== null && supposal.seat === seat.seat;
  const mayPass =
    mayPutIn && row !== undefined && (seat.role === "chief" || seat.role === "second");
  const takeBack = async (): Promise<void> => {
    const answer = await ask({ request: "take-back-supposal", id: supposal.id });
    if ("refused" in answer) notify(answer.refused.words, { tone: "alarm" });
  };
  return (
    <li className="supposal">
      <p className="supposal-head">
        <SideMark side={supposal.side} />
        <strong>{supposal.seatName ?? "Carried by the mediator"}</strong>
        {row !== undefined && <span>on {proposalLabel(row)}</span>}
        <span className="supposal-age">
          <Age at={supposal.at} asOf={null} />
        </span>
      </p>
      <p className="supposal-text">
        <Signs>{supposal.text}</Signs>
      </p>
      {isOwn && (
        <div className="supposal-actions">
          <Button size="small" onPress={() => void takeBack()}>
            Take it back
          </Button>
          {mayPass && (
            <Button
              size="small"
              onPress={() =>
                openMoveDialog({ kind: "pass", proposal: row.id, text: supposal.text })
              }
            >
              Make it a pass
            </Button>
          )}
          {mayPutIn && <PutIntoDraft supposal={supposal} />}
        </div>
      )}
    </li>
  );
}

function SupposeForm(): React.ReactNode {
  const { seat } = useMe();
  const { rows } = useMatrix();
  const canMove = useCanMove();
  const [text, setText] = useState("");
  const [about, setAbout] = useState("");
  const [isSending, setSending] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const say = async (): Promise<void> => {
    const proposal = parseProposalId(about) ?? null;
    const words = text.trim();
    setSending(true);
    const answer = await ask({ request: "make-supposal", proposal, text: words });
    setSending(false);
    if ("refused" in answer) return setRefused(answer.refused.words);
    setRefused(null);
    setText("");
    const { id } = answer.done;
    isMySupposal(id);
    if (seat.side === null) return undefined;
    const at = new Date(serverNowMs()).toISOString();
    if (!noteSupposal(id, { proposal, text: words, by: seat.name, at }))
      notify("Your caucus is not open here, so it is not in your side's log.", { tone: "alarm" });
    return undefined;
  };
  const why = canMove.allowed ? refused : canMove.reason;
  return (
    <section className="supposal-form" aria-label="Suppose something">
      <Select
        label="About"
        value={about}
        choices={[
          { value: "", words: "No one proposal" },
          ...rows.map((row) => ({ value: row.id, words: proposalLabel(row) })),
        ]}
        onChange={setAbout}
      />
      <TextArea label="Suppose that …" value={text} onChange={setText} rows={3} />
      <p className="supposal-actions">
        <Button
          variant="primary"
          isDisabled={!canMove.allowed || isSending || text.trim() === ""}
          onPress={() => void say()}
        >
          Say it across the table
        </Button>
        {why !== null && <span role="alert">{why}</span>}
      </p>
    </section>
  );
}
