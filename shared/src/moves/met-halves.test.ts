import { expect, test } from "vitest";

import { mustSeatId } from "../ids.ts";
import { replay } from "../record/replay.ts";
import { asRead, mustAsRead } from "./as-read-for-tests.ts";
import type { Actor } from "./case-state.ts";
import { isAtStatusQuo } from "./closings.ts";
import { HALVES, openHalf, type Half } from "./halves.ts";
import { moveWords } from "./move-words.ts";
import type { Move } from "./move.ts";
import { refusalOf } from "./refusal-for-tests.ts";
import { standingOf, turnOf } from "./standing.ts";
import {
  guildChief,
  guildSecond,
  producersChief,
  producersSecond,
  W7,
  type TestTalks,
} from "./talks-for-tests.ts";
import { acceptPass, signPass, withW7 } from "./w7-for-tests.ts";
import { workingGroup } from "./working-group.ts";

const CHIEFS = [guildChief, producersChief];

/** One side's half, said by somebody who has seen none of the other side's. */
function unseeing(what: Half, by: Actor, words: string): Move {
  const said = { proposal: W7, meets: null, words };
  switch (what) {
    case "reopen":
      return { kind: "reopen", ...said };
    case "status-quo":
      return { kind: "status-quo", lastPass: 1, ...said };
    case "group": {
      const { id } = by.side === "a" ? guildSecond : producersSecond;
      return { kind: "refer", members: [mustSeatId(id)], ...said };
    }
  }
}

/** W-7, on which the half can be begun. */
function before(what: Half): TestTalks {
  const talks = withW7();
  if (what !== "reopen") return talks;
  talks.must(producersChief, acceptPass(talks, 1));
  for (const chief of CHIEFS) talks.must(chief, signPass(talks, 1));
  return talks;
}

/** Whether both sides have made it together. */
function isMade(talks: TestTalks, what: Half): boolean {
  const proposal = talks.proposal();
  if (what === "reopen") return standingOf(proposal) === "reopened";
  return what === "status-quo" ? isAtStatusQuo(proposal) : workingGroup(proposal.referral) !== null;
}

function dropping(talks: TestTalks, what: Half, of: "a" | "b"): Move {
  const row = openHalf(talks.proposal(), what, of)?.stamp.seq ?? 0;
  return { kind: "drop-half", proposal: W7, what, of, row, words: "" };
}

test("MOVE-20 nobody meets words that were put in place of those that they have read", () => {
  for (const what of HALVES) {
    const talks = before(what);
    talks.must(guildChief, unseeing(what, guildChief, "As we spoke of it."));
    const stale = asRead(talks, producersChief, unseeing(what, producersChief, "Agreed."));
    talks.must(guildChief, dropping(talks, what, "a"));
    talks.must(guildChief, unseeing(what, guildChief, "If W-8 is dropped."));
    expect(refusalOf(talks, producersChief, stale)).toMatchObject({
      reason: "stale",
      words: expect.stringMatching(/^There is a newer .* W-7 by Guild\. Read it first\.$/),
    });
    expect(isMade(talks, what)).toBe(false);
    talks.must(producersChief, asRead(talks, producersChief, stale));
    expect(isMade(talks, what)).toBe(true);
    expect(replay(talks.entries).proposals).toEqual(talks.state.proposals);
  }
});

test("MOVE-20 nobody meets what was taken back meanwhile, and may begin it themselves", () => {
  for (const what of HALVES) {
    const talks = before(what);
    talks.must(guildChief, unseeing(what, guildChief, "As we spoke of it."));
    const late = asRead(talks, producersChief, unseeing(what, producersChief, "Agreed."));
    talks.must(guildChief, dropping(talks, what, "a"));
    expect(refusalOf(talks, producersChief, late)).toMatchObject({
      reason: "stale",
      words: expect.stringMatching(/ W-7 by Guild does not stand any more\.$/),
    });
    mustAsRead(talks, producersChief, late);
    expect([isMade(talks, what), openHalf(talks.proposal(), what, "b")?.words]).toEqual([
      false,
      "Agreed.",
    ]);
  }
});

test("MOVE-20 a half that does not say what it answers is refused, whether or not there is anything to answer", () => {
  for (const what of HALVES) {
    const talks = before(what);
    for (const chief of CHIEFS) {
      const { meets: _meets, ...silent } = unseeing(what, chief, "So be it.") as { meets?: null };
      expect(refusalOf(talks, chief, silent as Move).words).toContain("Load the page again.");
      mustAsRead(talks, chief, unseeing(what, chief, "So be it."));
    }
    expect(isMade(talks, what)).toBe(true);
  }
});

