import type { InvitationView } from "@crosstable/shared/authority/invitations";
import { caucusParts } from "@crosstable/shared/papers/caucus-paper";
import type { SideMark } from "@crosstable/shared/sides";
import { useMemo, useState } from "react";

import { EmptyState } from "../../../components/empty-state.tsx";
import { PaperParts } from "../../../components/paper-parts.tsx";
import { SideMark as SideSign } from "../../../components/side-mark.tsx";
import { timeOfDay } from "../../../components/time-in-zone.ts";
import { Wait } from "../../../components/wait.tsx";
import { caucusWords } from "../../../papers/caucus-words.ts";
import { markNow } from "../../../papers/export-mark.ts";
import { useInvitations } from "../../../stores/invitation-store.ts";
import { useMe } from "../../../stores/me-store.ts";
import { useGuestCaucus } from "../../../sync/use-guest-caucus.ts";
import { useMatrix } from "../../../sync/use-matrix.ts";

import "./guest.css";

/** Where a mediator reads the caucus of a side that has invited them; of both sides when both have, each by itself. */
export function GuestCaucus(): React.ReactNode {
  const invitations = useInvitations();
  const { sides } = useMe();
  const [wanted, setWanted] = useState<SideMark | null>(null);
  const [first] = invitations;
  if (first === undefined)
    return (
      <EmptyState
        title="You are in no caucus"
        words="When a side’s chief invites you into its caucus you read it here, for as long as that side says. Nobody else is told."
      />
    );
  const shown = invitations.find(({ side }) => side === wanted) ?? first;
  return (
    <div className="guest">
      {invitations.length > 1 && (
        <div className="view-chips guest-sides" role="group" aria-label="Whose caucus">
          {invitations.map(({ side }) => (
            <button
              key={side}
              type="button"
              className="view-chip caucus-tab"
              aria-pressed={side === shown.side}
              onClick={() => setWanted(side)}
            >
              {sides[side].short}
            </button>
          ))}
        </div>
      )}
      <OneCaucus key={shown.side} invitation={shown} />
    </div>
  );
}

function OneCaucus({ invitation: { side, until, by } }: { invitation: InvitationView }) {
  const { sides } = useMe();
  const caucus = useGuestCaucus(side);
  const { talks, rows } = useMatrix();
  const { short } = sides[side];
  const parts = useMemo(() => {
    if (caucus === null || talks === null) return null;
    const mark = markNow(talks);
    const words = caucusWords({ side, talks, rows, caucus, mark });
    return caucusParts(words, { zone: mark.zone, votes: [], who: "they" });
  }, [side, caucus, talks, rows]);
  return (
    <>
      <p className={`guest-whose guest-side-${side}`} role="note" aria-label="Whose caucus this is">
        <SideSign side={side} />
        <strong>Caucus of {short}</strong>
        <span>
          {by} lets you read it until {timeOfDay(until)}. You write nothing here, and see neither
          its votes nor who is there. Its people know that you may read.
        </span>
      </p>
      <section className="guest-words" aria-label={`Caucus of ${short}`}>
        {parts === null ? <Wait words="Opening the caucus" /> : <PaperParts parts={parts} />}
      </section>
    </>
  );
}
