import MiniSearch, { type Query, type SearchResult } from "minisearch";

import type { ProposalId } from "../ids.ts";
import type { SideMark } from "../sides.ts";
import { isOnDay, spanReader, type DaySpan } from "./days.ts";
import type { ItemKind, SearchItem } from "./items.ts";
import { asksSomething, type Question } from "./question.ts";
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
  /** The IANA zone in which days are read: the one in which the finds are shown. */
  readonly zone: string;
}

export const EVERYTHING_WANTED: Wanted = {
  order: "best",
  side: null,
  kind: null,
  proposal: null,
  from: null,
  to: null,
  zone: "UTC",
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
  /** The names of the people whose acts are in it, as the record has them. */
  readonly people: ReadonlySet<string>;
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

/** The fields of what is looked for where no act is asked for. */
const SAID = ["text", "about"];

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
  const people = new Set<string>();
  const words = new MiniSearch<{ id: number; text: string; about: string; acted: string }>({
    fields: [...SAID, "acted"],
    tokenize: (text) => readTokens(text).flatMap(({ forms }) => forms),
    processTerm: (term) => term,
  });
  const find = (parts: Question["parts"], { acts }: Question): readonly SearchResult[] =>
    words.search(queryOf(parts), {
      tokenize: (term) => [term],
      boost: { text: 2 },
      fields: acts === null ? SAID : [...SAID, "acted"],
    });
  let lastSourced = "";
  return {
    people,
    get size() {
      return kept.length;
    },
    add(items) {
      const documents = items.map((item, index) => {
        const id = kept.length + index;
        return { id, text: item.text, about: aboutOf(item), acted: item.acted ?? "" };
      });
      words.addAll(documents);
      for (const item of items) {
        if (item.by.seat !== null) people.add(item.by.name);
        // What no source dates stands where the record has it, among the dated acts around it.
        if (item.asOf?.date != null && item.gap === undefined) lastSourced = item.asOf.date;
        const entered = item.at ?? "";
        kept.push({ item, moment: item.asOf === null ? entered : (item.asOf.date ?? lastSourced) });
      }
    },
    search(question, wanted) {
      if (!asksSomething(question)) return NOTHING;
      const { parts, day } = question;
      const results =
        parts.length > 0 ? find(parts, question) : kept.map((_, id) => ({ id, match: {} }));
      const written = day?.written.map((token) => [token]) ?? [];
      const named = day === null ? [] : find([...parts, ...written], question);
      const naming = new Set(named.map(({ id }) => id as number));
      return answer(results, { kept, question, wanted, naming });
    },
  };
}

function queryOf(parts: Question["parts"]): Query {
  return {
    combineWith: "AND",
    queries: parts.flatMap((part) =>
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

interface Asked {
  readonly kept: readonly Kept[];
  readonly question: Question;
  readonly wanted: Wanted;
  /** What names the day that is asked for in its words, and was done on another. */
  readonly naming: ReadonlySet<number>;
}

function answer(
  results: readonly Pick<SearchResult, "id" | "match">[],
  { kept, question, wanted, naming }: Asked,
): Found {
  const hits: (Hit & { readonly id: number })[] = [];
  const spanOf = spanReader(wanted.zone);
  let undated = 0;
  const { day } = question;
  const isTimed = wanted.from !== null || wanted.to !== null;
  for (const { id, match } of results as readonly { id: number; match: SearchResult["match"] }[]) {
    const item = kept[id]?.item;
    if (item === undefined || !isAbout(item, wanted) || !isAsked(item, question)) continue;
    const span = isTimed || day !== null ? spanOf(item) : null;
    const names = naming.has(id);
    if ((isTimed || (day !== null && !names)) && isUndated(item)) {
      undated += 1;
      continue;
    }
    const isThen = day !== null && span !== null && isOnDay(day.asked, span);
    if (!isWithin(span, wanted) || (day !== null && !isThen && !names)) continue;
    const isSaid =
      question.acts !== null || Object.values(match).some((fields) => fields.includes("text"));
    const parts = names && day !== null ? [...question.parts, day.written] : question.parts;
    hits.push({ id, item, isSaid, ranges: () => rangesIn(item, parts) });
  }
  const inTime = hits.toSorted((one, other) => compare(kept, one.id, other.id));
  const ordered =
    wanted.order === "best" ? hits : wanted.order === "last" ? inTime.toReversed() : inTime;
  const bySide =
    wanted.side === null ? ordered : ordered.filter(({ item }) => item.by.side === wanted.side);
  return { hits: bySide, ...endsOf(inTime), undated };
}

/** Where each side said it first and last, of finds in the order of time. */
function endsOf(inTime: readonly Hit[]): Pick<Found, "firsts" | "lasts"> {
  const firsts: Record<SideMark, Hit | null> = { a: null, b: null };
  const lasts: Record<SideMark, Hit | null> = { a: null, b: null };
  for (const hit of inTime) {
    const { side } = hit.item.by;
    if (side === null || hit.item.kind === "contract" || !hit.isSaid) continue;
    firsts[side] ??= hit;
    lasts[side] = hit;
  }
  return { firsts, lasts };
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

/** Whether it is the act, by the person, that is asked for; and the phrases stand in it. */
function isAsked(item: SearchItem, question: Question): boolean {
  const { acts, person } = question;
  if (acts !== null && (item.act === undefined || !acts.has(item.act))) return false;
  if (person !== null && (item.by.seat === null || item.by.name !== person)) return false;
  return hasPhrases(item, question);
}

function isUndated(item: SearchItem): boolean {
  return item.asOf !== null && item.asOf.date === null;
}

/** A month or an interval counts as within when any of it is. */
function isWithin(span: DaySpan | null, { from, to }: Wanted): boolean {
  if (span === null) return true;
  const [begins, ends] = span;
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

/** A side that acts is named in the sentence; whoever of it made the move only where persons may be seen. */
function aboutOf({ label, about, sentence, by }: SearchItem): string {
  const who = by.seat === null ? null : by.name;
  return [label, about, sentence, who].filter((each) => each !== null).join(" · ");
}

function rangesIn(item: SearchItem, parts: Question["parts"]): (readonly [number, number])[] {
  const tokens = readTokens(item.text);
  const found = parts.flatMap((part) => placesOf(part, tokens));
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
