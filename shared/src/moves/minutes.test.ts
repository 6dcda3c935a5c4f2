import { expect, test } from "vitest";

import { MAX_MINUTES_PER_SIDE, MAX_OPEN_MINUTES_PER_SIDE } from "../limits.ts";
import { canonicalText } from "../record/canonical.ts";
import { replay } from "../record/replay.ts";
import type { CaseState } from "./case-state.ts";
import { jointMinutes, minutesHash } from "./minutes.ts";
import { moveWords } from "./move-words.ts";
import { judgeMove, type Move } from "./move.ts";
import type { OfferMinutes } from "./offer-minutes.ts";
import { refusalOf } from "./refusal-for-tests.ts";
import {
  guildChief,
  guildNegotiator,
  guildSecond,
  openTestTalks,
  producersChief,
  producersSecond,
  type TestTalks,
} from "./talks-for-tests.ts";

const RATES: OfferMinutes = {
  kind: "offer-minutes",
  session: 1,
  words: "Both sides will bring figures on rates.",
  corrects: null,
};

function inSession(): TestTalks {
  const talks = openTestTalks();
  talks.must(guildChief, { kind: "open-session" });
  return talks;
}

/** The guild's chief has offered entry 1. */
function offered(): TestTalks {
  const talks = inSession();
  talks.must(guildChief, RATES);
  return talks;
}

const sign = (entry = 1, of: OfferMinutes = RATES): Move => ({
  kind: "sign-minutes",
  entry,
  hash: minutesHash(of),
});
const drop = (words: string, offeredBy: "a" | "b" = "a", entry = 1): Move => ({
  kind: "drop-minutes",
  entry,
  hash: minutesHash(RATES),
  offeredBy,
  words,
});

const minutesOf = ({ state }: Pick<TestTalks, "state">) =>
  jointMinutes(state.offeredMinutes.values()).map(({ number, words }) => [number, words]);

test("MINUTES-1 what one side offers is none of the joint minutes, and what the other signs in exactly these words is, for good", () => {
  const talks = offered();
  expect(minutesOf(talks)).toEqual([]);
  talks.must(producersChief, sign());
  expect(minutesOf(talks)).toEqual([[1, RATES.words]]);
  const [entry] = jointMinutes(talks.state.offeredMinutes.values());
  expect(entry).toMatchObject({ side: "a", session: 1, stamp: { seq: 3, side: "a" } });
  expect(entry?.end).toMatchObject({ how: "signed", stamp: { seq: 4, side: "b" } });
  for (const again of [sign(), drop("Taken back."), drop("No.")])
    for (const chief of [guildChief, producersChief])
      expect(refusalOf(talks, chief, again).reason).toBe("already-signed");
  expect(replay(talks.entries)).toEqual(talks.state);
});

test("MINUTES-1 nobody signs alone: not the side that offered, not who holds no hand, and not under other words", () => {
  const talks = offered();
  expect(refusalOf(talks, guildChief, sign()).reason).toBe("own-offer");
  expect(refusalOf(talks, guildNegotiator, sign()).reason).toBe("not-yours-to-ask");
  expect(refusalOf(talks, producersSecond, sign()).reason).toBe("not-holding-the-hand");
  const other = sign(1, { ...RATES, words: "Both sides will bring other figures." });
  expect(refusalOf(talks, producersChief, other).reason).toBe("wrong-text");
  expect(refusalOf(talks, producersChief, sign(1, { ...RATES, session: 2 })).reason).toBe(
    "wrong-text",
  );
  expect(refusalOf(talks, producersChief, sign(2)).reason).toBe("unknown-offer");
  talks.must(producersChief, sign());
});

test("MINUTES-1 words that were exchanged for others are signed no more, and the refusal says who took them back and when", () => {
  const talks = offered();
  const better = { ...RATES, words: "Both sides will bring figures on rates by Friday." };
  talks.must(guildChief, drop(""), better);
  const refused = refusalOf(talks, producersChief, sign());
  expect(refused.reason).toBe("stale");
  expect(refused.words).toBe("Guild took entry 1 back 1 s ago. Look at what it offers now.");
  talks.must(producersChief, sign(2, better));
  expect(minutesOf(talks)).toEqual([[2, better.words]]);
});

