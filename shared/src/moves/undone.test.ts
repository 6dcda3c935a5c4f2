import { expect, test } from "vitest";

import { moveWords } from "./move-words.ts";
import type { Move } from "./move.ts";
import { refusalOf } from "./refusal-for-tests.ts";
import { standingOf } from "./standing.ts";
import { guildChief, producersChief, type TestTalks } from "./talks-for-tests.ts";
import { undoing } from "./undone.ts";
import { acceptPass, counter, signPass, withdrawal, withW7 } from "./w7-for-tests.ts";
import { warningsOf } from "./warnings.ts";

const own = counter("Better for us.", null);

/** The producers have accepted W-7 and signed it. */
function agreed(): TestTalks {
  const talks = withW7();
  talks.must(producersChief, acceptPass(talks, 1));
  talks.must(producersChief, signPass(talks, 1));
  return talks;
}

test("MOVE-18 an acceptance and a signature are not undone by a text or a withdrawal that had not seen them", () => {
  for (const move of [own, withdrawal]) {
    const talks = agreed();
    expect(refusalOf(talks, guildChief, move)).toMatchObject({
      reason: "stale",
      words: "Pass 1 of W-7 was accepted meanwhile: it is agreed in principle. Look at it first.",
    });
    const other = { ...move, undoes: 2 } as Move;
    expect(refusalOf(talks, guildChief, other).reason).toBe("stale");
    expect(standingOf(talks.proposal())).toBe("agreed");
    talks.must(guildChief, { ...move, ...undoing(talks.proposal()) });
    expect(talks.proposal().agreement).toBeNull();
    // Whoever comes later reads under the text that it did.
    expect(talks.proposal().passes.map(({ undid }) => undid)).toEqual(
      move === own ? [undefined, 1] : [undefined],
    );
  }
});

test("MOVE-18 what is not agreed any more is not undone", () => {
  for (const move of [own, withdrawal]) {
    const talks = withW7();
    expect(refusalOf(talks, guildChief, { ...move, undoes: 1 } as Move)).toMatchObject({
      reason: "stale",
      words: "W-7 is not agreed in principle any more.",
    });
    talks.must(guildChief, move);
  }
});

test("MOVE-18 MOVE-14 a warning names the agreement and whose signature goes, and the record says that it was undone", () => {
  const talks = agreed();
  const undone = { ...own, ...undoing(talks.proposal()) } as Move;
  const words = [
    "W-7 is agreed in principle, pass 1. This undoes that agreement. The signature of Producers is void then.",
  ];
  expect(warningsOf(talks.state, undone, "a")).toEqual(words);
  expect(warningsOf(talks.state, withdrawal, "a")).toEqual(words);
  talks.must(guildChief, undone);
  expect(moveWords(talks.state, undone, "a")).toBe(
    "Guild passed a text on W-7. What was agreed in principle, pass 1, is not agreed any more.",
  );
  expect(warningsOf(talks.state, own, "a")).toEqual([]);
});
