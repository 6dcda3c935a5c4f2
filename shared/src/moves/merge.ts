import * as z from "zod/mini";

import { proposalId } from "../ids.ts";
import { MAX_ARTICLE_NUMBER_CHARS } from "../limits.ts";
import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { oneLine } from "../text/one-line.ts";
import { tooMuchCurrentLanguage } from "./bounds.ts";
import {
  withProposal,
  type CaseState,
  type MoveContext,
  type ProposalState,
} from "./case-state.ts";
import { withoutStatusQuoOffer } from "./closings.ts";
import { commonArticle } from "./common-article.ts";
import { isRefusal, moverOf, sponsorOnly, undecidedProposal, unseenToday } from "./guards.ts";
import { NO_LINEAGE } from "./lineage.ts";
import { consentOf, unsaidNewItem } from "./new-item.ts";
import { judgeNew, newProposalState, offspring } from "./new-proposal.ts";
import { noted } from "./noted.ts";

const MAX_MERGED = 26;

/** Makes one proposal of several. Under its old number each of them leads to the new one for ever. */
export const merge = z.strictObject({
  kind: z.literal("merge"),
  /** The one that they become. */
  ...offspring.shape,
  from: z.array(proposalId).check(z.minLength(2), z.maxLength(MAX_MERGED)),
  /** For each of them the latest pass that the mover has seen; see `split`. Older rows do not say it; today it is demanded. */
  lastPasses: z.optional(z.array(z.int().check(z.positive())).check(z.maxLength(MAX_MERGED))),
  /**
   * The article that all of them cite, however each spells it; null where they do not. Rows from before do not say it: there the new one cites
   * an article only if all spell it alike.
   */
  article: z.optional(z.nullable(oneLine(MAX_ARTICLE_NUMBER_CHARS))),
  noted,
});
export type Merge = z.infer<typeof merge>;

/**
 * Refuses anyone but the sponsor of all, what is agreed or on hold, one that overlooks a newer pass, a number used before, another article than the one that all cite,
 * and a late item that does not say that it is new.
 */
export function judgeMerge(state: CaseState, move: Merge, context: MoveContext): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  if (new Set(move.from).size !== move.from.length)
    return refuse("malformed", "The same proposal is named twice.");
  const { from, lastPasses } = move;
  if (lastPasses !== undefined && lastPasses.length !== from.length)
    return refuse("malformed", "Say of each proposal which text of it was seen.");
  const all: ProposalState[] = [];
  for (const [index, id] of from.entries()) {
    const one = undecidedProposal(state, id);
    if (isRefusal(one)) return one;
    const notTheirs = sponsorOnly(state, { proposal: one, mover, act: "merges it" });
    if (notTheirs !== null) return notTheirs;
    const unseen = unseenToday(one, lastPasses?.[index], context);
    if (unseen !== null) return unseen;
    all.push(one);
  }
  if (move.article !== undefined && move.article !== commonArticle(all))
    return refuse("malformed", "What is merged goes on under the article that all of them cite.");
  const { side } = mover;
  const language = { side, language: sharedBy(all, "currentLanguage"), times: 1 };
  return (
    judgeNew(state, { ...move, side, among: [move] }) ??
    tooMuchCurrentLanguage(state, language, context) ??
    unsaidNewItem(state, { items: [move], from }, context)
  );
}

/** Applies a judged merging. Category and present language stay where all have the same, and the article that all cite. */
export function applyMerge(state: CaseState, move: Merge, stamp: Stamp): CaseState {
  const from = move.from.map((id) => {
    const one = state.proposals.get(id);
    if (one === undefined) throw new Error("a judged merging of no proposal");
    return one;
  });
  const { number, title, subject, text, article = sharedBy(from, "article") } = move;
  const made = newProposalState({
    id: move.proposal,
    described: {
      number,
      title,
      subject,
      category: sharedBy(from, "category"),
      article,
      currentLanguage: sharedBy(from, "currentLanguage"),
    },
    text,
    lineage: { ...NO_LINEAGE, comesFrom: move.from },
    consent: consentOf(state, move, stamp),
    kind: "merge",
    stamp,
  });
  return from.reduce(
    (before, one) => withProposal(before, goneInto(one, move, stamp)),
    withProposal(state, made),
  );
}

/** What all of them say there, or null where they do not say the same. */
function sharedBy(
  from: readonly ProposalState[],
  field: "category" | "article" | "currentLanguage",
): string | null {
  const [first] = from;
  return from.every((each) => each[field] === first?.[field]) ? (first?.[field] ?? null) : null;
}

function goneInto(one: ProposalState, move: Merge, stamp: Stamp): ProposalState {
  return {
    ...one,
    closings: withoutStatusQuoOffer(one.closings),
    lineage: { ...one.lineage, goesOn: { how: "merged", in: [move.proposal], stamp } },
    lastMove: { kind: "merge", stamp },
  };
}
