import type { Move } from "./move.ts";
import { guildChief, openTestTalks, tableW7, W7, type TestTalks } from "./talks-for-tests.ts";

/** Talks in which the guild has tabled W-7, as pass 1. */
export function withW7(text?: string): TestTalks {
  const talks = openTestTalks();
  talks.must(guildChief, tableW7(text));
  return talks;
}

/** Another text on W-7, in answer to a pass or by itself. */
export const counter = (text = "One cent more.", answers: number | null = 1): Move => {
  return { kind: "pass", proposal: W7, answers, text };
};

/** The guild takes W-7 back, having seen pass 1. */
export const withdrawal = {
  kind: "withdraw",
  proposal: W7,
  lastPass: 1,
  how: "unconditional",
  condition: null,
  words: "",
} as const satisfies Move;

/** The hash of a pass of W-7, or nothing where there is none. */
export function hashOf(talks: TestTalks, pass: number): string {
  return talks.proposal().passes.find((each) => each.number === pass)?.hash ?? "";
}

export function acceptPass(talks: TestTalks, pass: number, hash = hashOf(talks, pass)): Move {
  return { kind: "accept", proposal: W7, pass, hash };
}

export function signPass(talks: TestTalks, pass: number, hash = hashOf(talks, pass)): Move {
  return { kind: "sign-ta", proposal: W7, pass, hash };
}
