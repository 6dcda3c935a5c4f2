import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import { articleKey, type ContractArticle } from "@crosstable/shared/moves/contract-articles";
import { useMemo, useState } from "react";

import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { fetched } from "../../components/fetched.tsx";
import { Wait } from "../../components/wait.tsx";
import { useMe } from "../../stores/me-store.ts";
import { useMatrix } from "../../sync/use-matrix.ts";
import { ArticleView } from "./article-view.tsx";

import "./contract.css";
import { isArticleFound } from "./is-article-found.ts";
import { Offers } from "./offers.tsx";

const ImportContract = fetched(
  async () => {
    const { ImportContract: component } = await import("../../imports/import-contract.tsx");
    return { default: component };
  },
  {
    waiting: <Wait words="Opening the import" />,
    Missing: ({ onAgain }) => (
      <p className="contract-note" role="alert">
        The import is not on this device yet.{" "}
        <button type="button" className="contract-link" onClick={onAgain}>
          Try again
        </button>
      </p>
    ),
  },
);

/** The current contract as both sides have agreed it reads, and what either side has offered of it. */
export default function ContractScreen(): React.ReactNode {
  const { talks } = useMatrix();
  return talks === null ? <Wait words="Opening the contract" /> : <LoadedContract talks={talks} />;
}

function LoadedContract({ talks }: { talks: MatrixTalks }): React.ReactNode {
  const { seat } = useMe();
  const { articles } = useMatrix();
  const [chosen, setChosen] = useState<string | null>(null);
  const [search, setSearch] = useState("");
  const [isImporting, setImporting] = useState(false);
  const inOrder = useMemo(
    () => [...articles.values()].toSorted((one, other) => one.place - other.place),
    [articles],
  );
  const found = inOrder.filter((article) => isArticleFound(article, search));
  const shown = articles.get(chosen ?? "");
  const isChief = seat.role === "chief" || seat.role === "second";
  const state =
    inOrder.length === 0 ? "contract-empty" : shown === undefined ? "" : "contract-reads";
  return (
    <div className={`contract ${state}`}>
      <div className="contract-list">
        <div className="contract-tools">
          <input
            type="search"
            autoComplete="off"
            className="contract-search"
            aria-label="Search the articles"
            placeholder="Search the articles"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          {isChief && (
            <Button size="small" onPress={() => setImporting(true)}>
              Import articles
            </Button>
          )}
        </div>
        <Offers talks={talks} />
        {inOrder.length === 0 && <NoContract isChief={isChief} />}
        {inOrder.length > 0 && found.length === 0 && (
          <p className="contract-note">No article has these words.</p>
        )}
        <ol className="contract-articles" aria-label="Articles">
          {found.map((article) => (
            <ArticleLine
              key={articleKey(article.number)}
              article={article}
              isChosen={article === shown}
              onChoose={() => setChosen(articleKey(article.number))}
            />
          ))}
        </ol>
      </div>
      {shown === undefined ? (
        inOrder.length > 0 && (
          <p className="contract-note contract-hint">Choose an article to read it.</p>
        )
      ) : (
        <ArticleView
          key={articleKey(shown.number)}
          article={shown}
          onClose={() => setChosen(null)}
        />
      )}
      {isImporting && <ImportContract onClose={() => setImporting(false)} />}
    </div>
  );
}

function ArticleLine(props: {
  article: ContractArticle;
  isChosen: boolean;
  onChoose: () => void;
}): React.ReactNode {
  const { number, title, droppedSeq } = props.article;
  return (
    <li>
      <button
        type="button"
        className="contract-line"
        aria-current={props.isChosen ? "true" : undefined}
        onClick={props.onChoose}
      >
        <span className="contract-number">{number}</span>
        <span>{title ?? <em>without a title</em>}</span>
        {droppedSeq !== null && <span className="contract-dropped">no longer stands</span>}
      </button>
    </li>
  );
}

function NoContract({ isChief }: { isChief: boolean }): React.ReactNode {
  return (
    <EmptyState
      title="The contract is not here yet"
      words={
        isChief
          ? "Import its articles. They stand when the other side's chief has agreed that the contract reads so; from then on proposals cite them."
          : "A chief imports its articles. They stand when the other side's chief has agreed that the contract reads so."
      }
    />
  );
}
