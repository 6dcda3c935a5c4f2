import { closeWords } from "@crosstable/shared/close-codes";
import type { FeedItem, GalleryRow, GalleryTalks } from "@crosstable/shared/documents/gallery";
import { parseProposalId } from "@crosstable/shared/ids";
import { articleFoundAs, withArticlesInFull } from "@crosstable/shared/moves/article-words";
import { wallTimeMs } from "@crosstable/shared/session/expiration";
import { glossaryMeaning, type GlossaryWord } from "@crosstable/shared/session/glossary";
import { stageWords } from "@crosstable/shared/session/stage";
import { useEffect, useState } from "react";

import { Age } from "../../components/age.tsx";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { SideMark } from "../../components/side-mark.tsx";
import { GlossaryTerm } from "../../components/tooltip.tsx";
import { Wait } from "../../components/wait.tsx";
import { useNowMs } from "../../stores/clock-store.ts";
import { leadTo, placeIsShown, placeStore } from "../../stores/place-store.ts";
import { saveStore } from "../../stores/save-store.ts";
import { reopenDocument } from "../../sync/open-documents.ts";
import { useGallery } from "../../sync/use-gallery.ts";
import { feedWords } from "./feed-words.ts";
import { GalleryFollows } from "./gallery-follows.tsx";
import { gapWords, GalleryOffRecord } from "./gallery-off-record.tsx";
import { GalleryPackages } from "./gallery-packages.tsx";
import { GalleryRules } from "./gallery-rules.tsx";
import { GalleryStatements } from "./gallery-statements.tsx";
import { GalleryTable } from "./gallery-table.tsx";

import "./gallery.css";

const TERMS: readonly GlossaryWord[] = [
  "proposal",
  "pass",
  "counter",
  "hold",
  "package",
  "rejected",
  "withdrawn",
  "agreed in principle",
  "tentative agreement",
  "disputed",
  "current contract language",
  "reopened",
  "late item",
  "lettered part",
  "split",
  "merged",
  "off the record",
  "turn",
  "caucus",
];

/** What the public may follow: stage, positions, standings, moves. From the gallery document and nothing else. */
export default function GalleryScreen(): React.ReactNode {
  const { talks, rows, packages, statements, feed } = useGallery();
  const [search, setSearch] = useState("");
  useShownProposal(rows.length);
  const isOut = saveStore(({ documents }) => documents.get("gallery")?.closed) === STAYS_OUT;
  if (isOut) return <StaysOut />;
  if (talks === null) return <Wait words="Opening the gallery" />;
  const wanted = withArticlesInFull(search);
  const found = rows.filter((row) => withArticlesInFull(namesOf(row)).includes(wanted));
  const show = (id: string): void => {
    const proposal = parseProposalId(id);
    if (proposal === undefined) return;
    // What is searched for may leave the other out.
    setSearch("");
    leadTo({ room: "gallery", proposal });
  };
  return (
    <div className="gallery">
      <section className="gallery-stage" aria-label="Stage of the talks">
        <h1>{talks.title}</h1>
        <GalleryFollows talks={talks} />
        <GalleryOffRecord talks={talks} />
        <Stage talks={talks} rows={rows} />
        <GalleryRules talks={talks} />
        <Glossary />
      </section>
      <div className="gallery-parts">
        <section className="gallery-matrix" aria-label="Proposals" tabIndex={0}>
          <label className="gallery-search">
            <span className="visually-hidden">Search the proposals</span>
            <input
              type="search"
              autoComplete="off"
              placeholder="Search"
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
          </label>
          <GalleryTable talks={talks} rows={found} all={rows} onShow={show} />
        </section>
        <section className="gallery-feed" aria-label="What has happened" tabIndex={0}>
          <GalleryStatements statements={statements} talks={talks} />
          <GalleryPackages packages={packages} talks={talks} />
          <h2>What has happened</h2>
          <Feed talks={talks} feed={feed} />
        </section>
      </div>
    </div>
  );
}

function agreedOnClock({ extension }: GalleryTalks): "extended" | "clock-stopped" | undefined {
  if (extension === undefined) return undefined;
  if (extension.stoppedAt !== null) return "clock-stopped";
  return extension.former === null ? undefined : "extended";
}

const STAYS_OUT = "observersStayOut";

/** GROUND-7: both chiefs want to be among themselves. Whoever waits may look again. */
function StaysOut(): React.ReactNode {
  return (
    <EmptyState title="The gallery is closed to observers" words={closeWords(STAYS_OUT)}>
      <Button onPress={() => void reopenDocument({ kind: "gallery" })}>Look again</Button>
    </EmptyState>
  );
}

/** What a proposal is looked for by. */
function namesOf({ number, lineage, title, subject, category, article }: GalleryRow): string {
  const cited = article === null ? "" : articleFoundAs(article);
  return [number, ...lineage.formerNumbers, title, subject, category, cited].join(" ");
}

/** Goes to the proposal or the statement that the search leads to. */
function useShownProposal(count: number): void {
  const place = placeStore((state) => state.place);
  useEffect(() => {
    if (place?.room !== "gallery" || count === 0) return;
    const row = document.querySelector<HTMLElement>(
      "statement" in place
        ? `[data-statement="${place.statement}"]`
        : `[data-proposal="${place.proposal}"]`,
    );
    row?.scrollIntoView({ block: "center" });
    row?.focus();
    placeIsShown();
  }, [place, count]);
}

/** By itself, because it goes with the clock in the bar and the gallery does not. */
function Stage({
  talks,
  rows,
}: {
  talks: GalleryTalks;
  rows: readonly GalleryRow[];
}): React.ReactNode {
  const nowMs = useNowMs(1_000);
  const instantMs = talks.expiration === null ? null : Date.parse(talks.expiration.instant);
  const extension = agreedOnClock(talks);
  return (
    <p>
      {stageWords({
        standings: rows.map((row) => row.standing),
        sides: talks.sides,
        instantMs,
        ...(extension === undefined ? {} : { extension }),
        nowMs: wallTimeMs(talks.clock, nowMs),
      })}
    </p>
  );
}

/** The words of the table: on hover or focus where they stand, and all together for who has neither pointer nor patience. */
function Glossary(): React.ReactNode {
  return (
    <>
      <p className="gallery-terms">
        <span>Words of the table:</span>
        {TERMS.map((term) => (
          <GlossaryTerm key={term} term={term} meaning={glossaryMeaning(term)} />
        ))}
      </p>
      <details className="gallery-words">
        <summary>Words of the table and what they mean</summary>
        <dl>
          {TERMS.map((term) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{glossaryMeaning(term)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

const MOST_SHOWN = 100;

function Feed({
  talks,
  feed,
}: {
  talks: GalleryTalks;
  feed: readonly FeedItem[];
}): React.ReactNode {
  if (feed.length === 0) return <p>Nothing formal has happened yet.</p>;
  const newest = feed.toSorted((one, other) => other.seq - one.seq).slice(0, MOST_SHOWN);
  return (
    <ol className="gallery-items">
      {newest.map((item) => (
        <li key={`${item.seq}/${item.proposal ?? item.label ?? ""}/${item.kind}`}>
          <SideMark side={item.side} />
          <span>
            {[feedWords(item, talks.sides), gapWords(item, talks)].filter(Boolean).join(" ")}{" "}
            <span className="gallery-age">
              <Age at={item.at} asOf={item.asOf} />
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}
