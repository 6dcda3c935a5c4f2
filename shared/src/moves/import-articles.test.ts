import { expect, test } from "vitest";

import { feedItems } from "../documents/gallery-feed.ts";
import { matrixTalks, stateOfMatrix } from "../documents/matrix.ts";
import { MAX_CONTRACT_BYTES, MAX_IMPORT_BYTES, MAX_OPEN_IMPORTS } from "../limits.ts";
import { canonicalText } from "../record/canonical.ts";
import { replay } from "../record/replay.ts";
import { citedArticle, statusQuoText, wordingAt } from "./cited-article.ts";
import {
  articleBytes,
  articleHash,
  articleKey,
  offerHash,
  type Article,
} from "./contract-articles.ts";
import { moveWords } from "./move-words.ts";
import { judgeMove, type Move } from "./move.ts";
import {
  guildChief,
  guildNegotiator,
  guildSecond,
  openTestTalks,
  producersChief,
  tableW7,
  W7,
} from "./talks-for-tests.ts";

const CREDITS: Article = { number: "8", title: "Credits", text: "1. As today." };
const REUSE: Article = { number: "15.B", title: null, text: "Residuals are paid." };

function imports(articles: readonly Article[], replaces: "all" | "these" = "these"): Move {
  return { kind: "import-articles", replaces, articles: [...articles] };
}

function agrees(articles: readonly Article[], replaces: "all" | "these" = "these"): Move {
  const hash = offerHash({ replaces, articles });
  return { kind: "agree-articles", hash, count: articles.length };
}

function declines(articles: readonly Article[], words: string): Move {
  const hash = offerHash({ replaces: "these", articles });
  return { kind: "decline-articles", hash, offeredBy: "a", words };
}

/** Articles that the guild imported and the producers agreed to. */
function agreedTalks(...articles: Article[]) {
  const talks = openTestTalks();
  talks.must(guildChief, imports(articles));
  talks.must(producersChief, agrees(articles));
  return talks;
}

test("CONTRACT-1 articles stand when the other side's chief has agreed to exactly these", () => {
  const talks = openTestTalks();
  talks.must(guildChief, imports([CREDITS, REUSE]));
  expect(talks.state.articles.size).toBe(0);
  expect(talks.make(guildChief, agrees([CREDITS, REUSE]))?.reason).toBe("own-offer");
  expect(talks.make(producersChief, agrees([CREDITS]))?.reason).toBe("unknown-offer");
  const { hash } = talks.state.articleOffers[0] ?? { hash: "" };
  const short: Move = { kind: "agree-articles", hash, count: 1 };
  expect(talks.make(producersChief, short)?.reason).toBe("wrong-text");
  expect(talks.state.articles.size).toBe(0);

  talks.must(producersChief, agrees([CREDITS, REUSE]));
  expect([...talks.state.articles.values()]).toMatchObject([
    { ...CREDITS, place: 0, droppedSeq: null },
    { ...REUSE, place: 1, droppedSeq: null },
  ]);
  expect(talks.state.articleOffers).toEqual([]);
});

test("CONTRACT-1 an import is taken back by its own side, or declined by the other with words, and changes nothing", () => {
  const talks = agreedTalks(CREDITS);
  const before = canonicalText([...talks.state.articles]);
  const changed = { ...CREDITS, text: "2. Otherwise." };
  talks.must(guildChief, imports([changed]));
  expect(talks.make(producersChief, declines([changed], " "))?.reason).toBe("no-text");
  expect(talks.state.articleOffers).toHaveLength(1);
  talks.must(producersChief, declines([changed], "Clause 2 was never agreed."));
  talks.must(guildChief, imports([changed]), declines([changed], ""));
  expect(talks.state.articleOffers).toEqual([]);
  expect(canonicalText([...talks.state.articles])).toBe(before);
  expect(talks.make(producersChief, agrees([changed]))?.reason).toBe("unknown-offer");
});

test("CONTRACT-1 only whoever holds the chief's hand imports, agrees and declines", () => {
  const talks = openTestTalks();
  for (const actor of [guildNegotiator, guildSecond])
    expect(talks.make(actor, imports([CREDITS]))).not.toBeNull();
  expect(talks.state.articleOffers).toEqual([]);
  talks.must(guildChief, { kind: "hand-over", to: "second" });
  talks.must(guildSecond, imports([CREDITS]));
  expect(talks.make(guildChief, declines([CREDITS], ""))?.reason).toBe("not-holding-the-hand");
  expect(talks.state.articleOffers).toHaveLength(1);
});

