import { expect, test } from "vitest";

import { replay } from "../record/replay.ts";
import { offerHash } from "./contract-articles.ts";
import { changesHash, type GroundRuleChanges } from "./ground-rules.ts";
import { moveWords } from "./move-words.ts";
import type { Move } from "./move.ts";
import { refusalOf } from "./refusal-for-tests.ts";
import {
  guildChief,
  guildSecond,
  openTestTalks,
  producersChief,
  type TestTalks,
} from "./talks-for-tests.ts";

const CHANGES: GroundRuleChanges = { packageRevert: "stand-alone-falls" };
const PROPOSE: Move = { kind: "propose-ground-rules", changes: CHANGES, words: "" };
const AGREE: Move = { kind: "agree-ground-rules", hash: changesHash(CHANGES) };
const ARTICLES = {
  replaces: "these",
  articles: [{ number: "13", title: null, text: "Rates." }],
} as const;
const IMPORT: Move = { kind: "import-articles", ...ARTICLES, articles: [...ARTICLES.articles] };
const AGREE_ARTICLES: Move = { kind: "agree-articles", hash: offerHash(ARTICLES), count: 1 };
const DROPS = { groundRules: true, imports: 1 };
const OVER: Move = { kind: "hand-over", to: "second", drops: DROPS };

/** The guild's chief has offered a ground rule and an article, and the producers' a ground rule. */
function offered(): TestTalks {
  const talks = openTestTalks();
  talks.must(guildChief, PROPOSE, IMPORT);
  talks.must(producersChief, PROPOSE);
  return talks;
}

test("MOVE-15 what a chief has offered and nobody has answered falls with the hand, and the new hand offers it again", () => {
  const talks = offered();
  talks.must(guildChief, OVER);
  expect(talks.state.articleOffers).toEqual([]);
  expect(talks.state.groundRuleTalks.offers.a).toBeNull();
  expect(talks.state.groundRuleTalks.offers.b).not.toBeNull();
  expect(refusalOf(talks, producersChief, AGREE).reason).toBe("not-offered");
  expect(refusalOf(talks, producersChief, AGREE_ARTICLES).reason).toBe("unknown-offer");
  expect(moveWords(talks.state, OVER, "a")).toBe(
    "The chief of Guild handed over to the second. What was offered and not answered fell: a change of the ground rules and 1 import of articles.",
  );
  talks.must(guildSecond, PROPOSE, IMPORT);
  talks.must(producersChief, AGREE, AGREE_ARTICLES);
  expect(talks.state.groundRules.packageRevert).toBe("stand-alone-falls");
  expect(talks.state.articles.size).toBe(1);
  expect(replay(talks.entries)).toEqual(talks.state);
});

test("MOVE-15 a handover that names other offers than are open is refused, and so it overlooks no answer", () => {
  const talks = offered();
  talks.must(producersChief, AGREE_ARTICLES);
  expect(refusalOf(talks, guildChief, OVER).reason).toBe("stale");
  talks.must(guildChief, { ...OVER, drops: { groundRules: true, imports: 0 } });
  expect(talks.state.hand.a).toBe("second");
  expect(talks.state.articles.size).toBe(1);
});

test("MOVE-15 a handover that names none of the open offers is refused, whether of ground rules or of articles, and one with nothing open names nothing", () => {
  const silent: Move = { kind: "hand-over", to: "second" };
  for (const offer of [PROPOSE, IMPORT]) {
    const talks = openTestTalks();
    talks.must(guildChief, offer);
    const before = talks.state;
    expect(refusalOf(talks, guildChief, silent).reason).toBe("stale");
    expect(talks.state).toBe(before);
    talks.must(producersChief, silent);
    expect(talks.state.hand).toEqual({ a: "chief", b: "second" });
  }
});

test("MOVE-15 SIGNED-7 a handover of a record from before offers fell still leaves them open, and what was agreed then stays agreed", () => {
  const talks = offered();
  talks.unjudged(guildChief, { kind: "hand-over", to: "second" });
  talks.must(producersChief, AGREE, AGREE_ARTICLES);
  expect(talks.state.groundRules.packageRevert).toBe("stand-alone-falls");
  expect(replay(talks.entries)).toEqual(talks.state);
});

test("MOVE-15 with a chief's seat falls what that seat has offered, the other side's stays, and a row that tells of other offers does not replay", () => {
  const talks = offered();
  const seat = guildChief.id;
  const was = { side: "a", role: "chief" } as const;
  const before = talks.entries.length;
  expect(() =>
    talks.host({ kind: "revoke-link", seat, was, drops: { groundRules: false, imports: 1 } }),
  ).toThrow("other offers");
  expect(talks.entries).toHaveLength(before);
  talks.host({ kind: "revoke-link", seat, was, drops: DROPS });
  expect(talks.state.articleOffers).toEqual([]);
  expect(talks.state.groundRuleTalks.offers.a).toBeNull();
  expect(talks.state.groundRuleTalks.offers.b).not.toBeNull();
  const old = offered();
  old.host({ kind: "revoke-link", seat, was });
  expect(old.state.articleOffers).toHaveLength(1);
});
