import { heaviestChain } from "./heaviest-chain.ts";
import { likelyPairs, type Pair, type Placed } from "./likely-pairs.ts";
import { matchSequences, type Match } from "./match-sequences.ts";
import { isWithin, likeness, type Part } from "./part.ts";

/** Which old parts became which new ones. What is in neither list was deleted or inserted. */
export interface Alignment {
  /** In order, and nothing crosses. */
  readonly kept: readonly Match[];
  /** What stands elsewhere now, in the order of the new places. */
  readonly moved: readonly Match[];
}

/** Alike enough to be the same part, changed. */
const ALIKE = 0.5;
/** Enough where the name is the same, or where there is nothing else that it could have become. */
const ALIKE_BY_NAME = 0.25;
/** Words of a part that may all be replaced while it is still the same part: a rate, a date. */
const SHORT = 8;
/** Words that a part needs before its turning up elsewhere, word for word, is more than chance. */
const LONG_ENOUGH_TO_MOVE = 4;
/** What a part needs to be known again where it moved and changed: the fewer words it has, the more of them. */
const MOVED_AND_CHANGED = [
  { words: 8, alike: 0.55 },
  { words: 5, alike: 0.7 },
] as const;

/**
 * Finds what became of every old part: the same where it stood, the same elsewhere, changed where it stood, changed and moved.
 * A row or a table that moved and changed as well counts as deleted and inserted.
 */
export function alignParts(before: readonly Part[], after: readonly Part[]): Alignment {
  const says = (part: Part): string => `${part.sort} ${part.says}`;
  const same = matchSequences(before.map(says), after.map(says));
  const left = without({ before: placed(before), after: placed(after) }, same);
  const movedWhole = onceEach(left, ([one, other]) =>
    one.part.says === other.part.says && one.part.size >= LONG_ENOUGH_TO_MOVE ? 1 : 0,
  );
  const changed = gapsBetween(same, without(left, movedWhole)).flatMap(changedWithin);
  const kept = [...same, ...changed].toSorted(([one], [other]) => one - other);
  const movedChanged = onceEach(without(left, [...movedWhole, ...changed]), ([one, other]) => {
    const alike = likeness(one.part, other.part);
    const size = Math.min(one.part.size, other.part.size);
    const isKnown = MOVED_AND_CHANGED.some((need) => size >= need.words && alike >= need.alike);
    return one.part.sort === "prose" && isKnown ? alike : 0;
  });
  const moved = [...movedWhole, ...movedChanged].toSorted(([, one], [, other]) => one - other);
  return { kept, moved };
}

/** Parts of the old and of the new text, each in order. */
interface Both {
  readonly before: readonly Placed[];
  readonly after: readonly Placed[];
}

function placed(parts: readonly Part[]): Placed[] {
  return parts.map((part, at) => ({ at, part }));
}

function without({ before, after }: Both, matches: readonly Match[]): Both {
  const gone = {
    before: new Set(matches.map(([b]) => b)),
    after: new Set(matches.map(([, a]) => a)),
  };
  return {
    before: before.filter(({ at }) => !gone.before.has(at)),
    after: after.filter(({ at }) => !gone.after.has(at)),
  };
}

/** The best pairs first, each part in one of them; `worthOf` 0 for a pair that is none. */
function onceEach({ before, after }: Both, worthOf: (pair: Pair) => number): Match[] {
  const worthy = likelyPairs(before, after)
    .map((pair) => ({ pair, worth: worthOf(pair) }))
    .filter(({ worth }) => worth > 0)
    .toSorted((one, other) => other.worth - one.worth);
  const taken = { before: new Set<number>(), after: new Set<number>() };
  return worthy.flatMap(({ pair: [one, other] }): Match[] => {
    if (taken.before.has(one.at) || taken.after.has(other.at)) return [];
    taken.before.add(one.at);
    taken.after.add(other.at);
    return [[one.at, other.at]];
  });
}

/** What is left between the parts that stayed the same. */
function gapsBetween(same: readonly Match[], { before, after }: Both): Both[] {
  const gaps: Both[] = [];
  let b = 0;
  let a = 0;
  for (const [sameBefore, sameAfter] of [...same, [Infinity, Infinity] as const]) {
    const from = { b, a };
    while ((before[b]?.at ?? Infinity) < sameBefore) b += 1;
    while ((after[a]?.at ?? Infinity) < sameAfter) a += 1;
    if (b > from.b && a > from.a) {
      gaps.push({ before: before.slice(from.b, b), after: after.slice(from.a, a) });
    }
  }
  return gaps;
}

function changedWithin(gap: Both): Match[] {
  const alone = new Set(
    (["prose", "table", "row", "rule", "column"] as const).filter((sort) =>
      [gap.before, gap.after].every(
        (side) => side.filter(({ part }) => part.sort === sort).length === 1,
      ),
    ),
  );
  const candidates = likelyPairs(gap.before, gap.after).flatMap(([one, other]) => {
    const alike = likeness(one.part, other.part);
    if (!isSamePart([one, other], alike, alone.has(one.part.sort))) return [];
    const size = 1 + Math.min(one.part.size, other.part.size);
    const weight = size * alike + (hasSameName([one, other]) ? 1 : 0.1);
    return [{ before: one.at, after: other.at, weight }];
  });
  return heaviestChain(candidates).map(({ before, after }) => [before, after]);
}

/** Whether one is the other, changed. `isAlone`: neither could have become anything else. */
function isSamePart([one, other]: Pair, alike: number, isAlone: boolean): boolean {
  if (alike >= ALIKE) return true;
  if (isAlone && one.part.sort !== "prose") return true;
  if (!isAlone && !hasSameName([one, other])) return false;
  const isShort = one.part.size <= SHORT && other.part.size <= SHORT;
  return isShort || alike >= ALIKE_BY_NAME || isWithin(one.part, other.part);
}

function hasSameName([one, other]: Pair): boolean {
  return one.part.name !== "" && one.part.name === other.part.name;
}
