import MiniSearch, { type Query, type SearchResult } from "minisearch";

import type { ProposalId } from "../ids.ts";
import type { SideMark } from "../sides.ts";
import type { ItemKind, SearchItem } from "./items.ts";
import type { Question } from "./question.ts";
import { readTokens, type Token } from "./tokens.ts";

export type Order = "best" | "first" | "last";

/** What of the finds is wanted. Days as `YYYY-MM-DD`; both are in. */
export interface Wanted {
  readonly order: Order;
  readonly side: SideMark | null;
  readonly kind: ItemKind | null;
  readonly proposal: ProposalId | null;
  readonly from: string | null;
  readonly to: string | null;
}

export const EVERYTHING_WANTED: Wanted = {
  order: "best",
  side: null,
  kind: null,
  proposal: null,
  from: null,
  to: null,
};

export interface Hit {
  readonly item: SearchItem;
  /** True when words that are looked for stand in its text, and not in the name of its proposal alone. */
  readonly isSaid: boolean;
  /** Where they stand in the text: start and end, in order. Worked out when it is asked for. */
  readonly ranges: () => readonly (readonly [start: number, end: number])[];
}

export interface Found {
  readonly hits: readonly Hit[];
  /** Where each side said it first and last: in a pass, a name or other words of its own, not in the contract that it cites. */
  readonly firsts: Readonly<Record<SideMark, Hit | null>>;
  readonly lasts: Readonly<Record<SideMark, Hit | null>>;
  /** How many are left out because no source dates them and a time was asked for. */
  readonly undated: number;
}

export interface SearchIndex {
  /** How many pieces of words are in it. */
  readonly size: number;
  /** Adds pieces in the order of the record. */
  add(items: readonly SearchItem[]): void;
  search(question: Question, wanted: Wanted): Found;
}

const NOTHING: Found = {
  hits: [],
  firsts: { a: null, b: null },
  lasts: { a: null, b: null },
  undated: 0,
};

/** A word of at least so many letters is found by its beginning. */
const PREFIX_FROM = 3;

interface Kept {
  readonly item: SearchItem;
  /** Orders what was said: the day that a source gives, else the time of entry. */
  readonly moment: string;
}

/** An empty index. Pure: nothing of it is stored or sent, and the same items give the same answers. */
export function openSearchIndex(): SearchIndex {
  const kept: Kept[] = [];
  const words = new MiniSearch<{ id: number; text: string; about: string }>({
    fields: ["text", "about"],
    tokenize: (text) => readTokens(text).flatMap(({ forms }) => forms),
    processTerm: (term) => term,
  });
  let lastSourced = "";
  return {
    get size() {
      return kept.length;
    },
    add(items) {
      const documents = items.map((item, index) => {
        const id = kept.length + index;
        return { id, text: item.text, about: aboutOf(item) };
      });
      words.addAll(documents);
      for (const item of items) {
        // What no source dates stands where the record has it, among the dated acts around it.
        if (item.asOf?.date != null) lastSourced = item.asOf.date;
        const entered = item.at ?? "";
        kept.push({ item, moment: item.asOf === null ? entered : (item.asOf.date ?? lastSourced) });
      }
    },
    search(question, wanted) {
      if (question.parts.length === 0) return NOTHING;
      const results = words.search(queryOf(question), {
        tokenize: (term) => [term],
        boost: { text: 2 },
      });
      return answer(results, { kept, question, wanted });
    },
  };
}

function queryOf(question: Question): Query {
  return {
    combineWith: "AND",
    queries: question.parts.flatMap((part) =>
      part.map((token) => ({
        queries: [token.forms[0]],
        prefix: part.length === 1 && isOpenEnded(token),
      })),
    ),
  };
}

function isOpenEnded({ kind, forms }: Token): boolean {
  return kind === "word" && forms[0].length >= PREFIX_FROM;
}