test("CONTRACT-2 no number stands twice in an import, however it is written, and none is empty", () => {
  const talks = openTestTalks();
  const before = talks.state;
  const twice = [CREDITS, { ...CREDITS, number: "Article 8." }];
  expect(talks.make(guildChief, imports(twice))?.reason).toBe("number-taken");
  for (const number of ["\u200b", "Article"])
    expect(talks.make(guildChief, imports([{ ...CREDITS, number }]))?.reason).toBe("malformed");
  expect(talks.state).toBe(before);
  talks.must(guildChief, imports([CREDITS, { ...CREDITS, number: "Article 8.A" }]));
  expect(talks.make(guildChief, imports([CREDITS]))).toBeNull();
  expect(talks.make(guildChief, imports([CREDITS]))?.reason).toBe("offer-exists");
});

test("CONTRACT-2 what one message cannot hold is refused, and comes in parts", () => {
  const talks = openTestTalks();
  const long = (number: string): Article => ({ number, title: null, text: "ä".repeat(190_000) });
  const parts = [long("1"), long("2"), long("3")];
  expect(articleBytes(parts)).toBeGreaterThan(MAX_IMPORT_BYTES);
  expect(new TextEncoder().encode(JSON.stringify(parts)).length).toBeLessThanOrEqual(
    articleBytes(parts),
  );
  expect(talks.make(guildChief, imports(parts))?.reason).toBe("contract-too-long");
  expect(talks.state.articleOffers).toEqual([]);
  for (const part of parts.slice(0, 2)) talks.must(guildChief, imports([part]));
  for (const part of parts.slice(0, 2)) talks.must(producersChief, agrees([part]));
  expect(talks.state.articles.size).toBe(2);
});

test("CONTRACT-2 a contract that every screen would have to load is bounded as a whole", () => {
  const talks = openTestTalks();
  const part = (number: number): Article[] =>
    [0, 1, 2, 3].map((each) => ({
      number: `${number}.${each}`,
      title: null,
      text: "a".repeat(200_000),
    }));
  const most = Math.floor(MAX_CONTRACT_BYTES / articleBytes(part(1)));
  for (let number = 1; number <= most; number += 1) {
    talks.must(guildChief, imports(part(number)));
    talks.must(producersChief, agrees(part(number)));
  }
  talks.must(guildChief, imports(part(most + 1)));
  const before = talks.state;
  expect(talks.make(producersChief, agrees(part(most + 1)))?.reason).toBe("contract-too-long");
  expect(talks.state).toBe(before);
  expect(talks.state.articles.size).toBe(most * 4);
  // As the whole contract they would drop all others, which stay to be seen.
  talks.must(guildChief, imports(part(most + 1), "all"));
  expect(talks.make(producersChief, agrees(part(most + 1), "all"))?.words).toContain(
    "what it no longer has is shown too",
  );
  // Both can make room, by words that are shorter.
  const [first] = part(1);
  const shorter: Article[] = first === undefined ? [] : [{ ...first, text: "" }];
  talks.must(guildChief, imports(shorter));
  talks.must(producersChief, agrees(shorter));
  talks.must(producersChief, agrees(part(most + 1), "all"));
});

test("CONTRACT-2 a side has a bounded number of imports on offer", () => {
  const talks = openTestTalks();
  for (let number = 1; number <= MAX_OPEN_IMPORTS; number += 1)
    talks.must(guildChief, imports([{ ...CREDITS, number: String(number) }]));
  expect(talks.make(guildChief, imports([CREDITS, REUSE]))?.reason).toBe("contract-too-long");
  expect(talks.make(producersChief, imports([CREDITS, REUSE]))).toBeNull();
  talks.must(producersChief, agrees([{ ...CREDITS, number: "1" }]));
  expect(talks.make(guildChief, imports([REUSE]))).toBeNull();
});

test("CONTRACT-3 a citation holds when its article is imported again, and says that the wording has changed since", () => {
  const talks = agreedTalks(CREDITS, REUSE);
  talks.must(guildChief, { ...tableW7(), article: "Article 8" } as Move);
  const cited = () => {
    const { article, passes } = talks.proposal();
    return citedArticle(talks.state.articles, { article, tabledSeq: passes[0]?.stamp.seq ?? null });
  };
  expect(cited()).toMatchObject({ article: CREDITS, isChangedSince: false });

  const changed = { ...CREDITS, title: "Screen credits", text: "1. Otherwise." };
  talks.must(producersChief, imports([changed, REUSE], "all"));
  talks.must(guildChief, agrees([changed, REUSE], "all"));
  expect(cited()).toMatchObject({ article: changed, isChangedSince: true });
  expect(cited()?.article.versions).toHaveLength(2);
  expect(statusQuoText(talks.state.articles, talks.proposal())).toBe("1. Otherwise.");
  // What reads as before got no new wording.
  expect(talks.state.articles.get(articleKey("15.b"))?.versions).toHaveLength(1);
});

