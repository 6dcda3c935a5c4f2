import {
  articleHash,
  articleKey,
  type Article,
  type ContractArticle,
  type ImportReplaces,
} from "@crosstable/shared/moves/contract-articles";

/** What an import would make of one article. */
export interface OfferedArticle {
  readonly kind: "new" | "changed" | "same" | "dropped";
  readonly article: Article;
  /** The article as it stands; null where it does not. */
  readonly today: ContractArticle | null;
}

/** An import beside the contract as it stands: its articles in order, then those that would no longer stand. */
export function compareOffer(
  standing: ReadonlyMap<string, ContractArticle>,
  offer: { articles: readonly Article[]; replaces: ImportReplaces },
): OfferedArticle[] {
  const keys = new Set(offer.articles.map(({ number }) => articleKey(number)));
  const offered = offer.articles.map((article): OfferedArticle => {
    const found = standing.get(articleKey(article.number));
    const today = found === undefined || found.droppedSeq !== null ? null : found;
    if (today === null) return { kind: "new", article, today };
    const isSame = articleHash(today) === articleHash(article);
    return { kind: isSame ? "same" : "changed", article, today };
  });
  if (offer.replaces === "these") return offered;
  const dropped = [...standing]
    .filter(([key, each]) => !keys.has(key) && each.droppedSeq === null)
    .map(([, each]): OfferedArticle => ({ kind: "dropped", article: each, today: each }));
  return [...offered, ...dropped];
}
