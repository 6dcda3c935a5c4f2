import { guildNegotiator, producersSecond } from "../moves/talks-for-tests.ts";
import { otherSide, type SideMark } from "../sides.ts";
import type { Paper } from "./clerks-paper-for-tests.ts";
import { seenOf, sightOf } from "./clerks-sight-for-tests.ts";
import {
  agreeToRule,
  dropRule,
  proposeRule,
  RULE_CHANGES,
  ruleChanges,
  ruleHash,
} from "./ground-rules-model-for-tests.ts";
import { rowMet } from "./half-moves-for-tests.ts";
import {
  answer,
  callWholeFinal,
  refer,
  report,
  request,
  takeBack,
} from "./inquiries-model-for-tests.ts";
import {
  proposalAt,
  WRONG_HASH,
  wordsIn,
  type Chance,
  type WishMaker,
} from "./model-wish-for-tests.ts";

/** Asks for information. */
export const requesting: WishMaker = ({ side, paper, chance }) => {
  const about = chance.other === 0 ? null : (proposalAt(paper, chance.which)?.id ?? null);
  const hasTime = chance.way !== 1;
  const due = hasTime ? "2027-01-01T00:00:00Z" : "2025-01-01T00:00:00Z";
  const hasWords = chance.way !== 0;
  return {
    move: { kind: "request-information", about, words: wordsIn(chance), due },
    take: (on) => request(on, side, { about, hasTime, hasWords }),
  };
};

/** The newest request as often as any. */
function requestAt({ requests }: Paper, { which, way }: Chance): number {
  return way > 4 ? requests.length : 1 + (which % Math.max(1, requests.length));
}

/** Answers a request, in one of the three ways; now and then one that nobody made. */
export function answering(how: "answered" | "partly" | "withheld"): WishMaker {
  return ({ side, paper, chance }) => {
    const number = chance.way === 1 ? 99 : Math.max(1, requestAt(paper, chance));
    const hasWords = chance.way !== 0;
    return {
      move: { kind: "answer-request", request: number, how, words: wordsIn(chance) },
      take: (on) => answer(on, side, { number, how, hasWords }),
    };
  };
}

/** Takes a request back. */
export const takingBack: WishMaker = ({ side, paper, chance }) => {
  const number = Math.max(1, requestAt(paper, chance));
  return {
    move: { kind: "take-back-request", request: number, words: "" },
    take: (on) => takeBack(on, side, number),
  };
};

const MEMBER: Record<SideMark, typeof guildNegotiator> = { a: guildNegotiator, b: producersSecond };

/** Offers a working group, or names who of the side sits in it. */
export function referring(what: "offered" | "named"): WishMaker {
  return ({ side, paper, state, chance, fresh }) => {
    const found = proposalAt(paper, chance.which);
    if (found === undefined) return null;
    const proposal = found.id;
    const seen = seenOf(paper, side, found);
    const by = otherSide(side);
    // As it was said before it had to say what it answers.
    const saysWhat = chance.way !== 1;
    const answers = saysWhat ? seen.begun[by].group : "unsaid";
    const meets = saysWhat ? { meets: rowMet("group", { of: found, by, state, seen }) } : {};
    const words = `A task ${fresh}.`;
    const isOfOwnSide = what === "offered" || chance.way !== 0;
    const { id } = MEMBER[isOfOwnSide ? side : otherSide(side)];
    const members = what === "named" ? [id] : [];
    // As it was said before words stood alone, and as it is said now.
    const stands = chance.name % 3 > 0;
    const said = { members, words, ...meets, ...(stands ? { standsAlone: true as const } : {}) };
    return {
      move: { kind: "refer", proposal, ...said },
      take: (on) => refer(on, side, { proposal, what, isOfOwnSide, stands, words, answers }),
    };
  };
}

/** Brings back what a group found. */
export const reporting: WishMaker = ({ paper, chance }) => {
  const proposal = proposalAt(paper, chance.which)?.id;
  if (proposal === undefined) return null;
  return {
    move: { kind: "report-back", proposal, words: wordsIn(chance) },
    take: (on) => report(on, { proposal, hasWords: chance.way !== 0 }),
  };
};

/** Proposes a change of the ground rules. */
export const proposingRule: WishMaker = ({ side, chance }) => {
  const which = chance.name % RULE_CHANGES;
  return {
    move: { kind: "propose-ground-rules", changes: ruleChanges(which), words: "" },
    take: (on, by) => proposeRule(on, { side, by }, which),
  };
};

function hashOfRule(seen: number | null): string {
  return (seen === null ? undefined : ruleHash(seen)) ?? WRONG_HASH;
}

/** Agrees to the change that the other side was seen to propose. */
export const agreeingToRule: WishMaker = ({ side, paper }) => {
  const seen = sightOf(paper, side).proposedRules[otherSide(side)];
  return {
    move: { kind: "agree-ground-rules", hash: hashOfRule(seen) },
    take: (on) => agreeToRule(on, side, seen),
  };
};

/** Takes the own change back, or declines the other side's. */
export function droppingRule(whose: "own" | "other"): WishMaker {
  return ({ side, paper }) => {
    const of = whose === "own" ? side : otherSide(side);
    const seen = sightOf(paper, side).proposedRules[of];
    return {
      move: { kind: "drop-ground-rules", of, hash: hashOfRule(seen), words: "" },
      take: (on) => dropRule(on, of, seen),
    };
  };
}

/** Calls all that the side has on the table final, as the other side asked; a side does not ask itself. */
export const callingWholeFinal: WishMaker = ({ side, chance }) => {
  const askedBy = chance.way === 0 ? side : otherSide(side);
  const askedWords = chance.way === 1 ? " " : "Is this your last?";
  return {
    move: { kind: "declare-final-whole", askedBy, askedWords, words: "" },
    take: (on) => chance.way > 1 && callWholeFinal(on, side),
  };
};
