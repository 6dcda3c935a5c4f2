import { expect, test } from "vitest";

import { asRead } from "./as-read-for-tests.ts";
import type { Move } from "./move.ts";
import { refusalOf } from "./refusal-for-tests.ts";
import { guildChief, producersChief, W7 } from "./talks-for-tests.ts";
import { counter, withW7 } from "./w7-for-tests.ts";

const ask = (words: string): Move => {
  return { kind: "hold", proposal: W7, pass: 1, words, due: "2026-01-06T09:00:00Z" };
};
const answer: Move = { kind: "answer-hold", proposal: W7, pass: 1, words: "Four million." };

test("MOVE-21 an answer that was written for one question does not land on another about the same pass", () => {
  const talks = withW7();
  talks.must(producersChief, ask("What does it cost?"));
  const late = asRead(talks, guildChief, answer);
  // Their text ends their own question, and they ask another about the same pass.
  talks.must(producersChief, counter());
  talks.must(producersChief, ask("How many does it concern?"));
  expect(refusalOf(talks, guildChief, late)).toMatchObject({
    reason: "stale",
    words: "There is a newer question on W-7. Read it first.",
  });
  expect(talks.proposal().hold?.words).toBe("How many does it concern?");
  talks.must(guildChief, { ...asRead(talks, guildChief, answer), words: "Forty." } as Move);
  expect(talks.proposal().hold).toBeNull();
  expect(talks.proposal().holdAnswers.map(({ words }) => words)).toEqual(["Forty."]);
});

test("MOVE-21 an answer that does not say which question it answers is refused", () => {
  const talks = withW7();
  talks.must(producersChief, ask("What does it cost?"));
  expect(refusalOf(talks, guildChief, answer)).toMatchObject({
    reason: "stale",
    words:
      "This does not say what it answers: it was written on an older page. Load the page again.",
  });
  talks.must(guildChief, asRead(talks, guildChief, answer));
  expect(talks.proposal().hold).toBeNull();
});