test("CONTRACT-5 the wording of a cited article by any row is the one that both sides had agreed to by then", () => {
  const talks = openTestTalks();
  talks.must(guildChief, { ...tableW7(), article: "Article 8" } as Move);
  const { seq: tabledSeq = 0 } = talks.entries.at(-1) ?? {};
  talks.must(guildChief, imports([CREDITS]));
  talks.must(producersChief, agrees([CREDITS]));
  const changed = { ...CREDITS, text: "1. Otherwise." };
  talks.must(guildChief, imports([changed]));
  talks.must(producersChief, agrees([changed]));
  talks.must(guildChief, imports([REUSE], "all"));
  talks.must(producersChief, agrees([REUSE], "all"));
  const at = (after: number) => {
    const { articles } = talks.state;
    return wordingAt(articles, talks.proposal(), tabledSeq + after)?.hash ?? null;
  };
  const [first, second] = [CREDITS, changed].map(articleHash);
  expect([0, 1, 2, 3, 4, 5, 6].map(at)).toEqual([null, null, first, first, second, second, null]);
  expect(wordingAt(talks.state.articles, { article: null }, 99)).toBeNull();
});

test("CONTRACT-3 an article that a whole contract leaves out no longer stands, and what cites it still finds it", () => {
  const talks = agreedTalks(CREDITS, REUSE);
  talks.must(guildChief, {
    ...tableW7(),
    article: "8",
    currentLanguage: "What W-7 quotes.",
  } as Move);
  talks.must(guildChief, imports([REUSE], "all"));
  talks.must(producersChief, agrees([REUSE], "all"));
  const dropped = talks.state.articles.get(articleKey("8"));
  expect(dropped).toMatchObject({ ...CREDITS, droppedSeq: 6 });
  const w7 = talks.proposal();
  expect(citedArticle(talks.state.articles, { article: w7.article, tabledSeq: 4 })?.article).toBe(
    dropped,
  );
  expect(statusQuoText(talks.state.articles, w7)).toBe("What W-7 quotes.");
  talks.must(guildChief, imports([CREDITS]));
  talks.must(producersChief, agrees([CREDITS]));
  expect(talks.state.articles.get(articleKey("8"))).toMatchObject({ place: 0, droppedSeq: null });
});

test("CONTRACT-4 the contract follows from the record alone, and the matrix judges as the server does", () => {
  const talks = agreedTalks(CREDITS);
  talks.must(guildChief, tableW7());
  talks.must(guildChief, imports([REUSE], "all"));
  const { state, entries, nowMs } = talks;
  const json = ({ articles, articleOffers }: typeof state) =>
    canonicalText({ articles: [...articles], articleOffers });
  expect(json(replay(entries))).toBe(json(state));
  const shown = matrixTalks(state, { seq: 4, head: "0".repeat(64) });
  expect(canonicalText(shown)).not.toContain(REUSE.text);
  const back = stateOfMatrix(shown, [], { ...state, packages: [] });
  for (const actor of [guildChief, producersChief]) {
    for (const move of [agrees([REUSE], "all"), agrees([REUSE]), imports([REUSE], "all")]) {
      const context = { actor, nowMs };
      expect(judgeMove(back, move, context)).toEqual(judgeMove(state, move, context));
    }
  }
});

test("CONTRACT-4 the contract is not published, and each of its moves has words", () => {
  const talks = agreedTalks(CREDITS);
  talks.must(guildChief, imports([REUSE]));
  talks.must(producersChief, declines([REUSE], "Wrong."));
  expect(talks.entries.slice(1).flatMap((entry) => feedItems(entry, talks.state))).toEqual([]);
  const words = talks.entries.flatMap(({ act, by }) =>
    act.kind === "moves"
      ? act.moves.map((move) => moveWords(talks.state, move, by.side ?? "a"))
      : [],
  );
  expect(words).toEqual([
    "Guild offered 1 article as the current contract.",
    "Producers agreed that the current contract reads so: 1 article.",
    "Guild offered 1 article as the current contract.",
    "Producers did not agree to the articles of Guild: Wrong.",
  ]);
  expect(talks.state.proposals.has(W7)).toBe(false);
});
