import {
  authorisedWords,
  isCarried,
  isWhatWasVoted,
  tallyWords,
  type BodyTally,
} from "@crosstable/shared/authority/tally";
import type { VotesView, VoteView } from "@crosstable/shared/authority/view-votes";
import type { VoteContent } from "@crosstable/shared/authority/vote-act";
import { TriangleAlert, Users } from "lucide-react";

import { useSideVotes } from "../commands/side-votes.ts";
import { Button } from "../components/button.tsx";
import { TextField } from "../components/text-field.tsx";

interface CommitteeWordProps {
  /** What is about to be sent. */
  readonly content: VoteContent;
  /** What the other side is shown of the authority; absent where nothing is shown to it. */
  readonly shown?: {
    readonly to: string;
    readonly words: string;
    readonly onChange: (words: string) => void;
  };
}

/** What the side's committee said about this very text, before it goes over. It warns, and keeps nobody from sending. */
export function CommitteeWord({ content, shown }: CommitteeWordProps): React.ReactNode {
  const { view } = useSideVotes();
  if (view === null) return null;
  const said = saidOf(view, content);
  if (said === null && shown === undefined) return null;
  const tally = said?.isSame === true ? said.tally : null;
  return (
    <section className="move-committee" aria-label="Your committee">
      {said !== null && (
        <p
          className={
            said.isSame ? "move-committee-said" : "move-committee-said move-committee-warns"
          }
        >
          {said.isSame ? <Users size={16} aria-hidden /> : <TriangleAlert size={16} aria-hidden />}
          <span>{said.words}</span>
        </p>
      )}
      {shown !== undefined && (said !== null || shown.words !== "") && (
        <AuthorisedField shown={shown} tally={tally} />
      )}
      {shown !== undefined && said === null && shown.words === "" && (
        <details className="move-committee-more">
          <summary>Say who authorised it</summary>
          <AuthorisedField shown={shown} tally={null} />
        </details>
      )}
    </section>
  );
}

function AuthorisedField({
  shown,
  tally,
}: {
  shown: NonNullable<CommitteeWordProps["shown"]>;
  tally: readonly BodyTally[] | null;
}): React.ReactNode {
  return (
    <div className="move-committee-field">
      <TextField
        label={`Authorised by (${shown.to} will read this; it may be left empty)`}
        value={shown.words}
        onChange={shown.onChange}
      />
      {tally !== null && (
        <Button size="small" onPress={() => shown.onChange(authorisedWords(tally))}>
          Show the tally
        </Button>
      )}
    </div>
  );
}

interface Said {
  readonly words: string;
  readonly isSame: boolean;
  /** Only where it was carried: what was not is no authority. */
  readonly tally: readonly BodyTally[] | null;
}

/** The latest vote on this very text, else on another one of the same kind on this proposal; null when there was none. */
function saidOf({ votes }: VotesView, content: VoteContent): Said | null {
  const same = votes.find((vote) => isWhatWasVoted(vote.content, content));
  if (same !== undefined) return saidOfSame(same);
  const other = votes.find(
    (vote) => vote.content.proposal === content.proposal && vote.content.kind === content.kind,
  );
  if (other === undefined) return null;
  const what = content.kind === "text" ? "another text" : "an earlier pass";
  return {
    words: `Your committee was asked about ${what}, not about this one: what you are about to send is not what was voted.`,
    isSame: false,
    tally: null,
  };
}

function saidOfSame(vote: VoteView): Said {
  const isSame = true;
  if (vote.closedAt === null) {
    const words = "Your committee is still voting on exactly this text.";
    return { words, isSame, tally: null };
  }
  const tally = vote.bodies.flatMap(({ counts, ...body }) =>
    counts === null ? [] : [{ ...body, ...counts }],
  );
  const votedWords = `Your committee voted on exactly this text: ${tallyWords(tally)}.`;
  if (isCarried(tally)) return { words: `${votedWords} Carried.`, isSame, tally };
  return { words: `${votedWords} It was not carried.`, isSame, tally: null };
}
