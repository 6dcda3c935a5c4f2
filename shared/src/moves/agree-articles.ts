import * as z from "zod/mini";

import { MAX_ARTICLES_PER_IMPORT, MAX_CONTRACT_BYTES } from "../limits.ts";
import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import {
  articleBytes,
  articleHash,
  articleKey,
  type Article,
  type ArticleOffer,
  type ContractArticle,
} from "./contract-articles.ts";
import { isRefusal, moverOf } from "./guards.ts";
import { textHash } from "./text-hash.ts";

/** Agrees that exactly these articles of the other side's import are the current contract. */
export const agreeArticles = z.strictObject({
  kind: z.literal("agree-articles"),
  /** The hash of the import that the agreeing chief was shown. */
  hash: textHash,
  /** How many articles it has, as the agreeing chief was shown. */
  count: z.int().check(z.positive(), z.maximum(MAX_ARTICLES_PER_IMPORT)),
});
export type AgreeArticles = z.infer<typeof agreeArticles>;

/** Refuses one's own import, one that is no longer on offer, and a contract that would be too long for every screen, with what it no longer has. */
export function judgeAgreeArticles(
  state: CaseState,
  move: AgreeArticles,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const offer = state.articleOffers.find((each) => each.hash === move.hash);
  if (offer === undefined)
    return refuse("unknown-offer", "These articles are not on offer any more. Look again.");
  if (offer.side === mover.side)
    return refuse("own-offer", "Your own side has offered these. The other side's chief agrees.");
  if (offer.count !== move.count) {
    return refuse("wrong-text", `The import has ${offer.count} articles. Load it again.`);
  }
  if (articleBytes(contractWith(state, offer, null).values()) > MAX_CONTRACT_BYTES) {
    return refuse(
      "contract-too-long",
      "With these articles the contract is too long to be shown; what it no longer has is shown too.",
    );
  }
  return null;
}

/** Applies a judged agreement. What the contract no longer has is marked, never removed. */
export function applyAgreeArticles(state: CaseState, move: AgreeArticles, stamp: Stamp): CaseState {
  const offer = state.articleOffers.find((each) => each.hash === move.hash);
  if (offer === undefined) throw new Error("a judged agreement to no import");
  return {
    ...state,
    articles: contractWith(state, offer, stamp),
    articleOffers: state.articleOffers.filter((each) => each !== offer),
  };
}

function contractWith(
  state: CaseState,
  offer: ArticleOffer,
  stamp: Stamp | null,
): ReadonlyMap<string, ContractArticle> {
  const agreed = { importSeq: offer.stamp.seq, seq: stamp?.seq ?? 0, at: stamp?.at ?? "" };
  const articles = new Map(state.articles);
  const imported = new Set<string>();
  for (const each of offer.articles) {
    const key = articleKey(each.number);
    imported.add(key);
    const before = articles.get(key);
    articles.set(key, withVersion(before, each, { ...agreed, place: articles.size }));
  }
  if (offer.replaces === "these") return articles;
  for (const [key, each] of articles) {
    if (!imported.has(key) && each.droppedSeq === null)
      articles.set(key, { ...each, droppedSeq: agreed.seq });
  }
  return articles;
}

/** An article that reads as before, and stands, stays the very same object. */
function withVersion(
  before: ContractArticle | undefined,
  now: Article,
  agreed: { importSeq: number; seq: number; at: string; place: number },
): ContractArticle {
  const hash = articleHash(now);
  const { importSeq, seq: agreedSeq, at: agreedAt } = agreed;
  const version = { hash, importSeq, agreedSeq, agreedAt };
  if (before === undefined)
    return { ...now, place: agreed.place, versions: [version], droppedSeq: null };
  if (before.versions.at(-1)?.hash !== hash)
    return { ...before, ...now, versions: [...before.versions, version], droppedSeq: null };
  return before.droppedSeq === null ? before : { ...before, droppedSeq: null };
}
