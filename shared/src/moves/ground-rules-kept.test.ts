import { expect, test } from "vitest";

import { matrixTalks, wholeTalks, type MatrixTalks } from "../documents/matrix.ts";
import { MAX_OBSERVERS_DELAY_MINUTES } from "../limits.ts";
import { canonicalText } from "../record/canonical.ts";
import { replay } from "../record/replay.ts";
import { CHOICE_WORDS, GROUND_RULE_GROUPS, groundRuleValue } from "./ground-rule-values.ts";
import {
  changedRules,
  changesBetween,
  changesHash,
  FIRST_GROUND_RULES,
  groundRuleChanges,
  type GroundRuleChanges,
} from "./ground-rules.ts";
import { moveWords } from "./move-words.ts";
import type { Move } from "./move.ts";
import { refusalOf } from "./refusal-for-tests.ts";
import {
  guildChief,
  guildNegotiator,
  openTestTalks,
  producersChief,
  producersSecond,
  type TestTalks,
} from "./talks-for-tests.ts";

const LOS_ANGELES = "America/Los_Angeles";
const NEW_YORK = "America/New_York";

function propose(changes: GroundRuleChanges): Move {
  return { kind: "propose-ground-rules", changes, words: "" };
}
function agree(changes: GroundRuleChanges): Move {
  return { kind: "agree-ground-rules", hash: changesHash(changes) };
}
function settle(talks: TestTalks, changes: GroundRuleChanges): void {
  talks.must(guildChief, propose(changes));
  talks.must(producersChief, agree(changes));
}

test.each<[GroundRuleChanges, string]>([
  [
    { passRoute: "at-table" },
    "When texts and packages go over: At the table alone, while a session goes on",
  ],
  [{ caucusCall: "either-chief" }, "Who may call a caucus: Either chief"],
  [{ speakers: "chief" }, "Who speaks at the table: Each side's chief alone"],
  [{ offRecord: "never-cited" }, "Off the record: What is said off the record is never cited"],
  [{ observers: "stay-out" }, "Observers: They are shown nothing of the talks"],
  [{ observersDelayMinutes: 1 }, "Delay for observers: They follow 1 minute later"],
  [{ observersDelayMinutes: 90 }, "Delay for observers: They follow 90 minutes later"],
  [{ observersDelayMinutes: 1440 }, "Delay for observers: They follow 24 hours later"],
  [{ recording: "allowed" }, "Recording: Either side may record what is said"],
  [{ blackout: "on" }, "Press blackout: Neither side speaks to the press about the talks"],
  [
    { extensionNotice: { amount: 2, unit: "days" } },
    "Notice of an extension: 2 days before the contract expires",
  ],
  [
    { extensionNotice: { amount: 1, unit: "hours" } },
    "Notice of an extension: 1 hour before the contract expires",
  ],
  [{ timeZone: NEW_YORK }, "Official time zone: America/New_York"],
])(
  "GROUND-3 no side alone makes %j hold, and both chiefs together do, in the same words",
  (changes, words) => {
    const talks = openTestTalks();
    const first = talks.state.groundRules;
    talks.must(guildChief, propose(changes));
    expect(talks.state.groundRules).toBe(first);
    for (const [actor, reason] of [
      [guildChief, "not-offered"],
      [guildNegotiator, "not-yours-to-ask"],
      [producersSecond, "not-holding-the-hand"],
    ] as const)
      expect(refusalOf(talks, actor, agree(changes)).reason).toBe(reason);
    expect(
      refusalOf(talks, producersChief, agree({ ...changes, packageRevert: "stand-alone-falls" }))
        .reason,
    ).toBe("stale");
    talks.must(producersChief, agree(changes));
    expect(talks.state.groundRules).toEqual({ ...FIRST_GROUND_RULES, ...changes });
    expect(replay(talks.entries).groundRules).toEqual(talks.state.groundRules);
    expect(moveWords(talks.state, agree(changes), "b")).toBe(
      `Producers agreed to the change of the ground rules: ${words}.`,
    );
  },
);

