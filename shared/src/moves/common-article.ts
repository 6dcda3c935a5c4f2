import type { ProposalState } from "./case-state.ts";
import { articleKey } from "./contract-articles.ts";

/** The article that all of these proposals cite, in the spelling of the first, or null where they do not all cite the same. "13" and "Article 13" are one. */
export function commonArticle(of: readonly Pick<ProposalState, "article">[]): string | null {
  const first = of[0]?.article ?? null;
  if (first === null) return null;
  const key = articleKey(first);
  const isCommon = of.every(({ article }) => article !== null && articleKey(article) === key);
  return isCommon ? first : null;
}
