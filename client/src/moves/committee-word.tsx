import { authorisedWords, type BodyTally } from "@crosstable/shared/authority/tally";
import type { VoteContent } from "@crosstable/shared/authority/vote-act";
import { canonicalHash } from "@crosstable/shared/record/canonical";
import { TriangleAlert, Users } from "lucide-react";

import { useSideVotes } from "../commands/side-votes.ts";
import { Button } from "../components/button.tsx";
import { TextField } from "../components/text-field.tsx";
import { AskCommittee } from "./ask-committee.tsx";
import { useHandReason } from "./hand-reason.ts";
import { voteSaid } from "./vote-said.ts";

interface CommitteeWordProps {
  /** What is about to be sent; null while there is nothing to vote on. */
  readonly content: VoteContent | null;
  /** False where nobody could send exactly this after the dialog is closed. */
  readonly mayAsk?: boolean;
  /** What the other side is shown of the authority; absent where nothing is shown to it. */
  readonly shown?: {
    readonly to: string;
    readonly words: string;
    readonly onChange: (words: string) => void;
  };
}

/** What the side's committee said about exactly this, before it goes over. It warns, and keeps nobody from sending. */
export function CommitteeWord(props: CommitteeWordProps): React.ReactNode {
  const { content, shown, mayAsk = true } = props;
  const { view } = useSideVotes();
  const holdsHand = useHandReason([]) === null;
  if (view === null) return null;
  const said = content === null ? null : voteSaid(view.votes, content);
  const isAskable = mayAsk && holdsHand && view.bodies.length > 0 && said?.isSame !== true;
  if (said === null && shown === undefined && !isAskable) return null;
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
      {isAskable && content !== null && (
        <AskCommittee key={canonicalHash(content)} content={content} />
      )}
      {shown !== undefined && said !== null && <AuthorisedField shown={shown} tally={said.tally} />}
      {shown !== undefined && said === null && (
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
