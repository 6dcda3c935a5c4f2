import type { ProposalState } from "./case-state.ts";
import { articleKey, type ArticleVersion, type ContractArticle } from "./contract-articles.ts";

/** The article that a proposal cites, as the list of articles has it. */
export interface CitedArticle {
  readonly article: ContractArticle;
  /** True when both sides have agreed to another wording since the proposal was tabled. */
  readonly isChangedSince: boolean;
}

/**
 * Finds the article that a proposal cites by its number, or null when it cites none, or none that is in the list. A
 * citation holds over every later import: it is found by number, and no article ever leaves the list.
 */
export function citedArticle(
  articles: ReadonlyMap<string, ContractArticle>,
  proposal: { article: ProposalState["article"]; tabledSeq: number | null },
): CitedArticle | null {
  if (proposal.article === null) return null;
  const article = articles.get(articleKey(proposal.article));
  if (article === undefined) return null;
  const { tabledSeq } = proposal;
  const then = article.versions.findLast(
    (version) => tabledSeq !== null && version.agreedSeq <= tabledSeq,
  );
  return {
    article,
    isChangedSince: then !== undefined && then.hash !== article.versions.at(-1)?.hash,
  };
}

/**
 * The wording of the article that a proposal cites as both sides had agreed to it by a row of the record; its text is in the row of its import.
 * Null where it cites none, and where the contract had none yet or none any more. What was dropped and came back is told as if it had stood.
 */
export function wordingAt(
  articles: ReadonlyMap<string, ContractArticle>,
  { article }: Pick<ProposalState, "article">,
  seq: number,
): ArticleVersion | null {
  const cited = citedArticle(articles, { article, tabledSeq: null })?.article;
  if (cited === undefined || (cited.droppedSeq !== null && cited.droppedSeq <= seq)) return null;
  return cited.versions.findLast(({ agreedSeq }) => agreedSeq <= seq) ?? null;
}

/** What the contract says today on a proposal: the article that it cites, else the language that it quotes, else null. */
export function statusQuoText(
  articles: ReadonlyMap<string, ContractArticle>,
  proposal: Pick<ProposalState, "article" | "currentLanguage">,
): string | null {
  const cited = citedArticle(articles, { article: proposal.article, tabledSeq: null });
  if (cited !== null && cited.article.droppedSeq === null && cited.article.text.trim() !== "")
    return cited.article.text;
  return proposal.currentLanguage;
}
