import type { ProposalState } from "./case-state.ts";
import { articleKey, type ContractArticle } from "./contract-articles.ts";

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