test("MINUTES-2 the other side declines an entry with its reason, who offered it takes it back without one, and neither reads as minutes", () => {
  const talks = offered();
  expect(refusalOf(talks, producersChief, drop("  ")).reason).toBe("no-text");
  expect(refusalOf(talks, producersChief, drop("No.", "b")).reason).toBe("unknown-offer");
  talks.must(producersChief, drop("We said nothing of figures."));
  expect(talks.state.offeredMinutes.get("1")?.end).toMatchObject({
    how: "declined",
    words: "We said nothing of figures.",
  });
  expect(refusalOf(talks, guildChief, drop("")).words).toBe("Producers declined entry 1 1 s ago.");
  talks.must(guildChief, RATES);
  expect(refusalOf(talks, producersChief, sign()).reason).toBe("stale");
  talks.must(guildChief, drop("", "a", 2));
  expect(minutesOf(talks)).toEqual([]);
  expect(replay(talks.entries)).toEqual(talks.state);
});

test("MINUTES-2 offers that cross both stand, each for the other side to sign", () => {
  const talks = offered();
  const theirs = { ...RATES, words: "Only the Guild will bring figures." };
  talks.must(producersChief, theirs);
  expect(refusalOf(talks, producersChief, RATES).reason).toBe("offer-exists");
  expect(refusalOf(talks, producersChief, sign(2, theirs)).reason).toBe("own-offer");
  talks.must(producersChief, sign());
  talks.must(guildChief, sign(2, theirs));
  expect(minutesOf(talks).map(([number]) => number)).toEqual([1, 2]);
});

test("MINUTES-3 an entry tells of a session that was opened, and has words that are not there already", () => {
  const talks = inSession();
  const before = talks.state;
  const wrong: [Partial<OfferMinutes>, string][] = [
    [{ session: 2 }, "no-session"],
    [{ words: " \n" }, "no-text"],
    [{ corrects: 1 }, "unknown-offer"],
  ];
  for (const [change, reason] of wrong)
    expect(refusalOf(talks, guildChief, { ...RATES, ...change }).reason).toBe(reason);
  expect(talks.state).toBe(before);
  talks.must(guildChief, RATES);
  talks.must(producersChief, sign());
  expect(refusalOf(talks, guildChief, RATES).reason).toBe("offer-exists");
});

test("MINUTES-3 words that were offered in vain may be offered again, and stand once all the same, waiting or signed", () => {
  const talks = offered();
  talks.must(guildChief, drop(""));
  talks.must(producersChief, RATES);
  const before = talks.state;
  for (const chief of [guildChief, producersChief])
    expect(refusalOf(talks, chief, RATES).words).toContain("on offer already, as entry 2");
  talks.must(guildChief, sign(2));
  expect(refusalOf(talks, guildChief, RATES).words).toContain("minutes already, as entry 2");
  expect([before.offeredMinutes.size, talks.state.offeredMinutes.size]).toEqual([2, 2]);
});

test("MINUTES-3 a correction is another entry of the same session, and the entry that it corrects stays as it was", () => {
  const talks = offered();
  const correction: OfferMinutes = { ...RATES, words: "Only the Guild will.", corrects: 1 };
  expect(refusalOf(talks, producersChief, correction).reason).toBe("unknown-offer");
  talks.must(producersChief, sign());
  talks.must(producersChief, { kind: "adjourn-session", session: 1, next: null, words: "" });
  talks.must(producersChief, { kind: "open-session" });
  expect(refusalOf(talks, producersChief, { ...correction, session: 2 }).reason).toBe("no-session");
  talks.must(producersChief, correction);
  talks.must(guildChief, sign(2, correction));
  expect(minutesOf(talks)).toEqual([
    [1, RATES.words],
    [2, correction.words],
  ]);
});

