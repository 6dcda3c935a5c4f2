import { articleWords } from "@crosstable/shared/moves/article-words";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { citedArticle } from "@crosstable/shared/moves/cited-article";
import { articleKey, type ContractArticle } from "@crosstable/shared/moves/contract-articles";
import { X } from "lucide-react";
import { useEffect, useRef, useState } from "react";

import { readArticle } from "../../commands/read-article.ts";
import { Age } from "../../components/age.tsx";
import { IconButton } from "../../components/button.tsx";
import { Gap } from "../../components/gap.tsx";
import { LegalText } from "../../components/legal-text.tsx";
import { SideMark } from "../../components/side-mark.tsx";
import { useMatrix } from "../../sync/use-matrix.ts";

/** One article in full: the text that stands, its former wordings, and the proposals that cite it. */
export function ArticleView(props: {
  article: ContractArticle;
  onClose: () => void;
}): React.ReactNode {
  const { number, title, text, versions, droppedSeq } = props.article;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const latest = versions.at(-1);
  return (
    <article className="contract-article" aria-label={articleWords(number)}>
      <header className="contract-head">
        <h2 ref={heading} tabIndex={-1}>
          {articleWords(number)}
          {title !== null && ` · ${title}`}
        </h2>
        <IconButton name="Back to the list" onPress={props.onClose}>
          <X size={18} aria-hidden />
        </IconButton>
      </header>
      {latest !== undefined && (
        <p className="contract-note">
          Both sides agreed to this wording <Age at={latest.agreedAt} asOf={null} />, row{" "}
          {latest.agreedSeq} of the record.
          {droppedSeq !== null && ` By row ${droppedSeq} the contract no longer has this article.`}
        </p>
      )}
      {text === "" ? <Gap words="No text given" /> : <LegalText text={text} />}
      <Citing article={props.article} />
      {versions.length > 1 && <Former article={props.article} />}
    </article>
  );
}

function Citing({ article }: { article: ContractArticle }): React.ReactNode {
  const { rows, articles } = useMatrix();
  const citing = rows.flatMap((row) => {
    const tabledSeq = row.passList[0]?.stamp.seq ?? null;
    const cited = citedArticle(articles, { article: row.article, tabledSeq });
    return cited?.article === article ? [{ row, cited }] : [];
  });
  if (citing.length === 0) return null;
  return (
    <section aria-label="Proposals that cite it">
      <h3>Proposals that cite it</h3>
      <ul className="contract-citing">
        {citing.map(({ row, cited }) => (
          <li key={row.id}>
            <SideMark side={row.sponsor} /> {proposalLabel(row)}
            {row.title !== null && row.number !== null && ` ${row.title}`}
            {cited.isChangedSince && (
              <span className="contract-note">
                {" "}
                · tabled on a former wording; this one was agreed since
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Former wordings are in the record, and are read from there when somebody asks. */
function Former({ article }: { article: ContractArticle }): React.ReactNode {
  const [texts, setTexts] = useState<ReadonlyMap<string, string>>(new Map());
  const [failure, setFailure] = useState<string | null>(null);
  const read = async (hash: string, seq: number): Promise<void> => {
    const found = await readArticle({ key: articleKey(article.number), hash, seq });
    if ("failure" in found) setFailure(found.failure);
    else setTexts((before) => new Map(before).set(hash, found.text));
  };
  return (
    <section aria-label="Former wordings">
      <h3>Former wordings</h3>
      <ol className="contract-former" reversed>
        {article.versions
          .slice(0, -1)
          .toReversed()
          .map((version) => (
            <li key={version.agreedSeq}>
              Agreed <Age at={version.agreedAt} asOf={null} />, row {version.agreedSeq}{" "}
              {texts.has(version.hash) ? (
                <LegalText text={texts.get(version.hash) ?? ""} />
              ) : (
                <button
                  type="button"
                  className="contract-link"
                  onClick={() => void read(version.hash, version.importSeq)}
                >
                  Read
                </button>
              )}
            </li>
          ))}
      </ol>
      {failure !== null && <p role="alert">{failure}</p>}
    </section>
  );
}
