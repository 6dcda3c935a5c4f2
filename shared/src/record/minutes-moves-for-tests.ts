import { minutesHash } from "../moves/minutes.ts";
import type { SideMark } from "../sides.ts";
import { sightOf } from "./clerks-sight-for-tests.ts";
import {
  dropMinutes,
  offerMinutes,
  signMinutes,
  type ModelMinutes,
} from "./minutes-model-for-tests.ts";
import { WRONG_HASH, type Asking, type WishMaker } from "./model-wish-for-tests.ts";

const WORDS = ["The sides met.", "Nobody came.", "They talked of reuse.", "They went home."];

interface SeenMinutes {
  readonly entry: number;
  readonly of: ModelMinutes;
}

/** The last that the side saw in this state, or the first of all; undefined where it saw none. */
function seenMinutes(
  { side, paper, chance }: Asking,
  isWanted: (of: ModelMinutes) => boolean,
): SeenMinutes | undefined {
  const all = sightOf(paper, side).minutes.map((of, at) => ({ entry: at + 1, of }));
  return chance.which === 0 ? all[0] : all.findLast(({ of }) => isWanted(of));
}

/** Offers words for the last session, now and then for one that there never was, or for what the side saw signed. */
export const offeringMinutes: WishMaker = (asking) => {
  const { side, paper, chance } = asking;
  const signed = chance.other < 2 ? seenMinutes(asking, ({ end }) => end === "signed") : undefined;
  const corrects = signed?.entry ?? (chance.other === 0 ? 1 : null);
  const last = Math.max(1, paper.sessions.length);
  const session = chance.way === 1 ? 99 : (signed?.of.session ?? last);
  const hasWords = chance.way !== 0;
  // Mostly other words than those that the side has just offered.
  const at = chance.name + (chance.way > 3 ? paper.minutes.length : 0);
  const words = hasWords ? (WORDS[at % WORDS.length] ?? "") : " ";
  return {
    move: { kind: "offer-minutes", session, words, corrects },
    take: (on, by) => offerMinutes(on, { side, by, session, words, corrects, hasWords }),
  };
};

function shown(seen: SeenMinutes | undefined): { entry: number; hash: string } {
  return seen === undefined
    ? { entry: 99, hash: WRONG_HASH }
    : { entry: seen.entry, hash: minutesHash(seen.of) };
}

/** Signs the words that the side saw on offer; now and then others, or its own. */
export const signingMinutes: WishMaker = (asking) => {
  const { side, chance } = asking;
  const isOwn = chance.way > 7;
  const seen = seenMinutes(asking, (of) => (of.side === side) === isOwn && of.end === "open");
  const { entry, hash } = shown(seen);
  const isAsShown = chance.way !== 0;
  return {
    move: { kind: "sign-minutes", entry, hash: isAsShown ? hash : WRONG_HASH },
    take: (on) => signMinutes(on, side, { entry, isAsShown }),
  };
};

/** Takes the own words back, or declines the other side's. */
export function droppingMinutes(whose: "own" | "other"): WishMaker {
  return (asking) => {
    const { side, chance } = asking;
    const isWanted = (of: ModelMinutes): boolean =>
      (of.side === side) === (whose === "own") && of.end === "open";
    const seen = seenMinutes(asking, isWanted);
    const { entry, hash } = shown(seen);
    const offeredBy: SideMark = seen?.of.side ?? side;
    const hasWords = chance.way !== 9;
    const words = hasWords ? "Words." : " ";
    return {
      move: { kind: "drop-minutes", entry, hash, offeredBy, words },
      take: (on) => dropMinutes(on, side, { entry, offeredBy, hasWords }),
    };
  };
}