test("MINUTES-2 MOVE-15 an entry that nobody has signed falls with the hand that offered it, the row says so, and the new hand offers it again", () => {
  const talks = offered();
  const over: Move = { kind: "hand-over", to: "second" };
  const drops = { groundRules: false, imports: 0, minutes: 1 };
  expect(
    refusalOf(talks, guildChief, { ...over, drops: { groundRules: true, imports: 0 } }).reason,
  ).toBe("stale");
  expect(refusalOf(talks, guildChief, over).reason).toBe("stale");
  talks.must(guildChief, { ...over, drops });
  expect(moveWords(talks.state, { ...over, drops }, "a")).toBe(
    "The chief of Guild handed over to the second. What was offered and not answered fell: 1 entry for the joint minutes.",
  );
  expect(refusalOf(talks, producersChief, sign()).words).toBe(
    "Entry 1 fell with the hand that had offered it.",
  );
  talks.must(guildSecond, RATES);
  talks.must(producersChief, sign(2));
  expect(minutesOf(talks)).toEqual([[2, RATES.words]]);
  expect(replay(talks.entries)).toEqual(talks.state);
});

test("MINUTES-2 MOVE-15 what is signed stays when its seat goes, and what only waits falls", () => {
  const talks = offered();
  talks.must(producersChief, sign());
  talks.must(guildChief, { ...RATES, words: "And on reuse." });
  const was = { side: "a", role: "chief" } as const;
  const drops = { groundRules: false, imports: 0, minutes: 1 };
  talks.host({ kind: "revoke-link", seat: guildChief.id, was, drops });
  expect(minutesOf(talks)).toEqual([[1, RATES.words]]);
  expect(talks.state.offeredMinutes.get("2")?.end).toEqual({ how: "fell" });
});

test("MINUTES-4 the acts read in plain words on the record", () => {
  const talks = offered();
  const correction: OfferMinutes = { ...RATES, words: "Only the Guild will.", corrects: 1 };
  const told = (move: Move, side: "a" | "b") => moveWords(talks.state, move, side);
  expect(told(RATES, "a")).toBe(
    "Guild offered entry 1 for the joint minutes of session 1. It takes both sides' signatures.",
  );
  talks.must(producersChief, sign());
  expect(told(sign(), "b")).toBe(
    "Producers signed entry 1: it stands in the joint minutes of session 1.",
  );
  talks.must(guildChief, correction);
  expect(told(correction, "a")).toContain(
    "entry 2 for the joint minutes of session 1, correcting entry 1.",
  );
  expect(told(drop("", "a", 2), "a")).toBe(
    "Guild took back entry 2, which it had offered for the joint minutes of session 1.",
  );
  expect(told(drop("No.", "a", 2), "b")).toBe(
    "Producers did not sign entry 2 for the joint minutes of session 1.",
  );
});

test("BOUND-1 MINUTES-3 one side offers a bounded number of entries, waiting and in all, and the other is not kept from its own", () => {
  const talks = offered();
  const verdict = (state: CaseState, actor = guildChief) =>
    judgeMove(state, { ...RATES, words: "One more." }, { actor, nowMs: talks.nowMs })?.reason;
  const [first] = talks.state.offeredMinutes.values();
  if (first === undefined) throw new Error("nothing is offered");
  const filled = (count: number, isOpen: boolean): CaseState => {
    const end = isOpen ? null : ({ how: "fell" } as const);
    const all = Array.from({ length: count }, (_, at) => ({
      ...first,
      number: at + 1,
      hash: minutesHash({ ...RATES, words: String(at) }),
      end,
    }));
    return {
      ...talks.state,
      offeredMinutes: new Map(all.map((each) => [String(each.number), each])),
    };
  };
  expect(verdict(filled(MAX_OPEN_MINUTES_PER_SIDE - 1, true))).toBeUndefined();
  expect(verdict(filled(MAX_OPEN_MINUTES_PER_SIDE, true))).toBe("too-many-requests");
  expect(verdict(filled(MAX_MINUTES_PER_SIDE - 1, false))).toBeUndefined();
  expect(verdict(filled(MAX_MINUTES_PER_SIDE, false))).toBe("too-many-requests");
  expect(verdict(filled(MAX_MINUTES_PER_SIDE, false), producersChief)).toBeUndefined();
});

test("MINUTES-1 SIGNED-7 a record from before there were minutes opens with none", () => {
  const talks = inSession();
  expect(talks.state.offeredMinutes.size).toBe(0);
  expect(canonicalText(talks.entries)).not.toContain("minutes");
});
