import { CLOSE } from "@crosstable/shared/close-codes";
import {
  FLOOD_CLOSES_AFTER_MS,
  PRESENCES_AT_ONCE,
  STEPS_A_SECOND,
} from "@crosstable/shared/document-limits";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { BUDGETS, Person, type Slowable } from "./person.ts";

const SMALL = { ...BUDGETS, framesPerSecond: 10, framesAtOnce: 10 };
const STEP_MS = 100;

let nowMs = 0;
beforeEach(() => {
  nowMs = 0;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => vi.useRealTimers());

function pass(ms: number): void {
  for (let passed = 0; passed < ms; passed += STEP_MS) {
    nowMs += STEP_MS;
    vi.advanceTimersByTime(STEP_MS);
  }
}

/** A tab that sends so many frames as soon as it is read from. */
class Tab implements Slowable {
  isPaused = false;
  closed: string | null = null;

  slowDown(): void {
    this.isPaused = true;
  }
  readOn(): void {
    this.isPaused = false;
  }
  close(reason: string): void {
    this.closed = reason;
  }
}

function sit(...tabs: Tab[]): Person<Tab> {
  const person = new Person<Tab>(SMALL, () => nowMs);
  for (const tab of tabs) person.enter(tab);
  return person;
}

test("BUDGET-2 a flood that goes on is closed in all the person's tabs, under a code on which clients come back", () => {
  const [flood, other] = [new Tab(), new Tab()];
  const person = sit(flood, other);
  for (let step = 0; step < (2 * FLOOD_CLOSES_AFTER_MS) / STEP_MS; step += 1) {
    for (let sent = 0; sent < 60 && !flood.isPaused; sent += 1) person.sent();
    pass(STEP_MS);
  }
  expect([flood.closed, other.closed]).toEqual(["tooFast", "tooFast"]);
  expect(CLOSE.tooFast).toBeGreaterThanOrEqual(4500);
});

test("BUDGET-2 who bursts and then rests is slowed down each time, read from again, and never closed", () => {
  const tab = new Tab();
  const person = sit(tab);
  for (let bursts = 0; bursts < 10; bursts += 1) {
    for (let sent = 0; sent < 60 && !tab.isPaused; sent += 1) person.sent();
    expect(tab.isPaused).toBe(true);
    pass(FLOOD_CLOSES_AFTER_MS * 2);
    expect(tab.isPaused).toBe(false);
  }
  expect(tab.closed).toBeNull();
});

test("BUDGET-3 connections of a minute are counted, and the next minute has its own", () => {
  const person = new Person<Tab>({ ...SMALL, connectsPerMinute: 3 }, () => nowMs);
  expect([1, 2, 3, 4].map(() => person.mayConnect())).toEqual([true, true, true, false]);
  pass(60_000);
  expect(person.mayConnect()).toBe(true);
  expect(person.isForgettable).toBe(false);
  pass(60_000);
  expect(person.isForgettable).toBe(true);
});

test("BUDGET-8 who leaves and comes back while there is something to make up for is not read from until then", () => {
  const gone = new Tab();
  const person = sit(gone);
  for (let sent = 0; sent < 60; sent += 1) person.sent();
  person.leave(gone);
  const back = new Tab();
  person.enter(back);
  expect(back.isPaused).toBe(true);
  pass(6_000);
  expect([back.isPaused, back.closed]).toEqual([false, null]);
  const later = new Tab();
  person.enter(later);
  expect(later.isPaused).toBe(false);
});

test("BUDGET-2 work that goes on beyond the budget is closed out, also after a reconnect; work within it never is", () => {
  const [costly, honest] = [new Tab(), new Tab()];
  const [one, other] = [sit(costly), sit(honest)];
  for (let step = 0; step < 400 && costly.closed === null; step += 1) {
    if (!costly.isPaused) one.worked(2_000_000);
    other.worked(STEPS_A_SECOND / (1_000 / STEP_MS));
    pass(STEP_MS);
  }
  expect([costly.closed, honest.closed, honest.isPaused]).toEqual(["tooFast", null, false]);
  const back = new Tab();
  one.leave(costly);
  one.enter(back);
  expect(back.isPaused).toBe(true);
});

test("BUDGET-1 R14 presence has a budget of its own: who shows themselves ever anew is slowed down in all their tabs, a caret that runs is not", () => {
  const tab = new Tab();
  const person = sit(tab);
  for (let second = 0; second < 30; second += 1) {
    for (let moves = 0; moves < 33; moves += 1) person.showed(1);
    pass(1_000);
    expect(tab.isPaused).toBe(false);
  }
  person.showed(PRESENCES_AT_ONCE + 1);
  expect(tab.isPaused).toBe(true);
  pass(1_000);
  expect([tab.isPaused, tab.closed]).toEqual([false, null]);
});
