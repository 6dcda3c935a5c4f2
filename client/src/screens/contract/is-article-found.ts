import { articleFoundAs, withArticlesInFull } from "@crosstable/shared/moves/article-words";
import type { ContractArticle } from "@crosstable/shared/moves/contract-articles";

/** True when what is looked for stands in an article's number, however either is spelt, in its title or in its text. */
export function isArticleFound(
  { number, title, text }: Pick<ContractArticle, "number" | "title" | "text">,
  search: string,
): boolean {
  const words = withArticlesInFull(search);
  return [articleFoundAs(number), title ?? "", text].some((each) =>
    withArticlesInFull(each).includes(words),
  );
}
