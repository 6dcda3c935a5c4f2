import { expect, test } from "vitest";

import { matrixTalks, wholeTalks, type MatrixTalks } from "../documents/matrix.ts";
import { canonicalText } from "../record/canonical.ts";
import { replay } from "../record/replay.ts";
import { extensionHash, formerExpiration, type ExtensionTerms } from "./extension.ts";
import { agreeTo, offerOf, STOP, until } from "./extensions-for-tests.ts";
import { moveWords } from "./move-words.ts";
import { judgeMove, type Move } from "./move.ts";
import { refusalOf } from "./refusal-for-tests.ts";
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

function drop(of: "a" | "b", terms: ExtensionTerms, words = "Not now."): Move {
  return { kind: "drop-extension", of, hash: extensionHash({ terms, words: "" }), words };
}

const { how: _how, ...LAST_DAY } = until("2026-01-31T23:59");
const EXPIRATION = { ...LAST_DAY, assumed: [] };
const FIFTH = until("2026-02-05T23:59");
const TENTH = until("2026-02-10T23:59");

function withExpiration(): TestTalks {
  const talks = openTestTalks();
  talks.host({ kind: "set-expiration", expiration: EXPIRATION });
  return talks;
}
const offers = ({ state }: TestTalks) => state.extensionTalks.offers;

test.each([
  ["a", guildChief, producersChief],
  ["b", producersChief, guildChief],
] as const)(
  "EXTEND-1 what the chief of side %s offers holds when the other chief agrees, for both and in the same words, and for nobody before",
  (side, offering, answering) => {
    const talks = withExpiration();
    talks.must(offering, offerOf(FIFTH, "So that we finish."));
    expect(talks.state.expiration).toEqual(EXPIRATION);
    const yes = agreeTo(FIFTH, "So that we finish.");
    for (const [actor, reason] of [
      [offering, "not-offered"],
      [guildNegotiator, "not-yours-to-ask"],
      [mediator, "not-yours-to-ask"],
      [side === "a" ? producersSecond : guildSecond, "not-holding-the-hand"],
    ] as const)
      expect(refusalOf(talks, actor, yes).reason).toBe(reason);
    expect(talks.state.expiration).toEqual(EXPIRATION);
    talks.must(answering, yes);
    const { how: _until, ...moment } = FIFTH;
    expect(talks.state.expiration).toEqual({ ...moment, assumed: [] });
    expect(formerExpiration(talks.state)).toEqual(EXPIRATION);
    expect(offers(talks)).toEqual({ a: null, b: null });
    expect(replay(talks.entries)).toEqual(talks.state);
    const [who, other] = side === "a" ? ["Guild", "Producers"] : ["Producers", "Guild"];
    const moves = [offerOf(FIFTH, "So that we finish."), yes];
    const said = moves.map((move, at) => moveWords(talks.state, move, at === 0 ? side : by(side)));
    expect(said).toEqual([
      `${who} offered to extend the contract to 5 February 2026, 23:59 (America/New_York).`,
      `${other} agreed: the contract is extended to 5 February 2026, 23:59 (America/New_York).`,
    ]);
  },
);

const by = (side: "a" | "b") => (side === "a" ? "b" : "a");

test("EXTEND-1 passing the expiration ends nothing: it is extended afterwards, to a moment that is still to come by the clock on the wall", () => {
  const talks = withExpiration();
  talks.must(guildChief, offerOf(FIFTH));
  talks.nowMs = Date.parse(EXPIRATION.instant) + 1;
  talks.must(producersChief, offerOf(TENTH));
  talks.nowMs = Date.parse(FIFTH.instant);
  // Open when its own moment passes, it can be dropped and not be agreed to.
  expect(refusalOf(talks, producersChief, agreeTo(FIFTH))).toMatchObject({
    reason: "due-date-passed",
    words:
      "5 February 2026, 23:59 (America/New_York) has passed already. An extension is to a moment that is still to come.",
  });
  talks.must(producersChief, drop("a", FIFTH));
  expect(refusalOf(talks, guildChief, offerOf(FIFTH)).reason).toBe("due-date-passed");
  talks.must(guildChief, agreeTo(TENTH));
  expect(talks.state.expiration?.instant).toBe(TENTH.instant);
});

test("EXTEND-1 the wall of old talks that are told again says what is still to come", () => {
  const { state, nowMs } = openTestTalks();
  const clock = { real: "2026-01-05T00:00:00.000Z", shown: "2007-10-01T00:00:00.000Z" };
  const judge = (terms: ExtensionTerms) =>
    judgeMove({ ...state, clock }, offerOf(terms), { actor: guildChief, nowMs });
  expect(judge(until("2007-09-30T12:00"))?.reason).toBe("due-date-passed");
  expect(judge(until("2007-11-05T12:00"))).toBeNull();
});