function answer(
  results: readonly SearchResult[],
  { kept, question, wanted }: { kept: readonly Kept[]; question: Question; wanted: Wanted },
): Found {
  const firsts: Record<SideMark, Hit | null> = { a: null, b: null };
  const lasts: Record<SideMark, Hit | null> = { a: null, b: null };
  const hits: (Hit & { readonly id: number })[] = [];
  let undated = 0;
  const later = (one: { id: number }, other: { id: number }): number =>
    compare(kept, one.id, other.id);
  const isTimed = wanted.from !== null || wanted.to !== null;
  for (const { id, match } of results as readonly (SearchResult & { id: number })[]) {
    const item = kept[id]?.item;
    if (item === undefined || !isAbout(item, wanted) || !hasPhrases(item, question)) continue;
    if (isTimed && isUndated(item)) undated += 1;
    else if (isWithin(kept[id]?.moment ?? "", wanted)) {
      const isSaid = Object.values(match).some((fields) => fields.includes("text"));
      hits.push({ id, item, isSaid, ranges: () => rangesIn(item, question) });
    }
  }
  const inTime = hits.toSorted(later);
  for (const hit of inTime) {
    const { side } = hit.item.by;
    if (side === null || hit.item.kind === "contract" || !hit.isSaid) continue;
    firsts[side] ??= hit;
    lasts[side] = hit;
  }
  const ordered =
    wanted.order === "best" ? hits : wanted.order === "last" ? inTime.toReversed() : inTime;
  const bySide =
    wanted.side === null ? ordered : ordered.filter(({ item }) => item.by.side === wanted.side);
  return { hits: bySide, firsts: { ...firsts }, lasts: { ...lasts }, undated };
}

/** By moment, then by the order of the record. */
function compare(kept: readonly Kept[], one: number, other: number): number {
  const first = kept[one]?.moment ?? "";
  const second = kept[other]?.moment ?? "";
  if (first === second) return one - other;
  return first < second ? -1 : 1;
}

function isAbout(item: SearchItem, wanted: Wanted): boolean {
  if (wanted.kind !== null && item.kind !== wanted.kind) return false;
  return wanted.proposal === null || item.proposal === wanted.proposal;
}

function isUndated(item: SearchItem): boolean {
  return item.asOf !== null && item.asOf.date === null;
}

/** A month or an interval counts as within when any of it is. */
function isWithin(moment: string, { from, to }: Wanted): boolean {
  const [begins = "", ends = begins] = moment.split("/");
  if (from !== null && ends.slice(0, 10) < from.slice(0, ends.length)) return false;
  return to === null || begins.slice(0, 10) <= to;
}

/** A phrase stands in the text, or in what the proposal and the act are called. */
function hasPhrases(item: SearchItem, question: Question): boolean {
  const phrases = question.parts.filter((part) => part.length > 1);
  if (phrases.length === 0) return true;
  const inText = readTokens(item.text);
  const missing = phrases.filter((phrase) => placesOf(phrase, inText).length === 0);
  if (missing.length === 0) return true;
  const elsewhere = readTokens(aboutOf(item));
  return missing.every((phrase) => placesOf(phrase, elsewhere).length > 0);
}

function aboutOf({ label, about, sentence }: SearchItem): string {
  return [label, about, sentence].filter((each) => each !== null).join(" · ");
}

function rangesIn(item: SearchItem, question: Question): (readonly [number, number])[] {
  const tokens = readTokens(item.text);
  const found = question.parts.flatMap((part) => placesOf(part, tokens));
  return found.toSorted(([one], [other]) => one - other);
}

function placesOf(part: readonly Token[], tokens: readonly Token[]): (readonly [number, number])[] {
  const isPhrase = part.length > 1;
  return tokens.flatMap((first, at) => {
    const matches = part.every((wanted, step) => {
      const token = tokens[at + step];
      return token !== undefined && fits(wanted, token, isPhrase);
    });
    const last = tokens[at + part.length - 1];
    return matches && last !== undefined ? [[first.start, last.end] as const] : [];
  });
}

function fits(wanted: Token, token: Token, isPhrase: boolean): boolean {
  const [form] = wanted.forms;
  if (token.forms.includes(form)) return true;
  return !isPhrase && isOpenEnded(wanted) && token.forms.some((each) => each.startsWith(form));
}
