import { expect, test } from "vitest";

import type { ProposalId } from "../ids.ts";
import { moveWords } from "./move-words.ts";
import type { Move } from "./move.ts";
import {
  acceptK1,
  hashOf,
  K1,
  K2,
  letPositionsFall,
  NINE,
  nineOnTheTable,
  oneOfEach,
  P1,
  refused,
  standings,
  threeOnTheTable,
  W8,
} from "./packages-for-tests.ts";
import { standingBeneath, turnOf } from "./standing.ts";
import { guildChief, producersChief, W7, type TestTalks } from "./talks-for-tests.ts";

test("PACKAGE-2 rejected, withdrawn or lapsed, every member is at its stand-alone position, still on the table", () => {
  const openUntil = "2026-01-05T10:00:00Z";
  const ends: ((talks: TestTalks) => void)[] = [
    (talks) => talks.must(producersChief, { kind: "reject-package", package: K1, words: "" }),
    (talks) => talks.must(guildChief, { kind: "withdraw-package", package: K1, words: "" }),
    (talks) => {
      talks.nowMs = Date.parse(openUntil);
      talks.server({ kind: "lapse-package", package: K1 });
    },
  ];
  for (const end of ends) {
    const talks = threeOnTheTable();
    talks.must(producersChief, { kind: "reject", proposal: W8, pass: 1, words: "No." });
    talks.must(guildChief, oneOfEach(talks, { openUntil }));
    const proposals = [...talks.state.proposals.values()];
    expect(proposals.map(standingBeneath)).toEqual(["tabled", "rejected", "tabled"]);
    expect(proposals.map(turnOf)).toEqual(["b", "b", "b"]);
    end(talks);
    expect(standings(talks)).toEqual(["tabled", "rejected", "tabled"]);
    expect(talks.state.proposals.get(W7)?.passes).toHaveLength(1);
  }
});

test("PACKAGE-2 nine withdrawals that never get an answer leave the nine as they stood", () => {
  const talks = nineOnTheTable();
  talks.must(producersChief, ...NINE.map((id) => rejection(id)));
  const members = NINE.map((proposal) => ({ offer: "withdraw" as const, proposal, lastPass: 1 }));
  talks.must(guildChief, oneOfEach(talks, { members }));
  talks.nowMs += 30 * 24 * 60 * 60 * 1000;
  const proposals = [...talks.state.proposals.values()];
  expect(new Set(proposals.map(standingBeneath))).toEqual(new Set(["rejected"]));
  expect(proposals.filter(({ withdrawal }) => withdrawal !== null)).toEqual([]);
});

function rejection(proposal: ProposalId): Move {
  return { kind: "reject", proposal, pass: 1, words: "Not now." };
}

test("PACKAGE-2 where the ground rules say so, a position that was put into a package does not come back", () => {
  const talks = threeOnTheTable();
  letPositionsFall(talks);
  talks.must(guildChief, oneOfEach(talks));
  talks.must(producersChief, { kind: "reject-package", package: K1, words: "" });
  expect(standings(talks)).toEqual(["tabled", "tabled", "tabled"]);
  // What fell is on offer no more, so its own side has to say what it offers now; and the record says that it fell.
  const turns = [W7, P1].map((id) => {
    const proposal = talks.state.proposals.get(id);
    return proposal === undefined ? "none" : turnOf(proposal);
  });
  expect(turns).toEqual(["a", "a"]);
  const reject = { kind: "reject-package", package: K1, words: "" } as const;
  expect(moveWords(talks.state, reject, "b")).toBe(
    "Producers rejected Guild package 1. Its proposals are still on the table; the positions that it replaced fell with it.",
  );
  const one = (): Move => ({ kind: "accept", proposal: W7, pass: 1, hash: hashOf(talks, W7, 1) });
  expect(refused(talks, producersChief, one())?.words).toBe(
    "Pass 1 of W-7 fell with Guild package 1, by the ground rules. It takes a new pass.",
  );
  // Of P-1 the guild had offered only to accept the producers' own text: that is where it was.
  talks.must(guildChief, { kind: "accept", proposal: P1, pass: 1, hash: hashOf(talks, P1, 1) });
  talks.must(guildChief, { kind: "pass", proposal: W7, answers: null, text: "Two cents again." });
  talks.must(producersChief, { ...one(), pass: 2, hash: hashOf(talks, W7, 2) } as Move);
});

test("PACKAGE-3 from its time on nothing of a package is accepted, and a moment before it is", () => {
  const openUntil = "2026-01-05T10:00:00Z";
  const late = threeOnTheTable();
  late.must(guildChief, oneOfEach(late, { openUntil }));
  late.nowMs = Date.parse(openUntil);
  expect(refused(late, producersChief, acceptK1(late))?.reason).toBe("package-over");
  const early = threeOnTheTable();
  early.must(guildChief, oneOfEach(early, { openUntil }));
  early.nowMs = Date.parse(openUntil) - 1;
  early.must(producersChief, acceptK1(early));
  expect(refused(early, guildChief, oneOfEach(early, { package: K2, openUntil }))?.reason).toBe(
    "due-date-passed",
  );
});

test("PACKAGE-3 a lapse is entered by the server alone and never before its time", () => {
  const openUntil = "2026-01-05T10:00:00Z";
  const talks = threeOnTheTable();
  talks.must(guildChief, oneOfEach(talks, { openUntil }));
  const lapse: Move = { kind: "lapse-package", package: K1 };
  expect(() => talks.server(lapse)).toThrow("before its time");
  talks.nowMs = Date.parse(openUntil);
  expect(refused(talks, guildChief, lapse)?.reason).toBe("not-yours-to-ask");
  talks.server(lapse);
  expect(talks.state.packages.get(K1)?.end).toMatchObject({ how: "lapsed", stamp: { side: null } });
  expect(moveWords(talks.state, lapse, null)).toBe(
    "Guild package 1 lapsed without an answer. Its proposals stand as before.",
  );
});

test("PACKAGE-5 a package of which one member is replaced or closed is over, and says why", () => {
  const gone: [typeof guildChief, Move, string][] = [
    [
      guildChief,
      { kind: "pass", proposal: W7, answers: null, text: "Another text." },
      "There is a newer pass 2 of Guild on W-7.",
    ],
    [
      producersChief,
      { kind: "pass", proposal: P1, answers: null, text: "Another P-1." },
      "There is a newer pass 2 of Producers on P-1.",
    ],
    [
      guildChief,
      {
        kind: "withdraw",
        proposal: W8,
        lastPass: 1,
        how: "unconditional",
        condition: null,
        words: "",
      },
      "W-8 was withdrawn.",
    ],
  ];
  for (const [by, move, words] of gone) {
    const talks = threeOnTheTable();
    talks.must(guildChief, oneOfEach(talks));
    talks.must(by, move);
    expect(talks.state.packages.get(K1)?.end).toMatchObject({ how: "superseded", words });
    expect(standings(talks)).not.toContain("packaged");
    expect(refused(talks, producersChief, acceptK1(talks))?.words).toBe(
      `Guild package 1 is not there as a whole any more. ${words}`,
    );
  }
});

test("PACKAGE-5 what the other side passes on a member meanwhile takes nothing away from the offer", () => {
  const talks = threeOnTheTable();
  talks.must(guildChief, oneOfEach(talks));
  talks.must(producersChief, { kind: "pass", proposal: W7, answers: 1, text: "Half a cent." });
  talks.must(producersChief, acceptK1(talks));
  expect(talks.state.proposals.get(W7)?.passes.at(-1)).toMatchObject({
    number: 3,
    side: "a",
    text: "One cent more.",
  });
});