test("EXTEND-1 where none was set both chiefs agree on the first, and one that was assumed is confirmed", () => {
  const talks = openTestTalks();
  talks.must(guildChief, offerOf(FIFTH));
  talks.must(producersChief, agreeTo(FIFTH));
  expect(talks.state.expiration).toMatchObject({ instant: FIFTH.instant, assumed: [] });
  expect(formerExpiration(talks.state)).toBeNull();
});

test("EXTEND-2 what is offered goes beyond the present expiration, is one instant, and is offered once", () => {
  const talks = withExpiration();
  const { how: _until, ...same } = until("2026-01-31T23:59");
  for (const [terms, reason] of [
    [{ how: "until", ...same }, "no-change"],
    [until("2026-01-20T12:00"), "no-change"],
    [{ ...FIFTH, instant: TENTH.instant }, "time-unreadable"],
    [{ ...FIFTH, zone: "Mars/Olympus" }, "time-unreadable"],
    [until("2026-11-01T01:30"), "time-unreadable"],
  ] as const)
    expect([terms, refusalOf(talks, guildChief, offerOf(terms)).reason]).toEqual([terms, reason]);
  expect(offers(talks)).toEqual({ a: null, b: null });
  talks.must(guildChief, offerOf(FIFTH));
  expect(refusalOf(talks, guildChief, offerOf(FIFTH)).reason).toBe("no-change");
  talks.must(guildChief, offerOf(FIFTH, "The same, with a reason."));
});

test("EXTEND-2 an offer that was replaced, or that reads otherwise, is agreed to by nobody", () => {
  const talks = withExpiration();
  expect(refusalOf(talks, producersChief, agreeTo(FIFTH)).reason).toBe("not-offered");
  talks.must(guildChief, offerOf(FIFTH, "If nobody strikes."));
  talks.must(guildChief, offerOf(TENTH));
  for (const stale of [agreeTo(FIFTH, "If nobody strikes."), agreeTo(TENTH, "If nobody strikes.")])
    expect(refusalOf(talks, producersChief, stale)).toMatchObject({
      reason: "stale",
      words: "Guild offers something else by now. Read it first.",
    });
  expect(talks.state.expiration).toEqual(EXPIRATION);
  talks.must(producersChief, agreeTo(TENTH));
  expect(talks.state.expiration?.instant).toBe(TENTH.instant);
});

test("EXTEND-2 an offer is taken back by its own side or declined by the other, and the expiration stays", () => {
  const talks = withExpiration();
  expect(refusalOf(talks, guildChief, drop("a", FIFTH)).reason).toBe("not-offered");
  talks.must(guildChief, offerOf(FIFTH));
  expect(refusalOf(talks, producersChief, drop("a", TENTH)).reason).toBe("stale");
  talks.must(producersChief, drop("a", FIFTH));
  expect(moveWords(talks.state, drop("a", FIFTH), "b")).toBe(
    "Producers declined what Guild had offered on the expiration.",
  );
  talks.must(guildChief, offerOf(FIFTH));
  talks.must(guildChief, drop("a", FIFTH));
  expect(moveWords(talks.state, drop("a", FIFTH), "a")).toBe(
    "Guild took back its offer on the expiration.",
  );
  expect(offers(talks)).toEqual({ a: null, b: null });
  expect(talks.state.expiration).toEqual(EXPIRATION);
});

test("EXTEND-2 offers cross: the same is settled by one agreement, a shorter one falls with the longer, and a longer one stays open", () => {
  const same = withExpiration();
  same.must(guildChief, offerOf(FIFTH, "Ours."));
  same.must(producersChief, offerOf(FIFTH, "Theirs."));
  same.must(guildChief, agreeTo(FIFTH, "Theirs."));
  expect(offers(same)).toEqual({ a: null, b: null });
  expect(refusalOf(same, producersChief, agreeTo(FIFTH, "Ours.")).reason).toBe("not-offered");

  const crossing = () => {
    const talks = withExpiration();
    talks.must(guildChief, offerOf(FIFTH));
    talks.must(producersChief, offerOf(TENTH));
    return talks;
  };
  const longer = crossing();
  longer.must(guildChief, agreeTo(TENTH));
  expect(offers(longer)).toEqual({ a: null, b: null });
  const shorter = crossing();
  shorter.must(producersChief, agreeTo(FIFTH));
  expect(offers(shorter)).toMatchObject({ a: null, b: { terms: TENTH } });
  shorter.must(guildChief, agreeTo(TENTH));
  expect(shorter.state.expiration).toEqual(longer.state.expiration);
});

