import {
  articleKey,
  type Article,
  type ContractArticle,
} from "@crosstable/shared/moves/contract-articles";

/**
 * The articles that are offered, each with its number as the contract writes it where it has the article already. "Art. 13" for "13" is no
 * other wording, and would read as one wherever article 13 is cited.
 */
export function keepNumbers(
  articles: readonly Article[],
  contract: ReadonlyMap<string, ContractArticle>,
): Article[] {
  return articles.map((article) => {
    const there = contract.get(articleKey(article.number));
    return there === undefined ? article : { ...article, number: there.number };
  });
}