for (const what of ["reopen", "status-quo"] as const)
  test(`MOVE-20 two that cross both stand and settle nothing until one side has read the other's and says so: ${what}`, () => {
    for (const chief of CHIEFS) {
      const talks = before(what);
      const crossing = unseeing(what, producersChief, "Without a condition.");
      talks.must(guildChief, unseeing(what, guildChief, "If W-8 is dropped."));
      talks.must(producersChief, crossing);
      expect(moveWords(talks.state, crossing, "b")).toMatch(/^Producers (asked|offered) to /);
      const standing = what === "reopen" ? "ta" : "tabled";
      expect([standingOf(talks.proposal()), turnOf(talks.proposal())]).toEqual([standing, "both"]);
      const open = ["a", "b"].map(
        (side) => openHalf(talks.proposal(), what, side as "a" | "b")?.words,
      );
      expect(open).toEqual(["If W-8 is dropped.", "Without a condition."]);
      // To say the same once more is no answer.
      const again = unseeing(what, chief, "Once more.");
      expect(refusalOf(talks, chief, again).reason).toBe("already-said");
      talks.must(chief, asRead(talks, chief, again));
      expect(isMade(talks, what)).toBe(true);
      expect(JSON.stringify(talks.proposal().closings)).not.toContain("crossed");
      expect(replay(talks.entries).proposals).toEqual(talks.state.proposals);
    }
  });

test("MOVE-20 MOVE-17 of two that crossed one is taken back, declined or falls with its hand, and the other stands and is met", () => {
  for (const what of ["reopen", "status-quo"] as const)
    for (const goes of ["taken back", "declined", "falls"]) {
      const talks = before(what);
      talks.must(guildChief, unseeing(what, guildChief, "Ours."));
      talks.must(producersChief, unseeing(what, producersChief, "Theirs."));
      const isOver = goes === "falls";
      if (isOver) talks.must(producersChief, { kind: "hand-over", to: "second" });
      else
        talks.must(goes === "declined" ? guildChief : producersChief, dropping(talks, what, "b"));
      const words = (["a", "b"] as const).map(
        (side) => openHalf(talks.proposal(), what, side)?.words,
      );
      expect([...words, turnOf(talks.proposal())]).toEqual(["Ours.", undefined, "b"]);
      const by = isOver ? producersSecond : producersChief;
      mustAsRead(talks, by, unseeing(what, producersChief, "Agreed."));
      expect(isMade(talks, what)).toBe(true);
    }
});

test("MOVE-20 MOVE-12 a new text ends both offers that crossed, and one that came after it is begun anew", () => {
  const talks = before("status-quo");
  for (const chief of CHIEFS) talks.must(chief, unseeing("status-quo", chief, "As it is."));
  talks.must(guildChief, { kind: "pass", proposal: W7, answers: null, text: "Three cents." });
  expect(talks.proposal().closings.statusQuo).toEqual({ a: null, b: null });
  const anew = { ...unseeing("status-quo", guildChief, "After all."), lastPass: 2 } as Move;
  talks.must(guildChief, anew);
  expect([isMade(talks, "status-quo"), turnOf(talks.proposal())]).toEqual([false, "b"]);
});

test("MOVE-20 GROUP-2 offers of a group that cross both stand; names that would make it on a task nobody of that side has read do not", () => {
  const talks = withW7();
  for (const chief of CHIEFS)
    talks.must(chief, { ...unseeing("group", chief, "A task."), members: [] } as Move);
  talks.must(guildChief, {
    ...asRead(talks, guildChief, unseeing("group", guildChief, "Count the hours.")),
  });
  const unread = unseeing("group", producersChief, "Count the days.");
  expect(refusalOf(talks, producersChief, unread)).toMatchObject({
    reason: "stale",
    words: "There is a newer offer of a working group on W-7 by Guild. Read it first.",
  });
  expect(workingGroup(talks.proposal().referral)).toBeNull();
  mustAsRead(talks, producersChief, unread);
  const made = workingGroup(talks.proposal().referral);
  expect([made?.a.words, made?.b.words]).toEqual(["Count the hours.", "Count the days."]);
});
