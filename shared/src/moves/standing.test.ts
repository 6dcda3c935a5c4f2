import { expect, test } from "vitest";

import type { Move } from "./move.ts";
import { standingOf, turnOf } from "./standing.ts";
import {
  guildChief,
  openTestTalks,
  producersChief,
  tableW7,
  W7,
  type TestTalks,
} from "./talks-for-tests.ts";

const by = { guild: guildChief, producers: producersChief };

function pass(answers: number | null, text: string): Move {
  return { kind: "pass", proposal: W7, answers, text };
}
function reject(number: number): Move {
  return { kind: "reject", proposal: W7, pass: number, words: "No." };
}
function hold(number: number): Move {
  return { kind: "hold", proposal: W7, pass: number, words: "Cost?", due: "2026-02-01T00:00:00Z" };
}
function bound(talks: TestTalks, kind: "accept" | "sign-ta", number: number): Move {
  const hash = talks.proposal().passes[number - 1]?.hash ?? "";
  return { kind, proposal: W7, pass: number, hash };
}

type Step = readonly ["guild" | "producers", Move | ((talks: TestTalks) => Move)];
const producersAccept: Step = ["producers", (talks) => bound(talks, "accept", 1)];

test.each<readonly [string, readonly Step[], string, string]>([
  ["a tabled proposal waits for the other side", [], "tabled", "b"],
  ["a counter turns the question round", [["producers", pass(1, "1")]], "countered", "a"],
  [
    "a stand-alone pass answers nothing, so both owe an answer",
    [["producers", pass(null, "1")]],
    "countered",
    "both",
  ],
  [
    "a counter to the counter turns it back",
    [
      ["producers", pass(1, "1")],
      ["guild", pass(2, "2")],
    ],
    "countered",
    "b",
  ],
  [
    "a rejection gives the turn back to whom it refused",
    [["producers", reject(1)]],
    "rejected",
    "a",
  ],
  [
    "a new text after a rejection waits again",
    [
      ["producers", reject(1)],
      ["guild", pass(null, "2")],
    ],
    "tabled",
    "b",
  ],
  [
    "a rejected counter gives the turn to its side",
    [
      ["producers", pass(1, "1")],
      ["guild", reject(2)],
    ],
    "rejected",
    "b",
  ],
  ["a hold asks the side whose pass is held", [["producers", hold(1)]], "on-hold", "a"],
  ["agreed in principle waits for both signatures", [producersAccept], "agreed", "both"],
  [
    "one signature waits for the other",
    [producersAccept, ["producers", (talks) => bound(talks, "sign-ta", 1)]],
    "agreed",
    "a",
  ],
  [
    "two signatures wait for nobody",
    [
      producersAccept,
      ["producers", (talks) => bound(talks, "sign-ta", 1)],
      ["guild", (talks) => bound(talks, "sign-ta", 1)],
    ],
    "ta",
    "none",
  ],
])("%s", (...[, steps, standing, turn]) => {
  const talks = openTestTalks();
  talks.must(guildChief, tableW7());
  for (const [who, move] of steps) {
    talks.must(by[who], typeof move === "function" ? move(talks) : move);
  }
  expect([standingOf(talks.proposal()), turnOf(talks.proposal())]).toEqual([standing, turn]);
});
