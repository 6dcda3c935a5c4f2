import type { ReceivedProposal } from "@crosstable/shared/documents/caucus";
import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import { articleWords } from "@crosstable/shared/moves/article-words";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { otherSide, type SideMark } from "@crosstable/shared/sides";

import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { LegalText } from "../../components/legal-text.tsx";
import { useMe } from "../../stores/me-store.ts";
import { dropReceived, useCaucusImports } from "../../sync/caucus-imports.ts";
import { ImportButton } from "./import-button.tsx";
import { ImportsList } from "./imports-list.tsx";
import { PaperAgainstTable } from "./paper-against-table.tsx";
import { tabledAs } from "./private-lines.ts";
import { useLedTo, type Led } from "./use-led-to.ts";

/** What the other side gave on paper, as this side's own note of it. Only the other side can put it on the record. */
export function ReceivedList(props: {
  side: SideMark;
  rows: readonly MatrixRow[];
  led: Led;
}): React.ReactNode {
  const { side, rows, led } = props;
  const { sides } = useMe();
  const { received } = useCaucusImports();
  const other = otherSide(side);
  const { short } = sides[other];
  return (
    <div className="received">
      <div className="received-bar">
        <p className="drafts-note">
          Received on paper, not on the record. Only your side sees this list.
        </p>
        <ImportButton side={side} kind="received" words={`Import what ${short} gave on paper`} />
      </div>
      <ImportsList kind="received" rows={rows} />
      {received.length === 0 && (
        <EmptyState
          title="Nothing received on paper"
          words={`Until ${short} tables its proposals here, keep a list of what it handed over.`}
        />
      )}
      <ul className="received-rows" aria-label="Received on paper">
        {received.map((each) => (
          <ReceivedLine
            key={each.id}
            proposal={each}
            led={led.part === "received" && led.proposal === each.id ? led : null}
            short={short}
            tabled={tabledAs(each, rows, other)}
          />
        ))}
      </ul>
    </div>
  );
}

function ReceivedLine(props: {
  proposal: ReceivedProposal;
  led: Led | null;
  short: string;
  tabled: MatrixRow | null;
}): React.ReactNode {
  const { proposal, led, short, tabled } = props;
  const details = useLedTo(led);
  const { number, subject, title, category, article, currentLanguage, text } = proposal;
  const about = [category, article === "" ? "" : articleWords(article)].filter(
    (words) => words !== "",
  );
  return (
    <li className="received-row">
      <details ref={details}>
        <summary>
          <strong>{number === "" ? "no number" : number}</strong> {subject}
          {title !== "" && title !== subject && ` · ${title}`}
          {tabled !== null && (
            <span className="received-tabled">
              {" "}
              {short} has tabled {proposalLabel(tabled)}: go by the record
            </span>
          )}
        </summary>
        {about.length > 0 && <p className="drafts-note">{about.join(" · ")}</p>}
        {currentLanguage !== "" && (
          <section className="received-today" aria-label="What the contract says today">
            <h3>What the contract says today, as {short} gave it</h3>
            <LegalText text={currentLanguage} />
          </section>
        )}
        {text === "" ? <p className="drafts-note">No text</p> : <LegalText text={text} />}
        {tabled !== null && <PaperAgainstTable {...{ proposal, tabled }} />}
        <Button size="small" onPress={() => dropReceived(proposal.id)}>
          Remove from this list
        </Button>
      </details>
    </li>
  );
}
