import { expect, test } from "vitest";

import { mustPackageId, mustProposalId } from "../ids.ts";
import {
  MAX_AUTHORISED_CHARS,
  MAX_LIVE_PACKAGES_PER_SIDE,
  MAX_MOVES_PER_TRANSMITTAL,
} from "../limits.ts";
import { replay } from "../record/replay.ts";
import type { SideMark } from "../sides.ts";
import { moveWords } from "./move-words.ts";
import { move as moveSchema, type Move } from "./move.ts";
import type { PackageMember } from "./package-member.ts";
import {
  acceptK1,
  hashOf,
  K1,
  K2,
  oneOfEach,
  P1,
  refused,
  standings,
  threeOnTheTable,
  W8,
} from "./packages-for-tests.ts";
import {
  guildChief,
  guildNegotiator,
  openTestTalks,
  producersChief,
  tableW7,
  W7,
} from "./talks-for-tests.ts";

test("PACKAGE-1 an accepted package takes effect as a whole: texts agreed in principle, withdrawals carried out", () => {
  const talks = threeOnTheTable();
  talks.must(guildChief, oneOfEach(talks));
  expect(standings(talks)).toEqual(["packaged", "packaged", "packaged"]);
  talks.must(producersChief, acceptK1(talks));
  expect(standings(talks)).toEqual(["agreed", "withdrawn", "agreed"]);
  const w7 = talks.state.proposals.get(W7);
  expect(w7?.passes.at(-1)).toMatchObject({ number: 2, side: "a", text: "One cent more." });
  expect(w7?.agreement).toMatchObject({ pass: 2, hash: hashOf(talks, W7, 2), package: K1 });
  expect(talks.state.proposals.get(W8)?.withdrawal).toMatchObject({
    how: "conditional",
    condition: "Guild package 1 accepted as a whole",
  });
});

test("PACKAGE-1 of a package nothing can be had by itself while it lives, and each text is there again when it is rejected", () => {
  const talks = threeOnTheTable();
  talks.must(guildChief, oneOfEach(talks));
  const one: Move = { kind: "accept", proposal: W7, pass: 1, hash: hashOf(talks, W7, 1) };
  expect(refused(talks, producersChief, one)).toMatchObject({
    reason: "packaged",
    words:
      "W-7 is part of Guild package 1, all or none. Answer the package first; when it is refused, pass 1 is there again.",
  });
  talks.must(producersChief, { kind: "reject-package", package: K1, words: "No." }, one);
  expect(standings(talks)).toEqual(["agreed", "tabled", "tabled"]);
});

test("PACKAGE-4 a package is accepted only under the hash of what was shown, by the other side's chief", () => {
  const talks = threeOnTheTable();
  talks.must(guildChief, oneOfEach(talks));
  const wrong: Move = { kind: "accept-package", package: K1, hash: "0".repeat(64) };
  expect(refused(talks, producersChief, wrong)?.reason).toBe("wrong-text");
  expect(refused(talks, guildChief, acceptK1(talks))?.reason).toBe("own-package");
  expect(refused(talks, guildNegotiator, acceptK1(talks))?.reason).toBe("not-yours-to-ask");
  const own: Move = { kind: "withdraw-package", package: K1, words: "" };
  expect(refused(talks, producersChief, own)?.reason).toBe("own-package");
  talks.must(producersChief, acceptK1(talks));
  expect(refused(talks, producersChief, acceptK1(talks))).toEqual({
    reason: "package-over",
    words: "Guild package 1 was accepted already.",
    moveIndex: 0,
  });
});

test("PACKAGE-4 a word that differs in any member is another hash", () => {
  const hashes = ["One cent.", "Two cents."].map((text) => {
    const talks = threeOnTheTable();
    const member = { offer: "pass" as const, proposal: W7, answers: null, text };
    talks.must(guildChief, oneOfEach(talks, { members: [member] }));
    return talks.state.packages.get(K1)?.hash;
  });
  expect(new Set(hashes).size).toBe(2);
});

test("PACKAGE-6 a proposal may be in several live packages; one accepted ends the others", () => {
  const talks = threeOnTheTable();
  talks.must(guildChief, oneOfEach(talks));
  const other = { offer: "pass" as const, proposal: W7, answers: null, text: "Four cents." };
  talks.must(guildChief, oneOfEach(talks, { package: K2, members: [other] }));
  expect(talks.state.proposals.get(W7)?.packages.map(({ id }) => id)).toEqual([K1, K2]);
  talks.must(producersChief, acceptK1(talks));
  expect(talks.state.packages.get(K2)?.end).toMatchObject({
    how: "superseded",
    words: "W-7 is agreed in principle already.",
  });
});

