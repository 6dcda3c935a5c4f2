import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import { useState } from "react";

import { useSideVotes } from "../../../commands/side-votes.ts";
import { Button } from "../../../components/button.tsx";
import { EmptyState } from "../../../components/empty-state.tsx";
import { Wait } from "../../../components/wait.tsx";
import { useMe } from "../../../stores/me-store.ts";
import { useMatrix } from "../../../sync/use-matrix.ts";
import { BodiesDialog } from "./bodies-dialog.tsx";
import { VoteCard } from "./vote-card.tsx";

import "./votes.css";

interface VotesProps {
  readonly rows: readonly MatrixRow[];
  /** Opens the call of a vote. */
  readonly onCall: () => void;
}

/** The votes of the side's committee: nobody outside the side learns that there are any. */
export function Votes({ rows, onCall }: VotesProps): React.ReactNode {
  const { view, failure } = useSideVotes();
  const holdsHand = useHoldsHand();
  const [isChoosing, setChoosing] = useState(false);
  if (view === null) {
    return failure === null ? (
      <Wait words="Opening the votes" />
    ) : (
      <EmptyState title="The votes cannot be read now" words={failure} />
    );
  }
  const hasBodies = view.bodies.length > 0;
  return (
    <div className="votes">
      {holdsHand && (
        <div className="votes-acts">
          <Button variant="primary" isDisabled={!hasBodies} onPress={onCall}>
            Call a vote
          </Button>
          <Button onPress={() => setChoosing(true)}>Who votes</Button>
        </div>
      )}
      {hasBodies && (
        <p className="votes-bodies">
          {view.bodies
            .map(
              ({ name, members, quorum }) =>
                `${name}: ${members.length} ${members.length === 1 ? "member" : "members"}, quorum ${quorum}`,
            )
            .join(" · ")}
        </p>
      )}
      {view.votes.length === 0 ? (
        <EmptyState
          title="No votes yet"
          words={
            hasBodies
              ? "Your chief can ask the committee before a text goes over."
              : "Before a text goes over, your chief can ask a committee of your side. It begins with who votes: the bodies, their members and their quorum."
          }
        />
      ) : (
        <ol className="votes-list">
          {view.votes.map((vote) => (
            <li key={vote.id}>
              <VoteCard vote={vote} rows={rows} mayClose={holdsHand} />
            </li>
          ))}
        </ol>
      )}
      {isChoosing && <BodiesDialog bodies={view.bodies} onClose={() => setChoosing(false)} />}
    </div>
  );
}

/** How many open votes wait for this seat's ballot. */
export function useWaitingBallots(): number {
  const { view } = useSideVotes();
  const waiting = (view?.votes ?? []).filter(
    ({ closedAt, mine }) => closedAt === null && mine !== null && mine.choice === null,
  );
  return waiting.length;
}

/** True for who holds the chief's hand now. */
export function useHoldsHand(): boolean {
  const { seat } = useMe();
  const { talks } = useMatrix();
  return talks !== null && seat.side !== null && talks.hand[seat.side] === seat.role;
}
