import { describe, expect, test } from "vitest";

import { Announcer, type Urgency } from "./announcer-queue.ts";

/** A room with its own clock: time passes when the test says so. */
function room() {
  let nowMs = 0;
  let timers: { atMs: number; run: () => void }[] = [];
  const said: { words: string; urgency: Urgency; atMs: number }[] = [];
  const announcer = new Announcer({
    nowMs: () => nowMs,
    later: (run, ms) => {
      const timer = { atMs: nowMs + ms, run };
      timers.push(timer);
      return () => void (timers = timers.filter((each) => each !== timer));
    },
    say: (words, urgency) => said.push({ words, urgency, atMs: nowMs }),
  });
  const pass = (ms: number) => {
    const untilMs = nowMs + ms;
    for (;;) {
      const next = timers
        .filter((each) => each.atMs <= untilMs)
        .toSorted((a, b) => a.atMs - b.atMs)[0];
      if (next === undefined) break;
      timers = timers.filter((each) => each !== next);
      nowMs = next.atMs;
      next.run();
    }
    nowMs = untilMs;
  };
  return { announcer, said, pass };
}

const change = (where: string, words = `${where} changed.`) => ({ who: "Guild", where, words });

describe("the announcer", () => {
  test("reads a formal move at once", () => {
    const { announcer, said } = room();
    announcer.announce("Guild passed W-12.", "polite");
    expect(said).toMatchObject([{ words: "Guild passed W-12.", urgency: "polite", atMs: 0 }]);
  });

  test("makes one sentence of forty edits in eight seconds", () => {
    const { announcer, said, pass } = room();
    for (let each = 0; each < 40; each += 1) {
      announcer.change(change(`W-${each}`));
      pass(200);
    }
    pass(10_000);
    expect(said).toHaveLength(1);
    expect(said[0]?.words).toMatch(/^40 changes by Guild in /);
    expect(said[0]?.atMs).toBe(8_000);
  });

  test("reads two changes in full, three seconds after the last", () => {
    const { announcer, said, pass } = room();
    announcer.change(change("W-1"));
    pass(1_000);
    announcer.change(change("W-2"));
    pass(3_000);
    expect(said).toEqual([{ words: "W-1 changed. W-2 changed.", urgency: "polite", atMs: 4_000 }]);
  });

  test("counts a cell that is written letter by letter once, with its last words", () => {
    const { announcer, said, pass } = room();
    announcer.change(change("W-1", "Stu"));
    announcer.change(change("W-1", "Stuck"));
    pass(3_000);
    expect(said.map((each) => each.words)).toEqual(["Stuck"]);
  });

  test("holds polite words while somebody types, until 1.5 s after the last key", () => {
    const { announcer, said, pass } = room();
    announcer.typed();
    announcer.announce("Guild passed W-12.", "polite");
    pass(1_000);
    announcer.typed();
    pass(1_400);
    expect(said).toEqual([]);
    pass(100);
    expect(said).toMatchObject([{ words: "Guild passed W-12.", atMs: 2_500 }]);
  });

  test("lets assertive words through while somebody types", () => {
    const { announcer, said } = room();
    announcer.typed();
    announcer.announce("The connection is lost.", "assertive");
    expect(said).toHaveLength(1);
  });
});
