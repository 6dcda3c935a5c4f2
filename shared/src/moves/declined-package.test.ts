import { expect, test } from "vitest";

import { replay } from "../record/replay.ts";
import { moveWords } from "./move-words.ts";
import type { Move } from "./move.ts";
import {
  acceptK1,
  K1,
  K2,
  oneOfEach,
  refused,
  standings,
  threeOnTheTable,
} from "./packages-for-tests.ts";
import { turnOf } from "./standing.ts";
import { guildChief, producersChief, producersSecond, type TestTalks } from "./talks-for-tests.ts";
import { warningsOf } from "./warnings.ts";

const declining = (words = "Ours is first."): Move => {
  return { kind: "decline-to-answer-package", package: K1, words };
};

function offered(): TestTalks {
  const talks = threeOnTheTable();
  talks.must(guildChief, oneOfEach(talks));
  return talks;
}

function turns(talks: TestTalks): string[] {
  return [...talks.state.proposals.values()].map(turnOf);
}

test("PACKAGE-14 a side says once, with its reason, that it will not answer a package: it owes it no answer any more, and everything else is as it was", () => {
  const talks = offered();
  const { hash } = talks.state.packages.get(K1) ?? {};
  expect(turns(talks)).toEqual(["b", "b", "b"]);
  expect(refused(talks, guildChief, declining())?.reason).toBe("own-package");
  expect(refused(talks, producersSecond, declining())?.reason).toBe("not-holding-the-hand");
  expect(refused(talks, producersChief, declining(" "))?.words).toBe(
    "Say why your side does not answer.",
  );
  expect(warningsOf(talks.state, declining(), "b")).toEqual([
    "A side that does not answer may be said to refuse to bargain. A rejection with a reason is an answer.",
  ]);
  talks.must(producersChief, declining());
  expect(talks.state.packages.get(K1)).toMatchObject({
    hash,
    end: null,
    declined: { words: "Ours is first.", stamp: { side: "b" } },
  });
  expect(standings(talks)).toEqual(["packaged", "packaged", "packaged"]);
  expect(turns(talks)).toEqual(["a", "a", "a"]);
  expect(moveWords(talks.state, declining(), "b")).toBe(
    "Producers declined to answer Guild package 1. It is still open.",
  );
  expect(refused(talks, producersChief, declining("Still."))?.words).toBe(
    "Your side has declined to answer Guild package 1.",
  );
  const again = replay(talks.entries);
  expect([again.packages, again.proposals]).toEqual([talks.state.packages, talks.state.proposals]);
});

test("PACKAGE-14 who has declined to answer a package may answer it all the same, and answers others as before", () => {
  const accepted = offered();
  accepted.must(producersChief, declining());
  accepted.must(producersChief, acceptK1(accepted));
  expect(standings(accepted)).toEqual(["agreed", "withdrawn", "agreed"]);
  const rejected = offered();
  rejected.must(producersChief, declining());
  rejected.must(producersChief, { kind: "reject-package", package: K1, words: "No." });
  expect(standings(rejected)).toEqual(["tabled", "tabled", "tabled"]);
  const another = offered();
  another.must(producersChief, declining());
  another.must(guildChief, oneOfEach(another, { package: K2 }));
  expect(turns(another)).toEqual(["b", "b", "b"]);
  another.must(producersChief, { ...declining(), package: K2 } as Move);
  expect(turns(another)).toEqual(["a", "a", "a"]);
});

test("PACKAGE-14 a package that was never offered or is over is not declined", () => {
  const talks = threeOnTheTable();
  expect(refused(talks, producersChief, declining())?.reason).toBe("unknown-package");
  talks.must(guildChief, oneOfEach(talks));
  talks.must(guildChief, { kind: "withdraw-package", package: K1, words: "" });
  expect(refused(talks, producersChief, declining())?.reason).toBe("package-over");
});
