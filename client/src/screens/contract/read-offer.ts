import { offerHash, type Article } from "@crosstable/shared/moves/contract-articles";

import { importsIn, WORDS_NOT_THERE, type Failure } from "../../commands/read-article.ts";

/** Reads the articles of an import from its row of the record, and holds them to the hash that the matrix names. */
export async function readOffer(offer: {
  hash: string;
  seq: number;
}): Promise<{ readonly articles: readonly Article[] } | Failure> {
  const imports = await importsIn(offer.seq);
  if ("failure" in imports) return imports;
  const found = imports.made.find((move) => offerHash(move) === offer.hash);
  return found === undefined ? WORDS_NOT_THERE : { articles: found.articles };
}
