import {
  articleHash,
  articleKey,
  offerHash,
  type Article,
} from "@crosstable/shared/moves/contract-articles";
import type { Move } from "@crosstable/shared/moves/move";

import { ask } from "../../commands/ask.ts";

type Import = Extract<Move, { kind: "import-articles" }>;
type Failure = { readonly failure: string };

const NOT_THERE: Failure = { failure: "The record does not hold these words in that row." };

/** Reads the articles of an import from its row of the record, and holds them to the hash that the matrix names. */
export async function readOffer(offer: {
  hash: string;
  seq: number;
}): Promise<{ readonly articles: readonly Article[] } | Failure> {
  const imports = await importsIn(offer.seq);
  if ("failure" in imports) return imports;
  const found = imports.made.find((move) => offerHash(move) === offer.hash);
  return found === undefined ? NOT_THERE : { articles: found.articles };
}

/** Reads one wording of an article from the row of its import. */
export async function readArticle(wanted: {
  key: string;
  hash: string;
  seq: number;
}): Promise<{ readonly text: string } | Failure> {
  const imports = await importsIn(wanted.seq);
  if ("failure" in imports) return imports;
  const found = imports.made
    .flatMap((move) => move.articles)
    .find((each) => articleKey(each.number) === wanted.key && articleHash(each) === wanted.hash);
  return found === undefined ? NOT_THERE : { text: found.text };
}

async function importsIn(seq: number): Promise<{ readonly made: readonly Import[] } | Failure> {
  const answer = await ask({ request: "read-record", after: seq - 1, limit: 1 });
  if ("refused" in answer) return { failure: answer.refused.words };
  const act = answer.done.entries[0]?.act;
  if (act?.kind !== "moves") return NOT_THERE;
  return { made: act.moves.filter((move) => move.kind === "import-articles") };
}
