import * as z from "zod/mini";

import type { ProposalId } from "../ids.ts";
import { MAX_COMPARED_CHARS_PER_TRANSMITTAL } from "../limits.ts";
import type { Stamp } from "../record/stamp.ts";
import { isTextNotInSources } from "../record/text-not-in-sources.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { otherSide, type SideMark } from "../sides.ts";
import { latestPassOf, proposalLabel, type CaseState, type MoveContext } from "./case-state.ts";
import { statusQuoText } from "./cited-article.ts";
import { consentNeeded, isAfterDeadline, needsConsent, type Consent } from "./consent.ts";
import { isAllNew, knownIn, type KnownTexts } from "./new-in-text.ts";

/**
 * What is split or merged says of itself that it is a new item: nothing in it is made of what it comes from. After the new-item
 * deadline it then waits for a consent. Rows from before the rule do not say it.
 */
export const isNew = z.optional(z.literal(true));

/** What comes out of a splitting or merging, as far as it is read here. */
interface Item {
  readonly title?: string | null;
  readonly subject: string;
  readonly text: string;
  readonly isNew?: true | undefined;
}

type Known = Pick<CaseState, "proposals" | "articles">;

/** What is compared, for whom, and with which proposals: of which it is a newer text, or of which it is made. */
export interface Before {
  readonly from: readonly ProposalId[];
  readonly side: SideMark;
}

/**
 * What stood on the table on these proposals, with which a side's text is compared for what is new in it: what they are about, each
 * side's latest text, and what the contract says today. Null where the sources do not give the side's own text, or the other's where it
 * has none: nothing can be told to be new then.
 */
function textsBefore({ proposals, articles }: Known, { from, side }: Before): string[] | null {
  const texts: string[] = [];
  for (const id of from) {
    const proposal = proposals.get(id);
    if (proposal === undefined) continue;
    texts.push(proposal.subject, proposal.title ?? "", statusQuoText(articles, proposal) ?? "");
    const own = latestPassOf(proposal, side);
    const theirs = latestPassOf(proposal, otherSide(side));
    const last = own ?? theirs;
    if (last !== undefined && isTextNotInSources(last.text, last.stamp.asOf)) return null;
    texts.push(own?.text ?? "", theirs?.text ?? "");
  }
  return texts;
}

/** The same taken apart, for many texts that are compared with them one after the other. */
export function knownBefore(state: Known, of: Before): KnownTexts | null {
  const before = textsBefore(state, of);
  return before === null ? null : knownIn(before);
}

/** Whether an item takes up nothing of what stood before it; see `isAllNew`. */
export function isNewItem({ title, subject, text }: Item, known: KnownTexts | null): boolean {
  if (known === null) return false;
  const labels = [subject, title ?? ""].filter((label) => label !== "");
  return isAllNew({ labels, text }, known);
}

/** What comes out of a splitting or merging, and out of what. */
export interface Made {
  readonly items: readonly Item[];
  readonly from: readonly ProposalId[];
}

/**
 * How many signs have to be compared before it can be said whether a new item among them does not say that it is one; null where nothing
 * is asked. To count them is far quicker than to compare them.
 */
export function charsCompared(state: CaseState, made: Made, context: MoveContext): number | null {
  const { actor, nowMs, isOnRecord, isCompared } = context;
  if (isOnRecord === true || isCompared === true) return null;
  if (actor.side === null || !isAfterDeadline(state, nowMs)) return null;
  const { items, from } = made;
  if (items.every((item) => item.isNew === true)) return null;
  const before = textsBefore(state, { from, side: actor.side });
  if (before === null) return null;
  // A text that stands there twice, such as the article that all of them cite, is compared once.
  const all = [...new Set(before), ...items.map(({ text }) => text)];
  return all.reduce((sum, text) => sum + text.length, 0);
}

/**
 * Refuses, after the new-item deadline, a splitting or merging in which a new item does not say that it is one, and what holds too much
 * text to be compared beside what came before it in its transmittal; or returns null. Words are compared and nothing is understood, so it
 * is asked when the move is made and of no row on the record: a better comparison changes nothing that stands.
 */
export function unsaidNewItem(state: CaseState, made: Made, context: MoveContext): Refusal | null {
  const { actor, charsBefore = 0 } = context;
  const chars = charsCompared(state, made, context);
  if (chars === null || actor.side === null) return null;
  if (charsBefore + chars > MAX_COMPARED_CHARS_PER_TRANSMITTAL) return tooMuchText(charsBefore > 0);
  const { items, from } = made;
  const known = knownBefore(state, { from, side: actor.side });
  const unsaid = items.find((item) => item.isNew !== true && isNewItem(item, known));
  if (unsaid === undefined) return null;
  const labels = from.flatMap((id) => {
    const proposal = state.proposals.get(id);
    return proposal === undefined ? [] : [proposalLabel(proposal)];
  });
  const other = state.sides[otherSide(actor.side)].short;
  return refuse(
    "needs-consent",
    `The new-item deadline has passed, and “${unsaid.subject}” takes up nothing of ${labels.join(", ")}. It is a new item and needs the consent of ${other}: look at it again as one.`,
  );
}

function tooMuchText(isWithOthers: boolean): Refusal {
  return refuse(
    "too-many-requests",
    isWithOthers
      ? "What is split and merged here holds too much text to be looked at in one transmittal. Hand it over in several."
      : "The texts that are merged are too long to be looked at together. Merge fewer of them at a time.",
  );
}

/** What an item begins with that came out of a splitting or merging: null where it simply goes on. */
export function consentOf(
  state: Pick<CaseState, "groundRules" | "clock">,
  item: Pick<Item, "isNew">,
  stamp: Stamp,
): Consent | null {
  return item.isNew === true ? consentNeeded(state, stamp) : null;
}

/** " W-7 b) is a new item and needs consent." of each that waits for one, to stand behind the sentence of the move; else nothing. */
export function newItemWords(state: CaseState, items: readonly ProposalId[]): string {
  return items
    .flatMap((id) => state.proposals.get(id) ?? [])
    .filter(needsConsent)
    .map((item) => ` ${proposalLabel(item)} is a new item and needs consent.`)
    .join("");
}
