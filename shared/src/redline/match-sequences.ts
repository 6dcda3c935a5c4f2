import { diffArrays } from "diff";

/** A place in the old sequence and the place in the new one that holds the same. */
export type Match = readonly [before: number, after: number];

/** Below this many members together the shortest script of edits is looked for without a bound. */
const SMALL = 600;
/** Above this many edits a stretch that has nothing unique in it counts as wholly changed. */
const MOST_EDITS = 1_000;

/**
 * The longest stretches that two sequences have in common, in order. What stands exactly once on both sides holds long
 * sequences together, so that no full comparison of everything with everything is needed; between such places the shortest
 * script of edits decides. The same sequences always give the same matches.
 */
export function matchSequences(before: readonly string[], after: readonly string[]): Match[] {
  const numbers = new Map<string, number>();
  const number = (key: string): number => {
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  };
  const matches: Match[] = [];
  const sides = { before: before.map(number), after: after.map(number) };
  matchRange(sides, { b0: 0, b1: before.length, a0: 0, a1: after.length }, matches);
  return matches;
}

interface Sides {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** From the first to before the second, of the old sequence and of the new one. */
interface Range {
  b0: number;
  b1: number;
  a0: number;
  a1: number;
}

function matchRange(sides: Sides, whole: Range, into: Match[]): void {
  const range = { ...whole };
  const { before, after } = sides;
  while (range.b0 < range.b1 && range.a0 < range.a1 && before[range.b0] === after[range.a0]) {
    into.push([range.b0, range.a0]);
    range.b0 += 1;
    range.a0 += 1;
  }
  while (
    range.b0 < range.b1 &&
    range.a0 < range.a1 &&
    before[range.b1 - 1] === after[range.a1 - 1]
  ) {
    range.b1 -= 1;
    range.a1 -= 1;
  }
  if (range.b0 < range.b1 && range.a0 < range.a1) matchMiddle(sides, range, into);
  for (let past = 0; range.b1 + past < whole.b1; past += 1) {
    into.push([range.b1 + past, range.a1 + past]);
  }
}

function matchMiddle(sides: Sides, range: Range, into: Match[]): void {
  const { b0, b1, a0, a1 } = range;
  const isSmall = b1 - b0 + (a1 - a0) <= SMALL;
  const anchors = isSmall ? [] : anchorsOf(sides, range);
  if (anchors.length === 0) {
    matchByEdits(sides, range, { maxEdits: isSmall ? SMALL : MOST_EDITS, into });
    return;
  }
  let from = { b: b0, a: a0 };
  for (const [b, a] of anchors) {
    matchRange(sides, { b0: from.b, b1: b, a0: from.a, a1: a }, into);
    into.push([b, a]);
    from = { b: b + 1, a: a + 1 };
  }
  matchRange(sides, { b0: from.b, b1, a0: from.a, a1 }, into);
}

function matchByEdits(
  { before, after }: Sides,
  { b0, b1, a0, a1 }: Range,
  { maxEdits, into }: { maxEdits: number; into: Match[] },
): void {
  const script = diffArrays(before.slice(b0, b1), after.slice(a0, a1), { maxEditLength: maxEdits });
  let b = b0;
  let a = a0;
  for (const { added, removed, count } of script ?? []) {
    if (!added && !removed) {
      for (let step = 0; step < count; step += 1) into.push([b + step, a + step]);
    }
    if (!added) b += count;
    if (!removed) a += count;
  }
}

/** What stands exactly once in both ranges, as many as keep their order. */
function anchorsOf({ before, after }: Sides, { b0, b1, a0, a1 }: Range): Match[] {
  const inBefore = onlyPlaces(before, b0, b1);
  const inAfter = onlyPlaces(after, a0, a1);
  const shared: Match[] = [];
  for (const [key, b] of inBefore) {
    const a = inAfter.get(key) ?? -1;
    if (b >= 0 && a >= 0) shared.push([b, a]);
  }
  return longestRising(shared);
}

/** Where each member stands; −1 for one that stands in several places. In the order of the first places. */
function onlyPlaces(members: readonly number[], from: number, to: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let at = from; at < to; at += 1) {
    const member = members[at] ?? -1;
    places.set(member, places.has(member) ? -1 : at);
  }
  return places;
}

/** Of pairs in the order of their first numbers, the longest choice in which the second ones rise as well. */
function longestRising(pairs: readonly Match[]): Match[] {
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [index, [, a]] of pairs.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const [, there] = pairs[tails[middle] ?? 0] ?? [0, 0];
      if (there < a) low = middle + 1;
      else high = middle;
    }
    previous.push(low === 0 ? -1 : (tails[low - 1] ?? -1));
    tails[low] = index;
  }
  const chosen: Match[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = pairs[at];
    if (pair !== undefined) chosen.push(pair);
  }
  return chosen.toReversed();
}
