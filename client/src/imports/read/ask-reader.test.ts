import { MAX_IMPORT_READ_MS } from "@crosstable/shared/limits";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { readPasted } from "./ask-reader.ts";
import type { ReadOutcome } from "./found.ts";

/** A reader that answers when the test says so, and else never. */
class TestReader extends EventTarget {
  static readonly made: TestReader[] = [];
  isEnded = false;

  constructor() {
    super();
    TestReader.made.push(this);
  }

  postMessage(): void {
    // It has the source, and reads.
  }

  terminate(): void {
    this.isEnded = true;
  }

  answer(outcome: ReadOutcome): void {
    this.dispatchEvent(new MessageEvent("message", { data: outcome }));
  }
}

function startReading(): { reader: TestReader; outcome: { now: ReadOutcome | null } } {
  const outcome: { now: ReadOutcome | null } = { now: null };
  void readPasted("One").then((done) => {
    outcome.now = done;
  });
  const reader = TestReader.made.at(-1);
  if (reader === undefined) throw new Error("nothing reads");
  return { reader, outcome };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("Worker", TestReader);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("IMPORT-4 a reader that does not end is ended at the limit, in words, and what it says afterwards is nothing", async () => {
  const { reader, outcome } = startReading();
  await vi.advanceTimersByTimeAsync(MAX_IMPORT_READ_MS - 1);
  expect([reader.isEnded, outcome.now]).toEqual([false, null]);
  await vi.advanceTimersByTimeAsync(1);
  const refused = { refused: expect.stringContaining("takes too long") as string };
  expect([reader.isEnded, outcome.now]).toEqual([true, refused]);
  reader.answer({ tables: [], text: "One", notes: [] });
  await vi.advanceTimersByTimeAsync(MAX_IMPORT_READ_MS);
  expect(outcome.now).toEqual(refused);
});

test("IMPORT-4 a reader that answers in the last moment has read, and is ended", async () => {
  const { reader, outcome } = startReading();
  await vi.advanceTimersByTimeAsync(MAX_IMPORT_READ_MS - 1);
  const found = { tables: [], text: "One", notes: [] };
  reader.answer(found);
  await vi.advanceTimersByTimeAsync(1);
  expect([reader.isEnded, outcome.now]).toEqual([true, found]);
  expect(vi.getTimerCount()).toBe(0);
});

test("IMPORT-4 a reader that breaks off says so", async () => {
  const { reader, outcome } = startReading();
  reader.dispatchEvent(new Event("error"));
  await vi.advanceTimersByTimeAsync(0);
  expect([reader.isEnded, outcome.now]).toEqual([
    true,
    { refused: expect.stringContaining("broke off") as string },
  ]);
});
