import { expect, test } from "vitest";

import { feedItems } from "../documents/gallery-feed.ts";
import { galleryStatement } from "../documents/gallery.ts";
import { matrixTalks, wholeTalks, type MatrixTalks } from "../documents/matrix.ts";
import { MAX_STATEMENTS_PER_SIDE } from "../limits.ts";
import { canonicalText } from "../record/canonical.ts";
import { replay } from "../record/replay.ts";
import { changesHash, type GroundRuleChanges } from "./ground-rules.ts";
import { moveWords } from "./move-words.ts";
import { judgeMove, type Move } from "./move.ts";
import { refusalOf } from "./refusal-for-tests.ts";
import { statementHash, type Statement } from "./statements.ts";
import {
  guildChief,
  guildNegotiator,
  guildSecond,
  mediator,
  openTestTalks,
  producersChief,
  producersSecond,
  type TestTalks,
} from "./talks-for-tests.ts";
import { warningsOf } from "./warnings.ts";

const WORDS = "We met for six hours and meet again on Monday.";
const PUBLISH: Move = { kind: "publish-statement", words: WORDS };
const OFFER: Move = { kind: "offer-statement", words: WORDS };
const sign = (words = WORDS): Move => ({ kind: "sign-statement", hash: statementHash(words) });
const drop = (of: "a" | "b", words = ""): Move => ({
  kind: "drop-statement",
  of,
  hash: statementHash(WORDS),
  words,
});

const out = ({ state }: Pick<TestTalks, "state">) =>
  [...state.statements.values()].map(({ by, words }) => [by, words]);

/** All that the gallery is given of the statements and of the acts. */
function published({ state, entries }: TestTalks): string {
  const statements = [...state.statements.values()].map(galleryStatement);
  return canonicalText({ statements, feed: entries.flatMap((each) => feedItems(each, state)) });
}

function settle(talks: TestTalks, changes: GroundRuleChanges): void {
  talks.must(guildChief, { kind: "propose-ground-rules", changes, words: "" });
  talks.must(producersChief, { kind: "agree-ground-rules", hash: changesHash(changes) });
}

test("STATEMENT-1 a chief publishes exact words: they are out at that moment, under the side's name and nobody's", () => {
  const talks = openTestTalks();
  const at = new Date(talks.nowMs).toISOString();
  talks.must(producersChief, PUBLISH);
  expect(out(talks)).toEqual([["b", WORDS]]);
  expect(galleryStatement(talks.state.statements.get("1") as Statement)).toEqual({
    number: 1,
    by: "b",
    words: WORDS,
    at,
    asOf: null,
  });
  for (const secret of ["chief", "b-chief", "seat"]) expect(published(talks)).not.toContain(secret);
  expect(published(talks)).toContain("publish-statement");
  expect(replay(talks.entries)).toEqual(talks.state);
});

test("STATEMENT-1 nobody publishes for a side but whoever holds its hand, and nothing without words", () => {
  const talks = openTestTalks();
  for (const actor of [guildNegotiator, mediator])
    expect(refusalOf(talks, actor, PUBLISH).reason).toBe("not-yours-to-ask");
  for (const actor of [guildSecond, producersSecond])
    expect(refusalOf(talks, actor, PUBLISH).reason).toBe("not-holding-the-hand");
  for (const kind of ["publish-statement", "offer-statement"] as const)
    expect(refusalOf(talks, guildChief, { kind, words: " \n" }).reason).toBe("no-text");
  talks.must(guildChief, PUBLISH);
});

test("STATEMENT-2 a joint statement is out when the other side has signed exactly its words, under both names, and nothing of it before", () => {
  const talks = openTestTalks();
  talks.must(guildChief, OFFER);
  expect(out(talks)).toEqual([]);
  expect(published(talks)).not.toContain('statement"');
  expect(refusalOf(talks, guildChief, sign()).reason).toBe("not-offered");
  expect(refusalOf(talks, producersSecond, sign()).reason).toBe("not-holding-the-hand");
  expect(refusalOf(talks, producersChief, sign(`${WORDS} `)).reason).toBe("stale");
  talks.must(producersChief, sign());
  expect(out(talks)).toEqual([["both", WORDS]]);
  expect(talks.state.statements.get("1")).toMatchObject({
    offered: { side: "a", seq: 2 },
    stamp: { side: "b", seq: 3 },
  });
  expect(refusalOf(talks, producersChief, sign()).reason).toBe("not-offered");
  const feed = talks.entries.flatMap((each) => feedItems(each, talks.state));
  expect(feed.at(-1)).toMatchObject({ kind: "sign-statement", side: null });
  expect(published(talks)).not.toContain("chief");
  expect(replay(talks.entries)).toEqual(talks.state);
});

test("STATEMENT-2 other words take the place of an offer, and who signs the former is told since when", () => {
  const talks = openTestTalks();
  talks.must(guildChief, OFFER);
  talks.must(guildChief, { kind: "offer-statement", words: "We met." });
  const late = refusalOf(talks, producersChief, sign());
  expect(late.reason).toBe("stale");
  expect(late.words).toBe("Guild offered other words 1 s ago. Read them first.");
  expect(refusalOf(talks, guildChief, { kind: "offer-statement", words: "We met." }).reason).toBe(
    "no-change",
  );
  talks.must(producersChief, sign("We met."));
  expect(out(talks)).toEqual([["both", "We met."]]);
});

test("STATEMENT-2 offers that cross publish nothing, not even the same words; one signature does, and no words come out twice", () => {
  const talks = openTestTalks();
  talks.must(guildChief, OFFER);
  talks.must(producersChief, OFFER);
  expect(out(talks)).toEqual([]);
  talks.must(guildChief, sign());
  expect(out(talks)).toEqual([["both", WORDS]]);
  expect(talks.state.statementOffers).toEqual({ a: null, b: null });
  talks.must(guildChief, OFFER);
  talks.must(producersChief, { kind: "offer-statement", words: "Other words." });
  talks.must(producersChief, sign());
  expect(talks.state.statementOffers.b?.words).toBe("Other words.");
});

