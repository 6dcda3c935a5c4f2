import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import { articleWords } from "@crosstable/shared/moves/article-words";
import { citedArticle } from "@crosstable/shared/moves/cited-article";

import { Gap } from "../../../components/gap.tsx";
import { LegalText } from "../../../components/legal-text.tsx";
import { SourceLinks } from "../../../components/source-links.tsx";
import { splitSources } from "../../../components/split-sources.ts";
import { useMatrix } from "../../../sync/use-matrix.ts";

/** The status quo: the article that the proposal cites, as both sides agreed it reads; else, or besides, what it quotes itself. */
export function ContractToday({ row }: { row: MatrixRow }): React.ReactNode {
  const { articles } = useMatrix();
  const tabledSeq = row.passList[0]?.stamp.seq ?? null;
  const cited = citedArticle(articles, { article: row.article, tabledSeq });
  return (
    <section className="panel-section" aria-label="Contract today">
      <h3>Contract today</h3>
      {cited === null && row.currentLanguage === null && <Gap words="Not given" />}
      {cited !== null && (
        <>
          <p className="panel-note">
            {articleWords(cited.article.number)}
            {cited.article.title !== null && ` · ${cited.article.title}`}
            {cited.article.droppedSeq !== null && " · the contract no longer has it"}
            {cited.isChangedSince &&
              " · both sides have agreed to another wording since this was tabled"}
          </p>
          {cited.article.text === "" ? (
            <Gap words="No text given" />
          ) : (
            <LegalText text={cited.article.text} />
          )}
        </>
      )}
      {row.currentLanguage !== null && (
        <>
          {cited !== null && <p className="panel-note">As the proposal quotes it</p>}
          <Quoted text={row.currentLanguage} />
        </>
      )}
    </section>
  );
}

/** The present language, with where it was found under it, so that no address runs through the words. */
function Quoted({ text }: { text: string }): React.ReactNode {
  const { words, remark, sources } = splitSources(text);
  return (
    <>
      <p className="panel-legal">{words}</p>
      {remark !== null && <p className="panel-note">{remark}</p>}
      <SourceLinks sources={sources} />
    </>
  );
}
