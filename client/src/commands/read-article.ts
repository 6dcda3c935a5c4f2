import { articleHash, articleKey } from "@crosstable/shared/moves/contract-articles";
import type { Move } from "@crosstable/shared/moves/move";

import { ask } from "./ask.ts";

type Import = Extract<Move, { kind: "import-articles" }>;
export type Failure = { readonly failure: string };

export const WORDS_NOT_THERE: Failure = {
  failure: "The record does not hold these words in that row.",
};

/** One wording of an article, by the row of its import. */
export interface WantedArticle {
  readonly key: string;
  readonly hash: string;
  readonly seq: number;
}

/** Reads one wording of an article from the row of its import. */
export async function readArticle(
  wanted: WantedArticle,
): Promise<{ readonly text: string } | Failure> {
  const imports = await importsIn(wanted.seq);
  if ("failure" in imports) return imports;
  const found = imports.made
    .flatMap((move) => move.articles)
    .find((each) => articleKey(each.number) === wanted.key && articleHash(each) === wanted.hash);
  return found === undefined ? WORDS_NOT_THERE : { text: found.text };
}

/** Every import of articles in one row of the record. */
export async function importsIn(
  seq: number,
): Promise<{ readonly made: readonly Import[] } | Failure> {
  const answer = await ask({ request: "read-record", after: seq - 1, limit: 1 });
  if ("refused" in answer) return { failure: answer.refused.words };
  const act = answer.done.entries[0]?.act;
  if (act?.kind !== "moves") return WORDS_NOT_THERE;
  return { made: act.moves.filter((move) => move.kind === "import-articles") };
}
