import { expect, test } from "vitest";

import { mustSeatId } from "../ids.ts";
import { replay } from "../record/replay.ts";
import type { SideMark } from "../sides.ts";
import { mustAsRead } from "./as-read-for-tests.ts";
import { HALVES, openHalf, type Half } from "./halves.ts";
import { moveWords } from "./move-words.ts";
import type { Move } from "./move.ts";
import { acceptK1, K1, oneOfEach, threeOnTheTable } from "./packages-for-tests.ts";
import { refusalOf } from "./refusal-for-tests.ts";
import { standingOf, turnOf } from "./standing.ts";
import {
  guildChief,
  guildNegotiator,
  guildSecond,
  producersChief,
  producersSecond,
  W7,
  type TestTalks,
} from "./talks-for-tests.ts";
import { acceptPass, signPass, withW7 } from "./w7-for-tests.ts";

const BEGINNINGS: Record<Half, Move> = {
  reopen: { kind: "reopen", proposal: W7, meets: null, words: "The figures were wrong." },
  "status-quo": {
    kind: "status-quo",
    proposal: W7,
    lastPass: 1,
    meets: null,
    words: "No change.",
  },
  group: {
    kind: "refer",
    proposal: W7,
    members: [],
    meets: null,
    words: "Find the figures.",
  },
};

/** W-7, on which the half can be begun. */
function before(what: Half): TestTalks {
  const talks = withW7();
  if (what !== "reopen") return talks;
  talks.must(producersChief, acceptPass(talks, 1));
  for (const chief of [guildChief, producersChief]) talks.must(chief, signPass(talks, 1));
  return talks;
}

function drop(talks: TestTalks, what: Half, of: SideMark): Extract<Move, { kind: "drop-half" }> {
  const row = openHalf(talks.proposal(), what, of)?.stamp.seq ?? 0;
  return { kind: "drop-half", proposal: W7, what, of, row, words: "Not now." };
}

function look(talks: TestTalks): unknown[] {
  const proposal = talks.proposal();
  const { closings, referral } = proposal;
  return [standingOf(proposal), turnOf(proposal), closings, referral];
}

test("MOVE-17 what one side has begun and takes both is taken back by it or declined by the other, and nothing else changes", () => {
  for (const what of HALVES) {
    for (const by of [guildChief, producersChief]) {
      const talks = before(what);
      const was = look(talks);
      expect(refusalOf(talks, by, drop(talks, what, "a")).reason).toBe("not-offered");
      talks.must(guildChief, BEGINNINGS[what]);
      expect(refusalOf(talks, guildNegotiator, drop(talks, what, "a")).reason).toBe(
        "not-yours-to-ask",
      );
      expect(refusalOf(talks, by, drop(talks, what, "b")).reason).toBe("not-offered");
      talks.must(by, drop(talks, what, "a"));
      expect(look(talks)).toEqual(was);
      // It can be begun again, and the other side can meet it then.
      talks.must(guildChief, BEGINNINGS[what]);
      expect(openHalf(talks.proposal(), what, "a")).not.toBeNull();
      expect(replay(talks.entries).proposals).toEqual(talks.state.proposals);
    }
  }
});

test("MOVE-17 a half that was begun anew is not passed over", () => {
  for (const what of HALVES) {
    const talks = before(what);
    talks.must(guildChief, BEGINNINGS[what]);
    const stale = drop(talks, what, "a");
    talks.must(guildChief, stale);
    talks.must(guildChief, BEGINNINGS[what]);
    expect(refusalOf(talks, producersChief, stale).reason).toBe("stale");
    talks.must(producersChief, drop(talks, what, "a"));
    expect(openHalf(talks.proposal(), what, "a")).toBeNull();
  }
});

