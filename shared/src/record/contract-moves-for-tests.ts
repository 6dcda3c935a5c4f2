import { offerHash } from "../moves/contract-articles.ts";
import type { ModelImport } from "./clerks-paper-for-tests.ts";
import { sightOf } from "./clerks-sight-for-tests.ts";
import {
  agreeToImport,
  ARTICLES,
  declineImport,
  LONG_TEXT,
  NO_ARTICLE,
  putForward,
  spelt,
} from "./contract-model-for-tests.ts";
import {
  WRONG_HASH,
  wordsIn,
  type Asking,
  type Wish,
  type WishMaker,
} from "./model-wish-for-tests.ts";

const TEXTS = [LONG_TEXT, "Ten days.", "Twelve days.", LONG_TEXT];

/** How far the next number of an article is, and the next words for the same article. */
const SHIFTS = { same: 0, others: 1, reworded: ARTICLES } as const;

/** Puts up to three articles forward, or one that nobody can name: as chance has them, those after them, or them in other words. */
export function importing(which: keyof typeof SHIFTS, how: "whole" | "in part"): WishMaker {
  return (asking) => importOf(asking, { shift: SHIFTS[which], isWhole: how === "whole" });
}

function importOf({ side, chance }: Asking, of: { shift: number; isWhole: boolean }): Wish {
  const { isWhole } = of;
  const articles = chance.members.map((member) => {
    const each = member + of.shift;
    return {
      number: chance.way === 0 ? NO_ARTICLE : spelt(each, Math.floor(each / ARTICLES)),
      title: null,
      text: TEXTS[each % TEXTS.length] ?? "",
    };
  });
  const replaces = isWhole ? "all" : "these";
  const hash = offerHash({ replaces, articles });
  return {
    move: { kind: "import-articles", replaces, articles },
    take: (on, by) => putForward(on, { side, by, hash, isWhole, articles }),
  };
}

/** The import that the side saw last, mostly; if it is not to be its own, the other side's last. */
function importAt(
  { side, paper, chance }: Asking,
  whose: "any" | "other",
): ModelImport | undefined {
  const { imports } = sightOf(paper, side);
  const pool = whose === "any" ? imports : imports.filter((each) => each.side !== side);
  return chance.which === 0 ? imports[0] : pool.at(-1);
}

/** Agrees to articles as they were shown. */
export const agreeingToImport: WishMaker = (asking) => {
  const { side, chance } = asking;
  const found = importAt(asking, "other");
  const hash = found?.hash ?? WRONG_HASH;
  const count = (found?.articles.length ?? 1) + (chance.way === 0 ? 1 : 0);
  return {
    move: { kind: "agree-articles", hash, count },
    take: (on) => agreeToImport(on, side, { hash, count }),
  };
};

/** Ends an import, the own or the other side's. */
export const decliningImport: WishMaker = (asking) => {
  const { side, chance } = asking;
  const found = importAt(asking, "any");
  const hash = found?.hash ?? WRONG_HASH;
  const offeredBy = found?.side ?? side;
  const hasWords = chance.way !== 0;
  return {
    move: { kind: "decline-articles", hash, offeredBy, words: wordsIn(chance) },
    take: (on) => declineImport(on, side, { hash, offeredBy, hasWords }),
  };
};
