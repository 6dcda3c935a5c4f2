import * as z from "zod/mini";

import { MAX_ARTICLES_PER_IMPORT, MAX_IMPORT_BYTES, MAX_OPEN_IMPORTS } from "../limits.ts";
import { mustSide, type Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import {
  article,
  articleBytes,
  articleKey,
  importReplaces,
  isNoNumber,
  offerHash,
} from "./contract-articles.ts";
import { isRefusal, moverOf } from "./guards.ts";

/**
 * Offers articles as the current contract. The contract binds both sides, so neither says alone how it reads: the articles
 * stand when the other chief has agreed to exactly these.
 */
export const importArticles = z.strictObject({
  kind: z.literal("import-articles"),
  replaces: importReplaces,
  articles: z.array(article).check(z.minLength(1), z.maxLength(MAX_ARTICLES_PER_IMPORT)),
});
export type ImportArticles = z.infer<typeof importArticles>;

/** Refuses a number twice, a number without a sign, more than one message holds, and what is on offer already. */
export function judgeImportArticles(
  state: CaseState,
  move: ImportArticles,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const seen = new Map<string, string>();
  for (const { number } of move.articles) {
    if (isNoNumber(number)) return refuse("malformed", "Every article needs a number.");
    const before = seen.get(articleKey(number));
    if (before !== undefined) {
      return refuse("number-taken", `The number ${before} is there twice. Give each its own.`);
    }
    seen.set(articleKey(number), number);
  }
  if (articleBytes(move.articles) > MAX_IMPORT_BYTES) {
    return refuse(
      "contract-too-long",
      "This is too long for one import. Import the contract in several parts.",
    );
  }
  const own = state.articleOffers.filter((offer) => offer.side === mover.side);
  if (own.length >= MAX_OPEN_IMPORTS) {
    return refuse(
      "contract-too-long",
      `${own.length} imports of your side wait for an answer. Take some back, or wait for it.`,
    );
  }
  const hash = offerHash(move);
  if (state.articleOffers.some((offer) => offer.hash === hash))
    return refuse("offer-exists", "Exactly these articles are on offer already.");
  return null;
}

/** Applies a judged import: it is on offer, and the contract reads as before. */
export function applyImportArticles(
  state: CaseState,
  move: ImportArticles,
  stamp: Stamp,
): CaseState {
  const { replaces, articles } = move;
  const offer = {
    hash: offerHash(move),
    side: mustSide(stamp),
    replaces,
    count: articles.length,
    articles,
    stamp,
  };
  return { ...state, articleOffers: [...state.articleOffers, offer] };
}
