import type { ProposalId } from "@crosstable/shared/ids";
import type { SideMark } from "@crosstable/shared/sides";
import { useEffect, useState } from "react";

import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { fetched } from "../../components/fetched.tsx";
import { SeatAvatar } from "../../components/seat-avatar.tsx";
import { useIsWide } from "../../components/use-width.ts";
import { Wait } from "../../components/wait.tsx";
import { MoveDialogs } from "../../moves/move-dialogs.tsx";
import { useMySide } from "../../stores/me-store.ts";
import { placeIsShown, placeStore } from "../../stores/place-store.ts";
import { useInCaucus } from "../../stores/presence-store.ts";
import { useDocument } from "../../sync/use-document.ts";
import { useMatrix } from "../../sync/use-matrix.ts";

import "../../components/view-chips.css";
import "./caucus.css";
import { chooseDraft, useChosenDraft } from "./chosen-draft.ts";
import { Drafts } from "./drafts.tsx";
import { GuestCaucus } from "./guest/guest-caucus.tsx";
import { GuestMark } from "./guest/guest-mark.tsx";
import { PrivateGrid } from "./private-grid.tsx";
import { ReceivedList } from "./received-list.tsx";
import { SupposalLog } from "./supposal-log.tsx";
import type { Led } from "./use-led-to.ts";
import { CallVoteDialog } from "./votes/call-vote-dialog.tsx";
import { useHoldsHand, useWaitingBallots, Votes } from "./votes/votes.tsx";

const NotesEditor = fetched(() => import("./notes-editor.tsx"), {
  waiting: <Wait words="Opening the notes" />,
  Missing: ({ onAgain }) => (
    <EmptyState
      title="The notes cannot be opened yet"
      words="Their editor comes from the server when they are first opened. It needs a connection for that."
    >
      <Button onPress={onAgain}>Try again</Button>
    </EmptyState>
  ),
});

/** The side's own room: notes, private columns, drafts. */
export default function CaucusScreen(): React.ReactNode {
  const side = useMySide();
  if (side === null) return <GuestCaucus />;
  return <SideCaucus side={side} />;
}

type Tab = "notes" | "matrix" | "drafts" | "votes" | "received";

const TABS: readonly (readonly [Tab, string])[] = [
  ["notes", "Notes"],
  ["matrix", "Our matrix"],
  ["drafts", "Drafts"],
  ["votes", "Votes"],
  ["received", "Received"],
];
/** Where drafts stand beside the notes, one button shows both. */
const WIDE_TABS: readonly (readonly [Tab, string])[] = [
  ["notes", "Notes and drafts"],
  ["matrix", "Our matrix"],
  ["votes", "Votes"],
  ["received", "Received on paper"],
];

function SideCaucus({ side }: { side: SideMark }): React.ReactNode {
  const session = useDocument({ kind: "caucus", side });
  const { rows } = useMatrix();
  const here = useInCaucus();
  const [tab, setTab] = useState<Tab>("notes");
  const { draft } = useChosenDraft();
  const [led, setLed] = useState<Led>({ part: null, proposal: null });
  const [calling, setCalling] = useState<{ readonly on: ProposalId | null } | null>(null);
  const waiting = useWaitingBallots();
  const holdsHand = useHoldsHand();
  const isWide = useIsWide();
  const shown = isWide && tab === "drafts" ? "notes" : tab;
  const openDraft = (proposal: ProposalId): void => {
    chooseDraft(proposal);
    setTab("drafts");
  };
  const place = placeStore((state) => state.place);
  useEffect(() => {
    if (place?.room !== "caucus") return;
    const { part, proposal } = place;
    setTab(part === "supposals" ? "drafts" : part);
    setLed(place);
    if (part === "drafts" && proposal !== null) chooseDraft(proposal);
    placeIsShown();
  }, [place]);
  return (
    <div className="caucus">
      <div className="caucus-bar">
        <div className="view-chips caucus-tabs" role="group" aria-label="Show">
          {(isWide ? WIDE_TABS : TABS).map(([id, words]) => (
            <button
              key={id}
              type="button"
              className="view-chip caucus-tab"
              aria-pressed={shown === id}
              onClick={() => setTab(id)}
            >
              {words}
              {id === "votes" && waiting > 0 && ` (${waiting} for you)`}
            </button>
          ))}
        </div>
        <ul className="caucus-people" aria-label="In the caucus now">
          {here.map((seat) => (
            <li key={seat}>
              <SeatAvatar seat={seat} />
            </li>
          ))}
        </ul>
      </div>
      <GuestMark />
      <div className={`caucus-parts caucus-shows-${shown}`}>
        <section className="caucus-notes" aria-label="Notes">
          {session === null ? (
            <Wait words="Opening the caucus" />
          ) : (
            <NotesEditor session={session} />
          )}
        </section>
        <section className="caucus-matrix" aria-label="Our matrix">
          <PrivateGrid
            {...{ side, rows, led }}
            onDraft={openDraft}
            onRead={(proposal) => {
              setTab("received");
              setLed({ part: "received", proposal });
            }}
          />
        </section>
        <section className="caucus-drafts" aria-label="Drafts">
          <Drafts
            rows={rows}
            chosen={draft}
            onChoose={chooseDraft}
            onAsk={holdsHand ? (proposal) => setCalling({ on: proposal }) : null}
          />
          <SupposalLog led={led.part === "supposals" ? led : null} />
        </section>
        <section className="caucus-votes" aria-label="Votes">
          {shown === "votes" && <Votes rows={rows} onCall={() => setCalling({ on: draft })} />}
        </section>
        <section className="caucus-received" aria-label="Received on paper">
          <ReceivedList side={side} rows={rows} led={led} />
        </section>
      </div>
      {calling !== null && (
        <CallVoteDialog
          side={side}
          rows={rows}
          proposal={calling.on}
          onClose={() => setCalling(null)}
          onCalled={() => {
            setCalling(null);
            setTab("votes");
          }}
        />
      )}
      <MoveDialogs />
    </div>
  );
}
