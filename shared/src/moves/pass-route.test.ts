import { expect, test } from "vitest";

import { mustProposalId } from "../ids.ts";
import { sessionAt } from "./bargaining-session.ts";
import { changesHash } from "./ground-rules.ts";
import type { Move } from "./move.ts";
import { K1, oneOfEach, tabled, threeOnTheTable } from "./packages-for-tests.ts";
import { refusalOf } from "./refusal-for-tests.ts";
import { guildChief, producersChief, W7, type TestTalks } from "./talks-for-tests.ts";
import { acceptPass, counter } from "./w7-for-tests.ts";

const AT_TABLE = { passRoute: "at-table" } as const;

/** Talks in which both have agreed that texts go over at the table alone. */
function atTheTable(): TestTalks {
  const talks = threeOnTheTable();
  talks.must(guildChief, { kind: "propose-ground-rules", changes: AT_TABLE, words: "" });
  talks.must(producersChief, { kind: "agree-ground-rules", hash: changesHash(AT_TABLE) });
  return talks;
}

const part: Move = {
  kind: "add-part",
  proposal: W7,
  part: mustProposalId("w-7-a"),
  letter: "a",
  subject: "Cable",
  text: "Add it.",
};

test("GROUND-9 where both chiefs want it so, texts and packages go over in a session alone, and answers at any time", () => {
  const talks = atTheTable();
  const texts = [
    counter("Another.", null),
    tabled(mustProposalId("w-9"), "W-9"),
    oneOfEach(talks),
    part,
  ];
  for (const move of texts) {
    expect(refusalOf(talks, guildChief, move)).toMatchObject({ reason: "no-session" });
  }
  talks.must(producersChief, {
    kind: "hold",
    proposal: W7,
    pass: 1,
    words: "Cost?",
    due: "2026-03-01T00:00:00Z",
  });
  talks.must(guildChief, { kind: "open-session" });
  for (const move of texts) talks.must(guildChief, move);
  talks.must(guildChief, { kind: "adjourn-session", session: 1, next: null, words: "" });
  expect(refusalOf(talks, guildChief, counter("Once more.", null)).reason).toBe("no-session");
  talks.must(guildChief, { kind: "withdraw-package", package: K1, words: "" });
  talks.must(producersChief, acceptPass(talks, 2));
});

test("GROUND-9 without that rule texts go over at any time, as in every record from before it", () => {
  const talks = threeOnTheTable();
  talks.must(guildChief, counter("Another.", null));
  expect(talks.state.groundRules.passRoute).toBe("any-time");
});

test("GROUND-9 the session of a pass follows from the rows that open and adjourn it", () => {
  const talks = threeOnTheTable();
  const before = talks.entries.length;
  talks.must(guildChief, { kind: "open-session" });
  talks.must(guildChief, counter("In the first.", null));
  talks.must(guildChief, { kind: "adjourn-session", session: 1, next: null, words: "" });
  talks.must(guildChief, counter("Between two.", null));
  talks.must(producersChief, { kind: "open-session" });
  talks.must(guildChief, counter("In the second.", null));
  const rows = [before, before + 1, before + 2, before + 3, before + 4, before + 5, before + 6];
  const numbers = rows.map((seq) => sessionAt(talks.state.sessions, seq)?.number ?? null);
  expect(numbers).toEqual([null, 1, 1, 1, null, 2, 2]);
});
