import { CLOSE } from "@crosstable/shared/close-codes";
import { FLOOD_CLOSES_AFTER_MS } from "@crosstable/shared/limits";
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
  for (const tab of tabs) person.sockets.add(tab);
  return person;
}

test("BUDGET-2 a flood that goes on is closed in all the person's tabs, under a code on which clients come back", () => {
  const [flood, other] = [new Tab(), new Tab()];
  const person = sit(flood, other);
  for (let step = 0; step < (2 * FLOOD_CLOSES_AFTER_MS) / STEP_MS; step += 1) {
    for (let sent = 0; sent < 60 && !flood.isPaused; sent += 1) person.sent(20);
    pass(STEP_MS);
  }
  expect([flood.closed, other.closed]).toEqual(["tooFast", "tooFast"]);
  expect(CLOSE.tooFast).toBeGreaterThanOrEqual(4500);
});

test("BUDGET-2 who bursts and then rests is slowed down each time, read from again, and never closed", () => {
  const tab = new Tab();
  const person = sit(tab);
  for (let bursts = 0; bursts < 10; bursts += 1) {
    for (let sent = 0; sent < 60 && !tab.isPaused; sent += 1) person.sent(20);
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
