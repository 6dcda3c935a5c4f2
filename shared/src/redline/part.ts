import { isWord, tokensOf } from "./tokens.ts";

/** A block, a row or a column as the alignment sees it. */
export interface Part {
  /** Parts of different sorts never belong together. */
  readonly sort: "prose" | "table" | "row" | "rule" | "column";
  /** What it says, without its number: parts with the same are the same. */
  readonly says: string;
  /** Its number or name, by which people know it: "12.2 (a)", the first cell of a row; "" where it has none. */
  readonly name: string;
  /** Each of its words, in lower case, with how often it stands there. */
  readonly words: ReadonlyMap<string, number>;
  /** Words in all. */
  readonly size: number;
}

/** The part that has this name and these words. */
export function partOf(sort: Part["sort"], name: string, says: string): Part {
  const words = new Map<string, number>();
  let size = 0;
  for (const token of tokensOf(says.toLowerCase())) {
    if (!isWord(token)) continue;
    size += 1;
    words.set(token, (words.get(token) ?? 0) + 1);
  }
  return { sort, says, name, words, size };
}

/** How many words two parts share, a word that stands twice in both counted twice. */
function sharedWords(one: Part, other: Part): number {
  const [few, many] = one.words.size <= other.words.size ? [one, other] : [other, one];
  let shared = 0;
  for (const [word, times] of few.words) shared += Math.min(times, many.words.get(word) ?? 0);
  return shared;
}

/** A part with at least so many words is known again inside a longer one. */
const LONG_ENOUGH_TO_BE_WITHIN = 6;
const LIKENESS_OF_WITHIN = 0.55;

/**
 * From 0 for nothing in common to 1 for the same words: the words that two parts share against all of theirs. A part that stands as
 * good as whole within a longer one is alike enough to belong to it.
 */
export function likeness(one: Part, other: Part): number {
  if (one.says === other.says) return 1;
  if (one.size + other.size === 0) return 0;
  const alike = (2 * sharedWords(one, other)) / (one.size + other.size);
  const isLong = Math.min(one.size, other.size) >= LONG_ENOUGH_TO_BE_WITHIN;
  return isLong && isWithin(one, other) ? Math.max(alike, LIKENESS_OF_WITHIN) : alike;
}

const WITHIN = 0.8;

/** True when the shorter of two parts has as good as all of its words in the longer. */
export function isWithin(one: Part, other: Part): boolean {
  const smaller = Math.min(one.size, other.size);
  return smaller > 0 && sharedWords(one, other) >= WITHIN * smaller;
}
