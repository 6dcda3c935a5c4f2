import { expect, test } from "vitest";

import { mustProposalId } from "../ids.ts";
import { isAfterDeadline } from "./consent.ts";
import { AFTER, BEFORE, DEADLINE, openTalksWithDeadline } from "./deadline-for-tests.ts";
import type { Move } from "./move.ts";
import { refusalOf } from "./refusal-for-tests.ts";
import { standingOf, turnOf } from "./standing.ts";
import {
  guildChief,
  openTestTalks,
  producersChief,
  tableW7,
  W7,
  type TestTalks,
} from "./talks-for-tests.ts";

const PART = mustProposalId("w-7b");

function lateW7(): TestTalks {
  const talks = openTalksWithDeadline();
  talks.nowMs = AFTER;
  talks.must(guildChief, tableW7());
  return talks;
}

function answer(talks: TestTalks, consents: boolean, hash?: string): Move {
  const shown = hash ?? talks.proposal().passes[0]?.hash ?? "";
  return { kind: "answer-new-item", proposal: W7, hash: shown, consents, words: "" };
}
function look(talks: TestTalks): [string, string] {
  return [standingOf(talks.proposal()), turnOf(talks.proposal())];
}
const counter: Move = { kind: "pass", proposal: W7, answers: 1, text: "One cent." };

test("LATE-1 before the deadline a proposal is simply tabled; the deadline itself is in time", () => {
  const talks = openTalksWithDeadline();
  talks.nowMs = BEFORE;
  talks.must(guildChief, tableW7());
  expect([talks.proposal().consent, ...look(talks)]).toEqual([null, "tabled", "b"]);
  expect(isAfterDeadline(talks.state, Date.parse(DEADLINE))).toBe(false);
  expect(isAfterDeadline(talks.state, Date.parse(DEADLINE) + 1)).toBe(true);
  expect(isAfterDeadline(openTestTalks().state, AFTER)).toBe(false);
});

test("LATE-1 a proposal after the deadline stands when the other chief consents to exactly its text", () => {
  const talks = lateW7();
  expect(look(talks)).toEqual(["needs-consent", "b"]);
  expect(refusalOf(talks, producersChief, counter)).toMatchObject({
    reason: "needs-consent",
    words: "W-7 came after the new-item deadline. It stands when Producers consents.",
  });
  expect(refusalOf(talks, guildChief, answer(talks, true)).reason).toBe("own-pass");
  const unseen = answer(talks, true, "0".repeat(64));
  expect(refusalOf(talks, producersChief, unseen).reason).toBe("wrong-text");
  talks.must(producersChief, answer(talks, true));
  expect(look(talks)).toEqual(["tabled", "b"]);
  expect(refusalOf(talks, producersChief, answer(talks, true)).reason).toBe("no-change");
  talks.must(producersChief, counter);
});

test("LATE-1 a refused consent removes nothing, is said once, and may still be given", () => {
  const talks = lateW7();
  talks.must(producersChief, answer(talks, false));
  expect(look(talks)).toEqual(["needs-consent", "none"]);
  expect(refusalOf(talks, producersChief, answer(talks, false)).reason).toBe("already-said");
  talks.must(producersChief, answer(talks, true));
  expect(look(talks)).toEqual(["tabled", "b"]);
  expect(talks.proposal().consent?.refused).toHaveLength(1);
});

test("LATE-1 an addition to a tabled proposal needs the consent, and the proposal does not", () => {
  const talks = openTalksWithDeadline();
  talks.must(guildChief, tableW7());
  talks.nowMs = AFTER;
  const part = { part: PART, letter: "b", subject: "Basic cable", text: "Add it." };
  talks.must(guildChief, { kind: "add-part", proposal: W7, ...part });
  const added = talks.state.proposals.get(PART);
  expect(added === undefined ? "" : standingOf(added)).toBe("needs-consent");
  talks.must(producersChief, counter);
  expect(look(talks)).toEqual(["countered", "a"]);
});

test("LATE-1 a late item is withdrawn by its sponsor without anybody's consent", () => {
  const talks = lateW7();
  const how = { how: "without-prejudice", condition: null, words: "" } as const;
  talks.must(guildChief, { kind: "withdraw", proposal: W7, lastPass: 1, ...how });
  expect(refusalOf(talks, producersChief, answer(talks, true)).reason).toBe("withdrawn");
});

test.each([
  ["unconditional", "needs-consent"],
  ["without-prejudice", "tabled"],
] as const)(
  "LATE-1 brought back late after it was withdrawn %s, a proposal is %s",
  (how, standing) => {
    const talks = openTalksWithDeadline();
    talks.must(guildChief, tableW7());
    talks.must(guildChief, {
      kind: "withdraw",
      proposal: W7,
      lastPass: 1,
      how,
      condition: null,
      words: "",
    });
    talks.nowMs = AFTER;
    talks.must(guildChief, { kind: "reinstate", proposal: W7, words: "" });
    expect(look(talks)).toEqual([standing, "b"]);
  },
);

test("in a demonstration of old talks the time on the wall counts", () => {
  const { state } = openTalksWithDeadline();
  const clock = { shown: "2026-01-01T00:00:00.000Z", real: DEADLINE };
  expect(isAfterDeadline({ ...state, clock }, AFTER)).toBe(false);
  expect(isAfterDeadline({ ...state, clock: null }, AFTER)).toBe(true);
});
