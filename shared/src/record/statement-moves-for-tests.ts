import { statementHash } from "../moves/statements.ts";
import { otherSide } from "../sides.ts";
import { sightOf } from "./clerks-sight-for-tests.ts";
import { WRONG_HASH, wordsIn, type Chance, type WishMaker } from "./model-wish-for-tests.ts";
import {
  dropStatement,
  offerStatement,
  publish,
  signStatement,
} from "./statement-model-for-tests.ts";

const WORDS = ["The talks go on.", "The talks have stopped.", "Both sides meet again."];

/** What is to be read, or nothing where something is to be wrong. */
function written(chance: Chance): { words: string; hasWords: boolean } {
  const hasWords = chance.way > 1;
  return { hasWords, words: hasWords ? (WORDS[chance.name % WORDS.length] ?? "") : " " };
}

function hashOf(seen: string | null): string {
  return seen === null ? WRONG_HASH : statementHash(seen);
}

/** Publishes words of the side alone. */
const publishing: WishMaker = ({ side, chance }) => {
  const { words, hasWords } = written(chance);
  return {
    move: { kind: "publish-statement", words },
    take: (on) => publish(on, { side, words, hasWords }),
  };
};

/** Offers words for both sides to sign. */
const offering: WishMaker = ({ side, chance }) => {
  const { words, hasWords } = written(chance);
  return {
    move: { kind: "offer-statement", words },
    take: (on, by) => offerStatement(on, { side, by, words, hasWords }),
  };
};

/** Signs the words that the other side was seen to offer. */
const signing: WishMaker = ({ side, paper }) => {
  const seen = sightOf(paper, side).jointly[otherSide(side)];
  return {
    move: { kind: "sign-statement", hash: hashOf(seen) },
    take: (on) => signStatement(on, side, seen),
  };
};

/** Takes the own words back, or declines the other side's. */
function dropping(whose: "own" | "other"): WishMaker {
  return ({ side, paper, chance }) => {
    const of = whose === "own" ? side : otherSide(side);
    const seen = sightOf(paper, side).jointly[of];
    const hasReason = chance.way !== 0;
    return {
      move: { kind: "drop-statement", of, hash: hashOf(seen), words: wordsIn(chance) },
      take: (on) => dropStatement(on, side, { of, seen, hasReason }),
    };
  };
}

/** Everything that is wished about statements. */
export const ON_STATEMENTS = {
  "publish-statement": publishing,
  "offer-statement": offering,
  "sign-statement": signing,
  "take-statement-back": dropping("own"),
  "decline-statement": dropping("other"),
} as const satisfies Record<string, WishMaker>;
