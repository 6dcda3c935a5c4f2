import type { Part } from "./part.ts";

/** A part with its place among all. */
export interface Placed {
  readonly at: number;
  readonly part: Part;
}

export type Pair = readonly [before: Placed, after: Placed];

/** Up to so many pairs all are looked at. */
const ALL_PAIRS = 40_000;
/** Above that only pairs which share one of so many rare words, or their name. */
const RARE_WORDS = 8;
/** A word that stands in more parts than this tells none of them from the others. */
const RARE = 12;

/** The pairs of an old and a new part of one sort that are worth comparing. Every pair once, in the order of the new parts. */
export function likelyPairs(before: readonly Placed[], after: readonly Placed[]): Pair[] {
  const isSame = ([one, other]: Pair): boolean => one.part.sort === other.part.sort;
  if (before.length * after.length <= ALL_PAIRS) {
    return after.flatMap((other) => before.map((one): Pair => [one, other])).filter(isSame);
  }
  const named = placesBy(before, ({ name }) => (name === "" ? [] : [name]));
  const worded = placesBy(before, ({ words }) => words.keys());
  return after
    .flatMap((other) => {
      const { name, words } = other.part;
      const holders = words
        .keys()
        .map((word) => worded.get(word) ?? [])
        .filter(({ length }) => length > 0 && length <= RARE)
        .toArray()
        .toSorted((one, next) => one.length - next.length)
        .slice(0, RARE_WORDS);
      const likely = new Set([...(named.get(name) ?? []).slice(0, RARE), ...holders.flat()]);
      return [...likely].map((one): Pair => [one, other]);
    })
    .filter(isSame);
}

function placesBy(
  parts: readonly Placed[],
  keysOf: (part: Part) => Iterable<string>,
): Map<string, Placed[]> {
  const found = new Map<string, Placed[]>();
  for (const placed of parts) {
    for (const key of keysOf(placed.part)) {
      const places = found.get(key);
      if (places === undefined) found.set(key, [placed]);
      else places.push(placed);
    }
  }
  return found;
}
