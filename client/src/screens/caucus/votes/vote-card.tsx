import type { VoteView } from "@crosstable/shared/authority/view-votes";
import type { Choice } from "@crosstable/shared/authority/vote-act";
import { resultWords } from "@crosstable/shared/authority/vote-words";
import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { Check } from "lucide-react";
import { useState } from "react";

import { CHOICES, decideInCaucus } from "../../../commands/side-votes.ts";
import { Age } from "../../../components/age.tsx";
import { Button } from "../../../components/button.tsx";
import { Signs } from "../../../components/signs.tsx";
import { timeHere } from "../../../components/time-in-zone.ts";
import { useCanMove } from "../../../stores/connection-store.ts";
import { seatNameOf } from "../../../stores/me-store.ts";
import { useNewProposals } from "../../../sync/use-caucus.ts";
import { PackageVotedOn } from "./package-voted-on.tsx";

interface VoteCardProps {
  readonly vote: VoteView;
  readonly rows: readonly MatrixRow[];
  readonly mayClose: boolean;
}

/** One vote: what is asked, the own ballot, and the tally of every body. */
export function VoteCard({ vote, rows, mayClose }: VoteCardProps): React.ReactNode {
  const [refusal, setRefusal] = useState<string | null>(null);
  const { allowed, reason } = useCanMove();
  const isTaken = vote.closedAt === null;
  const decide = async (act: Parameters<typeof decideInCaucus>[0]): Promise<void> => {
    const refused = await decideInCaucus(act, crypto.randomUUID());
    setRefusal(refused?.words ?? null);
  };
  return (
    <article className="vote" aria-label={vote.question}>
      <h3 className="vote-question">{vote.question}</h3>
      <p className="vote-meta">
        Called by {vote.calledBy} <Age at={vote.calledAt} asOf={null} /> ·{" "}
        {vote.isSecret ? "secret" : "open ballots"} · {closingWords(vote)}
      </p>
      <Content vote={vote} rows={rows} />
      {isTaken && vote.mine !== null && (
        <div className="vote-ballot" role="group" aria-label={`Your ballot in ${vote.mine.body}`}>
          <span className="vote-ballot-words">Your ballot in {vote.mine.body}</span>
          {CHOICES.map(({ value, words }) => (
            <BallotButton
              key={value}
              words={words}
              isMine={vote.mine?.choice === value}
              isOff={!allowed}
              onPress={() => void decide({ kind: "cast-ballot", vote: vote.id, choice: value })}
            />
          ))}
          {vote.mine.choice !== null && (
            <span className="vote-note">You can change it until the vote closes.</span>
          )}
        </div>
      )}
      {isTaken && vote.mine === null && (
        <p className="vote-note">You are no member of these bodies.</p>
      )}
      {!isTaken && vote.mine !== null && <p className="vote-note">{ownWords(vote.mine.choice)}</p>}
      <Tally vote={vote} />
      {!isTaken && <p className="vote-result">{resultWords(vote)}</p>}
      <Ballots vote={vote} />
      {isTaken && mayClose && (
        <Button
          size="small"
          isDisabled={!allowed}
          onPress={() => void decide({ kind: "close-vote", vote: vote.id })}
        >
          Close the vote
        </Button>
      )}
      {(refusal ?? (isTaken ? reason : null)) !== null && (
        <p role="alert" className="vote-refusal">
          {refusal ?? reason}
        </p>
      )}
    </article>
  );
}

function BallotButton(props: {
  words: string;
  isMine: boolean;
  isOff: boolean;
  onPress: () => void;
}): React.ReactNode {
  const { words, isMine, isOff, onPress } = props;
  return (
    <button
      type="button"
      className="vote-choice"
      aria-pressed={isMine}
      disabled={isOff}
      onClick={onPress}
    >
      {isMine && <Check size={16} aria-hidden />}
      {words}
    </button>
  );
}

/** What is voted on, word for word. */
function Content({ vote, rows }: { vote: VoteView; rows: readonly MatrixRow[] }): React.ReactNode {
  const { content } = vote;
  const { list } = useNewProposals();
  if (content.kind === "offer" || content.kind === "package")
    return <PackageVotedOn content={content} rows={rows} isOpen={vote.closedAt === null} />;
  const row = rows.find(({ id }) => id === content.proposal);
  const fresh = list.find(({ id }) => id === content.proposal);
  const label = row === undefined ? (fresh?.subject ?? "a new proposal") : proposalLabel(row);
  if (content.kind === "pass") {
    const pass = [row?.positions.a, row?.positions.b].find((each) => each?.hash === content.hash);
    return (
      <Exactly
        summary={`Their pass ${content.pass} of ${label}`}
        text={pass?.text ?? null}
        isOpen
      />
    );
  }
  return (
    <Exactly summary={`Our text on ${label}`} text={content.text} isOpen={vote.closedAt === null} />
  );
}

function Exactly(props: {
  summary: string;
  text: string | null;
  isOpen: boolean;
}): React.ReactNode {
  const { summary, text, isOpen } = props;
  return (
    <details className="vote-content" open={isOpen}>
      <summary>{summary}</summary>
      <blockquote>
        <Signs>{text ?? "A later pass stands there now. The text is in the record."}</Signs>
      </blockquote>
    </details>
  );
}

function Tally({ vote }: { vote: VoteView }): React.ReactNode {
  const isHidden = vote.bodies.some(({ counts }) => counts === null);
  return (
    <table className="vote-tally">
      <thead>
        <tr>
          <th scope="col">Body</th>
          <th scope="col">Ballots</th>
          <th scope="col">Quorum</th>
          {!isHidden &&
            CHOICES.map(({ value, words }) => (
              <th key={value} scope="col">
                {words}
              </th>
            ))}
        </tr>
      </thead>
      <tbody>
        {vote.bodies.map(({ name, members, quorum, cast, hasQuorum, counts }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              {cast} of {members}
            </td>
            <td>
              {quorum}, {hasQuorum ? "reached" : "not reached"}
            </td>
            {counts !== null && (
              <>
                <td>{counts.yes}</td>
                <td>{counts.no}</td>
                <td>{counts.abstain}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
      {isHidden && <caption>A secret vote shows no tally before it is closed.</caption>}
    </table>
  );
}

function Ballots({ vote }: { vote: VoteView }): React.ReactNode {
  const { ballots } = vote;
  if (ballots === null || ballots.length === 0) return null;
  return (
    <details className="vote-content">
      <summary>Who voted how</summary>
      <ul className="vote-names">
        {ballots.map(({ seat, choice }) => (
          <li key={seat}>
            {seatNameOf(seat)}: {choice}
          </li>
        ))}
      </ul>
    </details>
  );
}

function closingWords({ closes, closedAt }: VoteView): string {
  if (closedAt !== null) return `closed ${timeHere(closedAt)}`;
  return closes === null ? "until the chief closes it" : `until ${timeHere(closes)}`;
}

function ownWords(choice: Choice | null): string {
  return choice === null ? "You did not vote." : `You voted ${choice}.`;
}
