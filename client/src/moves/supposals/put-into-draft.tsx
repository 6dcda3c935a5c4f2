import type { Supposal } from "@crosstable/shared/events/supposals";
import { parseProposalId, type ProposalId } from "@crosstable/shared/ids";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { useState } from "react";
import { useLocation } from "wouter";
import type * as Y from "yjs";

import { Button } from "../../components/button.tsx";
import { Select } from "../../components/select.tsx";
import { Signs } from "../../components/signs.tsx";
import { useMe } from "../../stores/me-store.ts";
import { leadTo } from "../../stores/place-store.ts";
import { putIntoDraft, whyNotIntoDraft, type PutHow } from "../../sync/put-into-draft.ts";
import { myCaucus, useDraftText, useIsCaucusOpen } from "../../sync/use-caucus.ts";
import { useDraftWords } from "../../sync/use-draft-words.ts";
import { useMatrix } from "../../sync/use-matrix.ts";
import { closeMoveDialog } from "../move-dialog-store.ts";
import { notePutIn, usePutIn, type PutIn } from "./put-in-store.ts";

/**
 * How a what-if goes on: its author puts the words into the own side's draft, and from there the chief passes them like any others.
 * Only who said it is shown this.
 */
export function PutIntoDraft({ supposal }: { supposal: Supposal }): React.ReactNode {
  const [isAsking, setAsking] = useState(false);
  const [hasActed, setActed] = useState(false);
  const isOpen = useIsCaucusOpen();
  const put = usePutIn(({ putIn }) => putIn.get(supposal.id));
  const done = (): void => {
    setAsking(false);
    setActed(true);
  };
  if (put !== undefined) return <Standing supposal={supposal} put={put} onOut={done} />;
  if (isAsking) return <Where supposal={supposal} onDone={done} />;
  return (
    <>
      <Button
        size="small"
        // Whoever comes back from the question by keyboard is where they were.
        autoFocus={hasActed}
        isDisabled={!isOpen}
        onPress={() => setAsking(true)}
      >
        Put into our draft
      </Button>
      {!isOpen && <span className="supposal-why">Your caucus is loading.</span>}
    </>
  );
}

/** Into which draft. It is asked where the supposal is about no one proposal. */
function Where({ supposal, onDone }: { supposal: Supposal; onDone: () => void }): React.ReactNode {
  const { rows } = useMatrix();
  const [chosen, setChosen] = useState<ProposalId | null>(supposal.proposal);
  return (
    <section className="supposal-put" aria-label="Put into our draft">
      {supposal.proposal === null && (
        <Select
          label="It is about no one proposal. Put it into our draft on"
          value={chosen ?? ""}
          choices={[
            { value: "", words: "Choose a proposal" },
            ...rows.map((row) => ({ value: row.id, words: proposalLabel(row) })),
          ]}
          onChange={(id) => setChosen(parseProposalId(id) ?? null)}
        />
      )}
      {chosen === null ? (
        <p className="supposal-actions">
          <Button size="small" autoFocus onPress={onDone}>
            Not now
          </Button>
        </p>
      ) : (
        <Into key={chosen} {...{ supposal, onDone }} proposal={chosen} />
      )}
    </section>
  );
}

interface IntoProps {
  readonly supposal: Supposal;
  readonly proposal: ProposalId;
  readonly onDone: () => void;
}

function Into(props: IntoProps): React.ReactNode {
  const draft = useDraftText(props.proposal);
  return draft === null ? <p>Your caucus is loading.</p> : <IntoDraft {...props} draft={draft} />;
}

/** What stands in the draft already beside what would come in, and what becomes of it. */
function IntoDraft(props: IntoProps & { draft: Y.Text }): React.ReactNode {
  const { supposal, proposal, draft, onDone } = props;
  const words = useDraftWords(draft);
  const label = useLabel(proposal);
  const [refused, setRefused] = useState<string | null>(null);
  const put = (how: PutHow): void => {
    if (myCaucus()?.isReady() !== true)
      return setRefused("Nothing can be written into your caucus now.");
    const why = whyNotIntoDraft(words, supposal.text, how);
    if (why !== null) return setRefused(why);
    const takeOut = putIntoDraft(draft, supposal.text, how);
    notePutIn(supposal.id, { proposal, draft, takeOut });
    return onDone();
  };
  const isBlank = words.trim() === "";
  return (
    <>
      {isBlank ? (
        <p className="supposal-draft-head">There is no draft on {label} yet.</p>
      ) : (
        <>
          <p className="supposal-draft-head">Our draft on {label} says now:</p>
          <blockquote className="move-quote supposal-draft">
            <Signs>{words}</Signs>
          </blockquote>
          <p className="supposal-draft-head">What you supposed:</p>
          <blockquote className="move-quote supposal-draft">
            <Signs>{supposal.text}</Signs>
          </blockquote>
        </>
      )}
      <p className="supposal-actions">
        {isBlank ? (
          <Button size="small" autoFocus onPress={() => put("in-place")}>
            Begin the draft with it
          </Button>
        ) : (
          <>
            <Button size="small" autoFocus onPress={() => put("at-the-end")}>
              Add it at the end
            </Button>
            <Button size="small" onPress={() => put("in-place")}>
              Put it in place of the draft
            </Button>
          </>
        )}
        <Button size="small" onPress={onDone}>
          Not now
        </Button>
        {refused !== null && <span role="alert">{refused}</span>}
      </p>
    </>
  );
}

function Standing(props: { supposal: Supposal; put: PutIn; onOut: () => void }): React.ReactNode {
  const { supposal, put, onOut } = props;
  const { seat } = useMe();
  const label = useLabel(put.proposal);
  const current = useDraftText(put.proposal);
  const [, go] = useLocation();
  const openDraft = (): void => {
    closeMoveDialog();
    leadTo({ room: "caucus", part: "drafts", proposal: put.proposal });
    go(`/s/${seat.seat}/caucus`);
  };
  const takeOut = (): void => {
    put.takeOut();
    notePutIn(supposal.id, null);
    onOut();
  };
  return (
    <>
      <span role="status">It stands in our draft on {label}. Your chief passes it from there.</span>
      <Button size="small" autoFocus onPress={openDraft}>
        Open our draft
      </Button>
      {/* A caucus that had to begin anew has another draft, which this page has put nothing into. */}
      {current === put.draft && (
        <Button size="small" onPress={takeOut}>
          Take it out again
        </Button>
      )}
    </>
  );
}

function useLabel(proposal: ProposalId): string {
  const row = useMatrix().rows.find(({ id }) => id === proposal);
  return row === undefined ? "this proposal" : proposalLabel(row);
}