test("EXTEND-3 both chiefs together stop the clock, either alone sets it going again, and the expiration is what it was", () => {
  const talks = openTestTalks();
  expect(refusalOf(talks, guildChief, offerOf(STOP)).words).toBe(
    "No expiration is set, so there is no clock to stop.",
  );
  talks.host({ kind: "set-expiration", expiration: EXPIRATION });
  talks.must(guildChief, offerOf(STOP));
  const since = () => talks.state.extensionTalks.stopped?.at ?? talks.entries.at(-1)?.at ?? "";
  const restart = (): Move => ({ kind: "restart-clock", since: since(), words: "Enough." });
  expect(talks.state.extensionTalks.stopped).toBeNull();
  expect(refusalOf(talks, guildChief, restart()).reason).toBe("no-change");
  talks.must(producersChief, agreeTo(STOP));
  expect(moveWords(talks.state, agreeTo(STOP), "b")).toBe(
    "Producers agreed: the clock is stopped by both sides, until they agree on a moment or a chief sets it going again.",
  );
  expect(talks.state.expiration).toEqual(EXPIRATION);
  expect(refusalOf(talks, producersChief, offerOf(STOP)).reason).toBe("no-change");
  for (const actor of [guildNegotiator, mediator])
    expect(refusalOf(talks, actor, restart()).reason).toBe("not-yours-to-ask");
  const first = restart();
  talks.must(guildChief, first);
  expect(moveWords(talks.state, first, "a")).toBe("Guild set the clock going again.");
  talks.must(producersChief, offerOf(STOP));
  talks.must(guildChief, agreeTo(STOP));
  // Asked for the first stop, and late.
  expect(refusalOf(talks, producersChief, first).reason).toBe("stale");
  talks.must(producersChief, restart());
  expect(talks.state).toMatchObject({ expiration: EXPIRATION, extensionTalks: { stopped: null } });
  expect(replay(talks.entries)).toEqual(talks.state);
});

test("EXTEND-3 a moment that both agree on sets a stopped clock going towards it, and an offer to stop it outlives an extension", () => {
  const talks = withExpiration();
  talks.must(guildChief, offerOf(STOP));
  talks.must(producersChief, offerOf(FIFTH));
  talks.must(producersChief, agreeTo(STOP));
  expect(talks.state.extensionTalks.stopped).not.toBeNull();
  talks.must(guildChief, agreeTo(FIFTH));
  expect(talks.state.extensionTalks.stopped).toBeNull();
  talks.must(guildChief, offerOf(STOP));
  talks.must(producersChief, offerOf(TENTH));
  talks.must(guildChief, agreeTo(TENTH));
  expect(offers(talks)).toMatchObject({ a: { terms: STOP }, b: null });
});

test("MOVE-15 an offer on the expiration falls with the hand, which has to say so, and the new hand offers it again", () => {
  const talks = withExpiration();
  talks.must(guildChief, offerOf(FIFTH));
  talks.must(producersChief, offerOf(STOP));
  const over: Move = { kind: "hand-over", to: "second" };
  const drops = { groundRules: false, extension: true, imports: 0 } as const;
  for (const wrong of [over, { ...over, drops: { groundRules: true, imports: 0 } }])
    expect(refusalOf(talks, guildChief, wrong).reason).toBe("stale");
  talks.must(guildChief, { ...over, drops });
  expect(moveWords(talks.state, { ...over, drops }, "a")).toContain(
    "What was offered and not answered fell: an offer on the expiration.",
  );
  expect(offers(talks)).toMatchObject({ a: null, b: { terms: STOP } });
  expect(refusalOf(talks, producersChief, agreeTo(FIFTH)).reason).toBe("not-offered");
  talks.must(guildSecond, offerOf(FIFTH));
  talks.must(producersChief, agreeTo(FIFTH));

  const before = talks.entries.length;
  const leave = { kind: "revoke-link", seat: producersChief.id } as const;
  expect(() => talks.host(leave)).toThrow("other offers");
  expect(talks.entries).toHaveLength(before);
  talks.host({ ...leave, drops });
  expect(offers(talks)).toEqual({ a: null, b: null });
});

test("EXTEND-4 a row by which the host sets the expiration over both chiefs' agreement does not replay; before there was one it does", () => {
  const talks = withExpiration();
  talks.must(guildChief, offerOf(FIFTH));
  // As the host could once, at any time.
  const later = { ...EXPIRATION, instant: "2026-01-31T04:59:00.000Z", local: "2026-01-30T23:59" };
  talks.host({ kind: "set-expiration", expiration: later });
  expect(talks.state.expiration).toEqual(later);
  talks.must(producersChief, agreeTo(FIFTH));
  const rows = talks.entries.length;
  expect(() => talks.host({ kind: "set-expiration", expiration: EXPIRATION })).toThrow(
    "over what both chiefs have agreed to",
  );
  expect(talks.entries).toHaveLength(rows);
  expect(talks.state.expiration?.instant).toBe(FIFTH.instant);
});

test("a device's copy from before there were extensions reads as one with none", () => {
  const whole = matrixTalks(openTestTalks().state, { seq: 1, head: "" });
  const { extensionTalks: _none, ...kept } = whole;
  expect(canonicalText(wholeTalks(kept as MatrixTalks))).toBe(canonicalText(whole));
});