test("PACKAGE-6 two of three is a package of its own, which ends the one that it answers", () => {
  const talks = threeOnTheTable();
  talks.must(guildChief, oneOfEach(talks));
  const members: PackageMember[] = [
    { offer: "pass", proposal: W7, answers: 1, text: "One cent more." },
    { offer: "pass", proposal: P1, answers: null, text: "P-1 as tabled." },
  ];
  talks.must(producersChief, oneOfEach(talks, { package: K2, answers: K1, members }));
  expect(talks.state.packages.get(K1)?.end?.how).toBe("countered");
  expect(standings(talks)).toEqual(["packaged", "tabled", "packaged"]);
  expect(refused(talks, producersChief, acceptK1(talks))?.reason).toBe("package-over");
  const again = oneOfEach(talks, { package: mustPackageId("k3"), answers: K1, members });
  expect(refused(talks, producersChief, again)?.reason).toBe("package-over");
});

test("PACKAGE-7 what was agreed all or none is not changed by one side alone, and is signed member by member", () => {
  const talks = threeOnTheTable();
  talks.must(guildChief, oneOfEach(talks));
  talks.must(producersChief, acceptK1(talks));
  const pass: Move = { kind: "pass", proposal: W7, answers: null, text: "Two after all." };
  expect(refused(talks, guildChief, pass)?.reason).toBe("packaged");
  expect(refused(talks, producersChief, pass)?.reason).toBe("packaged");
  const how = { how: "unconditional", condition: null, words: "" } as const;
  const withdraw: Move = { kind: "withdraw", proposal: W7, lastPass: 2, ...how };
  expect(refused(talks, guildChief, withdraw)?.reason).toBe("packaged");
  const back: Move = { kind: "reinstate", proposal: W8, words: "" };
  expect(refused(talks, guildChief, back)?.reason).toBe("packaged");
  const sign: Move = { kind: "sign-ta", proposal: W7, pass: 2, hash: hashOf(talks, W7, 2) };
  talks.must(guildChief, sign);
  expect(standings(talks)[0]).toBe("agreed");
  talks.must(producersChief, sign);
  expect(standings(talks)).toEqual(["ta", "withdrawn", "agreed"]);
});

test("A package with a member that could not be moved by itself is refused as a whole", () => {
  const talks = threeOnTheTable();
  const whole = oneOfEach(talks);
  const bad: [PackageMember, string][] = [
    [{ offer: "withdraw", proposal: P1, lastPass: 1 }, "not-the-sponsor"],
    [{ offer: "withdraw", proposal: W8, lastPass: 2 }, "stale"],
    [{ offer: "accept", proposal: P1, pass: 1, hash: "0".repeat(64) }, "wrong-text"],
    [{ offer: "accept", proposal: W7, pass: 1, hash: hashOf(talks, W7, 1) }, "own-pass"],
    [{ offer: "pass", proposal: P1, answers: 4, text: "To none." }, "unknown-pass"],
    [{ offer: "pass", proposal: W7, answers: null, text: "  " }, "no-text"],
    [{ offer: "withdraw", proposal: mustProposalId("none"), lastPass: 1 }, "unknown-proposal"],
  ];
  for (const [member, reason] of bad) {
    expect(refused(talks, guildChief, { ...whole, members: [member] })?.reason).toBe(reason);
  }
  const twice = [...whole.members, ...whole.members.slice(0, 1)];
  expect(refused(talks, guildChief, { ...whole, members: twice })?.reason).toBe("package-muddled");
  talks.must(guildChief, whole);
  expect(refused(talks, guildChief, whole)?.reason).toBe("package-exists");
});

test("26 October 2007: one transmittal answers a package by accepting some, withdrawing some and modifying some", () => {
  const talks = threeOnTheTable();
  const member = { offer: "pass" as const, proposal: P1, answers: null, text: "P-1, streamlined." };
  talks.must(producersChief, oneOfEach(talks, { members: [member] }));
  talks.must(
    guildChief,
    { kind: "reject-package", package: K1, words: "Not as a whole." },
    { kind: "accept", proposal: P1, pass: 1, hash: hashOf(talks, P1, 1) },
    {
      kind: "withdraw",
      proposal: W8,
      lastPass: 1,
      how: "unconditional",
      condition: null,
      words: "",
    },
    { kind: "pass", proposal: W7, answers: null, text: "W-7, modified." },
  );
  expect(standings(talks)).toEqual(["tabled", "withdrawn", "agreed"]);
});

