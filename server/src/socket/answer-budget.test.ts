import { setImmediate as nextTurn } from "node:timers/promises";

import { parseSeatId, type SeatId } from "@crosstable/shared/ids";
import { MAX_ANSWER_CHARS_A_TURN } from "@crosstable/shared/limits";
import { expect, test } from "vitest";

import { AnswerBudget } from "./answer-budget.ts";

const GREEDY = seatOf("greedy");
const OTHER = seatOf("other");

function seatOf(name: string): SeatId {
  const seat = parseSeatId(name);
  if (seat === undefined) throw new Error(`no seat: ${name}`);
  return seat;
}

/** Who was answered, in this order, when each asked as much as a turn gives. */
function openAnswers(): { ask: (seat: SeatId, chars: number) => void; said: SeatId[] } {
  const answers = new AnswerBudget(() => 0);
  const said: SeatId[] = [];
  const ask = (seat: SeatId, chars: number): void =>
    answers.inTurn(seat, () => {
      said.push(seat);
      answers.answered(seat, chars);
    });
  return { ask, said };
}

test("a turn answers so much for one seat; others are answered between its answers, and it gets all of them in the end", async () => {
  const { ask, said } = openAnswers();
  for (let time = 0; time < 3; time += 1) ask(GREEDY, MAX_ANSWER_CHARS_A_TURN);
  ask(OTHER, 10);
  expect(said).toEqual([GREEDY, OTHER]);
  await nextTurn();
  ask(OTHER, 10);
  expect(said).toEqual([GREEDY, OTHER, GREEDY, OTHER]);
  // In its order: what is asked now comes after what waits, short as it is.
  ask(GREEDY, 10);
  expect(said).toHaveLength(4);
  await nextTurn();
  await nextTurn();
  expect(said.slice(4)).toEqual([GREEDY, GREEDY]);
});

test("short answers go out in the turn in which they were asked for", () => {
  const { ask, said } = openAnswers();
  for (let time = 0; time < 5; time += 1) ask(GREEDY, 10);
  expect(said).toHaveLength(5);
});