test("MOVE-17 what both sides have made by now is nobody's half", () => {
  for (const what of ["reopen", "status-quo"] as const) {
    const talks = before(what);
    talks.must(guildChief, BEGINNINGS[what]);
    const late = drop(talks, what, "a");
    mustAsRead(talks, producersChief, BEGINNINGS[what]);
    expect(refusalOf(talks, guildChief, late).reason).toBe("not-offered");
  }
  const talks = withW7();
  const naming = (seat: string): Move => {
    return { kind: "refer", proposal: W7, members: [mustSeatId(seat)], words: "" };
  };
  talks.must(guildChief, BEGINNINGS.group);
  const late = drop(talks, "group", "a");
  mustAsRead(talks, guildChief, naming(guildSecond.id));
  expect(refusalOf(talks, producersChief, late).reason).toBe("stale");
  const named = drop(talks, "group", "a");
  mustAsRead(talks, producersChief, naming(producersSecond.id));
  expect(refusalOf(talks, guildChief, named).reason).toBe("not-offered");
});

test("MOVE-17 an offer to leave the contract as it is leaves the other side's turn when it is declined", () => {
  const talks = withW7();
  talks.must(producersChief, { kind: "pass", proposal: W7, answers: 1, text: "One cent." });
  talks.must(guildChief, { kind: "pass", proposal: W7, answers: 2, text: "Two cents." });
  talks.must(producersChief, { ...BEGINNINGS["status-quo"], lastPass: 3 } as Move);
  expect(turnOf(talks.proposal())).toBe("a");
  talks.must(guildChief, drop(talks, "status-quo", "b"));
  expect(turnOf(talks.proposal())).toBe("b");
});

test("MOVE-17 what was just reopened stays so when an offer from before is taken back; on what is closed it is the last move", () => {
  const talks = withW7();
  talks.must(guildChief, BEGINNINGS.group);
  talks.must(producersChief, acceptPass(talks, 1));
  const chiefs = [guildChief, producersChief];
  for (const chief of chiefs) talks.must(chief, signPass(talks, 1));
  for (const chief of chiefs) mustAsRead(talks, chief, BEGINNINGS.reopen);
  talks.must(guildChief, drop(talks, "group", "a"));
  expect([standingOf(talks.proposal()), turnOf(talks.proposal())]).toEqual(["reopened", "both"]);
  expect(talks.proposal().lastMove.kind).toBe("reopen");

  for (const chief of chiefs) mustAsRead(talks, chief, BEGINNINGS["status-quo"]);
  talks.must(guildChief, BEGINNINGS.reopen);
  talks.must(producersChief, drop(talks, "reopen", "a"));
  expect(standingOf(talks.proposal())).toBe("status-quo");
  expect(talks.proposal().lastMove).toMatchObject({ kind: "drop-half" });
});

test("MOVE-17 the record says whose half it was and what became of it", () => {
  const talks = before("reopen");
  talks.must(guildChief, BEGINNINGS.reopen);
  const dropped = drop(talks, "reopen", "a");
  expect(moveWords(talks.state, dropped, "a")).toBe("Guild took back its asking to reopen W-7.");
  expect(moveWords(talks.state, dropped, "b")).toBe(
    "Producers declined the other side’s asking to reopen W-7.",
  );
});

test("MOVE-9 who asks to reopen takes that back before it signs, so that no one side opens what both have signed", () => {
  const talks = threeOnTheTable();
  talks.must(guildChief, oneOfEach(talks));
  talks.must(producersChief, acceptK1(talks));
  expect(talks.proposal().agreement?.package).toBe(K1);
  const signing = signPass(talks, 2);
  talks.must(guildChief, BEGINNINGS.reopen);
  talks.must(producersChief, signing);
  expect(refusalOf(talks, guildChief, signing)).toMatchObject({
    reason: "already-said",
    words: "Your side has asked to reopen W-7. Take that back first, then sign.",
  });
  talks.must(guildChief, drop(talks, "reopen", "a"), signing);
  expect(standingOf(talks.proposal())).toBe("ta");
  talks.must(producersChief, BEGINNINGS.reopen);
  expect([standingOf(talks.proposal()), turnOf(talks.proposal())]).toEqual(["ta", "a"]);
});