test("PACKAGE-6 a side has so many packages open at a time, and the other side as many", () => {
  const talks = threeOnTheTable();
  const offering = (of: SideMark, at: number): Move => {
    const member = { offer: "pass" as const, proposal: P1, answers: null, text: "A text." };
    return oneOfEach(talks, { package: mustPackageId(`${of}-${at}`), members: [member] });
  };
  for (let at = 0; at < MAX_LIVE_PACKAGES_PER_SIDE; at += 1)
    talks.must(guildChief, offering("a", at));
  const more = offering("a", MAX_LIVE_PACKAGES_PER_SIDE);
  expect(refused(talks, guildChief, more)?.reason).toBe("too-many-requests");
  talks.must(producersChief, offering("b", 0));
  const back: Move = { kind: "withdraw-package", package: mustPackageId("a-0"), words: "" };
  talks.must(guildChief, back, more);
  expect(2 * MAX_LIVE_PACKAGES_PER_SIDE).toBeLessThanOrEqual(MAX_MOVES_PER_TRANSMITTAL);
});

test("VOTE-7 what is shown of the authority stands on an offered and on an accepted package, and is no part of what is accepted", () => {
  const [bare, shown] = [{}, { authorisedBy: "Authorised by the board, 9–0" }].map((more) => {
    const talks = threeOnTheTable();
    talks.must(guildChief, oneOfEach(talks, more));
    return talks;
  });
  if (bare === undefined || shown === undefined) throw new Error("no talks");
  const offered = shown.state.packages.get(K1);
  expect(offered?.authorisedBy).toBe("Authorised by the board, 9–0");
  expect(offered?.hash).toBe(bare.state.packages.get(K1)?.hash);
  expect(moveWords(shown.state, oneOfEach(shown, { authorisedBy: "Ours." }), "a")).toBe(
    "Guild offered package 1: 3 proposals, all or none. They say: “Ours.”",
  );
  const accepting = { ...acceptK1(shown), authorisedBy: "The companies, 7–1" } as Move;
  shown.must(producersChief, accepting);
  expect(shown.state.packages.get(K1)?.end).toMatchObject({
    how: "accepted",
    authorisedBy: "The companies, 7–1",
  });
  expect(moveWords(shown.state, accepting, "b")).toBe(
    "Producers accepted Guild package 1 as a whole. They say: “The companies, 7–1”",
  );
  expect(replay(shown.entries).packages).toEqual(shown.state.packages);
  bare.must(producersChief, acceptK1(bare));
  expect(bare.state.packages.get(K1)?.end).not.toHaveProperty("authorisedBy");
});

test("VOTE-7 the authority is one line of bounded length on every move that bears it, and may be left out", () => {
  const talks = threeOnTheTable();
  const moves: Move[] = [
    tableW7(),
    { kind: "pass", proposal: W7, answers: null, text: "Three." },
    { kind: "add-part", proposal: W7, part: P1, letter: "a", subject: "More", text: "" },
    oneOfEach(talks),
    acceptK1({ ...talks, state: { ...talks.state } }),
    { kind: "accept", proposal: W7, pass: 1, hash: "" },
    { kind: "sign-ta", proposal: W7, pass: 1, hash: "" },
  ];
  const hash = "0".repeat(64);
  for (const each of moves.map((one) => ("hash" in one ? { ...one, hash } : one))) {
    const reads = (authorisedBy: unknown) =>
      moveSchema.safeParse({ ...each, authorisedBy }).success;
    expect([each.kind, moveSchema.safeParse(each).success]).toEqual([each.kind, true]);
    expect(reads("The board, 9–0")).toBe(true);
    for (const wrong of ["", "one\ntwo", "x".repeat(MAX_AUTHORISED_CHARS + 1), 9])
      expect([each.kind, reads(wrong)]).toEqual([each.kind, false]);
  }
});

test("VOTE-7 what is shown of the authority stands on the first pass of a tabling and of a part", () => {
  const talks = openTestTalks();
  const part = mustProposalId("w-7-a");
  const authorisedBy = "The board, 9–0";
  const tabling = { ...tableW7(), authorisedBy } as Move;
  talks.must(guildChief, tabling);
  expect(talks.proposal().passes).toMatchObject([{ number: 1, authorisedBy }]);
  expect(moveWords(talks.state, tabling, "a")).toBe("Guild tabled W-7. They say: “The board, 9–0”");
  talks.must(guildChief, {
    kind: "add-part",
    proposal: W7,
    part,
    letter: "a",
    subject: "More",
    text: "One.",
    authorisedBy,
  });
  expect(talks.state.proposals.get(part)?.passes).toMatchObject([{ authorisedBy }]);
  expect(replay(talks.entries).proposals).toEqual(talks.state.proposals);
  const plain = openTestTalks();
  plain.must(guildChief, tableW7());
  expect(plain.proposal().passes[0]).not.toHaveProperty("authorisedBy");
});