test("STATEMENT-2 an offer is declined with a reason or taken back without one, and nothing is out", () => {
  const talks = openTestTalks();
  talks.must(guildChief, OFFER);
  expect(refusalOf(talks, producersChief, drop("a", " ")).reason).toBe("no-text");
  expect(refusalOf(talks, producersChief, drop("b", "No.")).reason).toBe("not-offered");
  talks.must(producersChief, drop("a", "Not six hours."));
  expect(refusalOf(talks, guildChief, drop("a")).reason).toBe("not-offered");
  talks.must(guildChief, OFFER);
  talks.must(guildChief, drop("a"));
  expect(refusalOf(talks, producersChief, sign()).reason).toBe("not-offered");
  expect(out(talks)).toEqual([]);
  expect(published(talks)).not.toContain("six hours");
});

test("STATEMENT-2 MOVE-15 a joint statement that is not signed falls with the hand that offered it, and the row says so", () => {
  const talks = openTestTalks();
  talks.must(guildChief, OFFER);
  talks.must(producersChief, { kind: "offer-statement", words: "Other words." });
  const drops = { groundRules: false, imports: 0 };
  const over: Move = { kind: "hand-over", to: "second", drops: { ...drops, statement: true } };
  expect(refusalOf(talks, guildChief, { ...over, drops }).reason).toBe("stale");
  expect(refusalOf(talks, guildChief, { kind: "hand-over", to: "second" }).reason).toBe("stale");
  talks.must(guildChief, over);
  expect(moveWords(talks.state, over, "a")).toContain("fell: a joint statement.");
  expect(talks.state.statementOffers).toMatchObject({ a: null, b: { words: "Other words." } });
  expect(refusalOf(talks, producersChief, sign()).reason).toBe("not-offered");
  talks.must(guildSecond, sign("Other words."));
  expect(replay(talks.entries)).toEqual(talks.state);
});

test("STATEMENT-3 MOVE-14 under a blackout a side's own statement is warned of and sent all the same; a joint one, and without a blackout, not", () => {
  const talks = openTestTalks();
  expect(warningsOf(talks.state, PUBLISH, "a")).toEqual([]);
  settle(talks, { blackout: "on" });
  expect(warningsOf(talks.state, PUBLISH, "a").join(" ")).toContain("press blackout");
  for (const joint of [OFFER, sign()]) expect(warningsOf(talks.state, joint, "a")).toEqual([]);
  talks.must(guildChief, PUBLISH);
  expect(out(talks)).toEqual([["a", WORDS]]);
});

test("STATEMENT-3 whoever publishes is told that observers are shut out, or how much later they read it", () => {
  const talks = openTestTalks();
  settle(talks, { observersDelayMinutes: 15 });
  expect(warningsOf(talks.state, PUBLISH, "a").join(" ")).toContain("15 minutes later");
  settle(talks, { observers: "stay-out" });
  for (const move of [PUBLISH, sign()])
    expect(warningsOf(talks.state, move, "a").join(" ")).toContain("let them in again");
});

test("BOUND-1 STATEMENT-1 a side publishes a bounded number, alone and as the one who offered, and the other is not kept from its own", () => {
  const talks = openTestTalks();
  talks.must(guildChief, PUBLISH);
  talks.must(guildChief, OFFER);
  const [first] = talks.state.statements.values();
  if (first === undefined) throw new Error("nothing is out");
  const withCount = (count: number) => {
    const all = Array.from({ length: count }, (_, at) => [String(at + 1), first] as const);
    return { ...talks.state, statements: new Map(all) };
  };
  const verdict = (count: number, move: Move, actor = guildChief) =>
    judgeMove(withCount(count), move, { actor, nowMs: talks.nowMs })?.reason;
  const other: Move = { kind: "offer-statement", words: "Other words." };
  for (const move of [PUBLISH, other]) {
    expect(verdict(MAX_STATEMENTS_PER_SIDE - 1, move)).toBeUndefined();
    expect(verdict(MAX_STATEMENTS_PER_SIDE, move)).toBe("too-many-requests");
    expect(verdict(MAX_STATEMENTS_PER_SIDE, move, producersChief)).toBeUndefined();
  }
  expect(verdict(MAX_STATEMENTS_PER_SIDE - 1, sign(), producersChief)).toBeUndefined();
  expect(verdict(MAX_STATEMENTS_PER_SIDE, sign(), producersChief)).toBe("too-many-requests");
});

test("STATEMENT-1 SIGNED-7 talks that a device has kept from before there were statements open with none on offer", () => {
  const { statementOffers, ...kept } = matrixTalks(openTestTalks().state, { seq: 1, head: "" });
  expect(wholeTalks(kept as MatrixTalks).statementOffers).toEqual(statementOffers);
});

test("STATEMENT-1 STATEMENT-2 the acts read in plain words on the record", () => {
  const { state } = openTestTalks();
  expect(moveWords(state, PUBLISH, "a")).toBe("Guild published a statement.");
  expect(moveWords(state, OFFER, "a")).toBe(
    "Guild offered a joint statement. It is published when both sides have signed it.",
  );
  expect(moveWords(state, sign(), "b")).toBe(
    "Producers signed the joint statement: it is published under both names.",
  );
  expect(moveWords(state, drop("a"), "a")).toBe("Guild took back its offer of a joint statement.");
  expect(moveWords(state, drop("a", "No."), "b")).toBe(
    "Producers did not sign the joint statement of Guild.",
  );
});
