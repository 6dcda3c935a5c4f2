import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { Statement } from "@crosstable/shared/moves/statements";
import { SIDE_MARKS, type SideMark as Mark } from "@crosstable/shared/sides";

import { asOfWords } from "../../components/as-of-words.ts";
import { Button } from "../../components/button.tsx";
import { SideMark } from "../../components/side-mark.tsx";
import { Signs } from "../../components/signs.tsx";
import { timeInZone } from "../../components/time-in-zone.ts";
import { useMatrix } from "../../sync/use-matrix.ts";
import { setStatementDraft, NO_DRAFT, useStatementDraft } from "./statement-draft.ts";
import { StatementOfferCard } from "./statement-offer.tsx";

interface StatementsPartProps {
  readonly talks: MatrixTalks;
  readonly side: Mark | null;
  readonly isChief: boolean;
  readonly takesFocus: boolean;
  readonly onWrite: () => void;
}

/** What was published, newest first; before it what waits for a signature, and what this chief has begun. */
export function StatementsPart(props: StatementsPartProps): React.ReactNode {
  const { talks, side, isChief, takesFocus, onWrite } = props;
  const { statements } = useMatrix();
  const draft = useStatementDraft();
  const hasDraft = isChief && draft.words.trim() !== "";
  return (
    <>
      {SIDE_MARKS.map((of) => {
        const offer = talks.statementOffers[of];
        return offer === null ? null : (
          <StatementOfferCard key={offer.hash} {...{ of, offer, talks, side, isChief }} />
        );
      })}
      {hasDraft && (
        <section className="statement-draft" aria-label="Your draft">
          <p>
            <strong>Your draft,</strong> on this device alone
          </p>
          <blockquote className="move-quote">
            <Signs>{draft.words}</Signs>
          </blockquote>
          <div className="ground-answers">
            <Button autoFocus={takesFocus} onPress={onWrite}>
              Go on with it
            </Button>
            <Button onPress={() => setStatementDraft(NO_DRAFT)}>Throw it away</Button>
          </div>
        </section>
      )}
      <StatementList statements={statements} talks={talks} />
      {isChief && !hasDraft && (
        <Button autoFocus={takesFocus} onPress={onWrite}>
          Write a statement
        </Button>
      )}
    </>
  );
}

function StatementList(props: {
  readonly statements: readonly Statement[];
  readonly talks: MatrixTalks;
}): React.ReactNode {
  const { statements, talks } = props;
  if (statements.length === 0)
    return <p className="move-note">No statement has been published yet.</p>;
  const zone = talks.groundRules.timeZone ?? talks.expiration?.zone ?? "UTC";
  return (
    <ol className="minutes-entries" aria-label="Statements">
      {statements.toReversed().map(({ number, by, words, stamp }) => (
        <li key={number} className="statement">
          <p className="statement-head">
            <StatementNames by={by} talks={talks} />
            <time className="minutes-when" dateTime={stamp.at}>
              {stamp.asOf === null ? timeInZone(stamp.at, zone) : asOfWords(stamp.asOf)}
            </time>
          </p>
          <p className="minutes-words">
            <Signs>{words}</Signs>
          </p>
        </li>
      ))}
    </ol>
  );
}

function StatementNames(props: {
  readonly by: Statement["by"];
  readonly talks: Pick<MatrixTalks, "sides">;
}): React.ReactNode {
  const marks = props.by === "both" ? SIDE_MARKS : [props.by];
  const { sides } = props.talks;
  return (
    <>
      {marks.map((mark) => (
        <SideMark key={mark} side={mark} />
      ))}
      <strong>{marks.map((mark) => sides[mark].short).join(" and ")}</strong>
    </>
  );
}