test("GROUND-3 a change names what it changes and nothing else, and nothing that is no rule", () => {
  const wanted = { ...FIRST_GROUND_RULES, blackout: "on", timeZone: LOS_ANGELES } as const;
  const changes = changesBetween(FIRST_GROUND_RULES, wanted);
  expect(changes).toEqual({ blackout: "on", timeZone: LOS_ANGELES });
  expect(changedRules(FIRST_GROUND_RULES, changes)).toEqual(wanted);
  expect(changesBetween(wanted, wanted)).toEqual({});
  expect(groundRuleChanges.safeParse(changes).success).toBe(true);
  for (const unreadable of [
    { blackout: "maybe" },
    { fines: "on" },
    { timeZone: "" },
    ...[0, 1_000, 1.5].map((amount) => ({ extensionNotice: { amount, unit: "hours" } })),
  ])
    expect(groundRuleChanges.safeParse(unreadable).success).toBe(false);
});

test("GROUND-8 a delay for observers is whole minutes, from none to a day", () => {
  const isTaken = (observersDelayMinutes: number) =>
    groundRuleChanges.safeParse({ observersDelayMinutes }).success;
  expect([0, 1, MAX_OBSERVERS_DELAY_MINUTES].map(isTaken)).toEqual([true, true, true]);
  expect([-1, 1.5, MAX_OBSERVERS_DELAY_MINUTES + 1].map(isTaken)).toEqual([false, false, false]);
  const talks = openTestTalks();
  expect(refusalOf(talks, guildChief, propose({ observersDelayMinutes: 0 })).reason).toBe(
    "no-change",
  );
  const words = () => groundRuleValue(talks.state.groundRules, "observersDelayMinutes");
  expect(words()).toBe("None: they follow at once");
  settle(talks, { observersDelayMinutes: 15 });
  expect(words()).toBe("They follow 15 minutes later");
  settle(talks, { observersDelayMinutes: 0 });
  expect(talks.state.groundRules).toEqual(FIRST_GROUND_RULES);
});

test("GROUND-4 every rule stands in one group, and no two choices of a rule read alike", () => {
  const grouped = GROUND_RULE_GROUPS.flatMap(({ rules }) => rules);
  expect(grouped.toSorted()).toEqual(Object.keys(FIRST_GROUND_RULES).toSorted());
  for (const words of Object.values(CHOICE_WORDS)) {
    const read: string[] = Object.values(words);
    expect(new Set(read).size).toBe(read.length);
  }
});

test("GROUND-5 a zone that there is not is refused, and one that there is stands beside a deadline that was named in another", () => {
  const talks = openTestTalks();
  expect(refusalOf(talks, guildChief, propose({ timeZone: "Mars/Olympus" }))).toMatchObject({
    reason: "time-unreadable",
    words: 'There is no time zone "Mars/Olympus". Name one such as America/Los_Angeles.',
  });
  settle(talks, { timeZone: LOS_ANGELES });
  const newItemDeadline = {
    instant: "2007-10-25T04:01:00.000Z",
    local: "2007-10-25T00:01",
    zone: NEW_YORK,
  };
  settle(talks, { newItemDeadline });
  const words = () => groundRuleValue(talks.state.groundRules, "newItemDeadline");
  expect(words()).toBe(
    "25 October 2007, 00:01 (America/New_York), which is 24 October 2007, 21:01 in official time (America/Los_Angeles)",
  );
  talks.must(guildChief, { kind: "open-session" });
  const next = "2026-01-07T17:00:00.000Z";
  const adjourn: Move = { kind: "adjourn-session", session: 1, next, words: "" };
  talks.must(producersChief, adjourn);
  expect(moveWords(talks.state, adjourn, "b")).toContain(
    "7 January 2026, 12:00 (America/New_York), which is 7 January 2026, 09:00 in official time (America/Los_Angeles).",
  );
  settle(talks, { timeZone: NEW_YORK });
  expect(words()).toBe("25 October 2007, 00:01 (America/New_York)");
});

test("GROUND-6 a change from before a rule was there leaves it as it was, on the record and on a device's copy", () => {
  const talks = openTestTalks();
  settle(talks, { packageRevert: "stand-alone-falls" });
  expect(replay(talks.entries).groundRules).toEqual({
    ...FIRST_GROUND_RULES,
    packageRevert: "stand-alone-falls",
  });
  const whole = matrixTalks(talks.state, { seq: 3, head: "" });
  const { newItemDeadline, packageRevert } = whole.groundRules;
  const kept = { ...whole, groundRules: { newItemDeadline, packageRevert } } as MatrixTalks;
  expect(canonicalText(wholeTalks(kept))).toBe(canonicalText(whole));
});
