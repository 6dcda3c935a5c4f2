import { expect, test } from "vitest";

import { mustProposalId, type ProposalId } from "../ids.ts";
import { replay } from "../record/replay.ts";
import type { ProposalState } from "./case-state.ts";
import type { Move } from "./move.ts";
import type { PackageMember } from "./package-member.ts";
import {
  acceptK1,
  accepting,
  K1,
  K2,
  NINE,
  nineOnTheTable,
  oneOfEach,
  P1,
  refused,
  tabled,
  threeOnTheTable,
  W8,
} from "./packages-for-tests.ts";
import { standingOf, turnOf } from "./standing.ts";
import { guildChief, producersChief, W7, type TestTalks } from "./talks-for-tests.ts";

function at(talks: TestTalks, id: ProposalId): ProposalState {
  const found = talks.state.proposals.get(id);
  if (found === undefined) throw new Error("no such proposal");
  return found;
}

function asking(...proposals: ProposalId[]): PackageMember[] {
  return proposals.map((proposal) => ({ offer: "ask-withdrawal", proposal, lastPass: 1 }));
}

test("PACKAGE-11 seven of nine withdrawals: the counter asks for seven, its acceptance by their owner withdraws those and no other", () => {
  const talks = nineOnTheTable();
  const members = NINE.map((proposal) => ({ offer: "withdraw" as const, proposal, lastPass: 1 }));
  talks.must(guildChief, oneOfEach(talks, { members }));
  const seven = asking(...NINE.slice(0, 7));
  talks.must(
    producersChief,
    oneOfEach(talks, { package: K2, answers: K1, members: seven, words: "" }),
  );
  const standings = () => [...talks.state.proposals.values()].map(standingOf);
  expect(talks.state.packages.get(K1)?.end?.how).toBe("countered");
  expect(standings()).toEqual([...seven.map(() => "packaged"), "tabled", "tabled"]);
  expect(turnOf(at(talks, NINE[0] ?? W7))).toBe("a");
  talks.must(guildChief, accepting(talks, K2));
  expect(standings()).toEqual([...seven.map(() => "withdrawn"), "tabled", "tabled"]);
  expect(at(talks, NINE[0] ?? W7).withdrawal).toEqual({
    how: "conditional",
    condition: "Producers package 2 accepted as a whole",
    words: "",
    stamp: talks.state.packages.get(K2)?.end?.stamp,
    package: K2,
  });
  const back: Move = { kind: "reinstate", proposal: mustProposalId("n-0"), words: "" };
  expect(refused(talks, guildChief, back)?.reason).toBe("packaged");
  expect(replay(talks.entries).proposals).toEqual(talks.state.proposals);
});

test("PACKAGE-11 what is asked for and refused, withdrawn or lapsed stands as it stood, and nobody but its owner's chief grants it", () => {
  const talks = threeOnTheTable();
  talks.must(producersChief, oneOfEach(talks, { members: asking(W7, W8) }));
  expect(refused(talks, producersChief, acceptK1(talks))?.reason).toBe("own-package");
  talks.must(guildChief, { kind: "reject-package", package: K1, words: "No." });
  expect([W7, W8].map((id) => standingOf(at(talks, id)))).toEqual(["tabled", "tabled"]);
  expect(at(talks, W7).withdrawal).toBeNull();
});

test("PACKAGE-11 only the other side's proposal can be asked for, open, read up to its latest pass, and a whole with its parts", () => {
  const talks = threeOnTheTable();
  const offer = (...members: PackageMember[]) => oneOfEach(talks, { members });
  expect(refused(talks, guildChief, offer(...asking(W7)))).toMatchObject({
    reason: "not-the-sponsor",
    words: "W-7 is your own side's. The other side cannot withdraw it; your side can.",
  });
  const stale = { offer: "ask-withdrawal" as const, proposal: W7, lastPass: 2 };
  expect(refused(talks, producersChief, offer(stale))?.reason).toBe("stale");
  const part = mustProposalId("w-8-a");
  const adding = { kind: "add-part", proposal: W8, part, letter: "a", subject: "More" } as const;
  talks.must(guildChief, { ...adding, text: "More." });
  expect(refused(talks, producersChief, offer(...asking(W8)))?.reason).toBe("has-parts");
  talks.must(producersChief, offer(...asking(W7, W8, part)));
  talks.must(guildChief, acceptK1(talks));
  expect([W7, W8, part].map((id) => standingOf(at(talks, id)))).toEqual([
    "withdrawn",
    "withdrawn",
    "withdrawn",
  ]);
});

test("PACKAGE-11 what the owner passes meanwhile takes nothing away from the asking, and a text of who asks ends it", () => {
  const talks = threeOnTheTable();
  const text = "Less of it.";
  talks.must(producersChief, oneOfEach(talks, { members: asking(W7) }));
  talks.must(guildChief, { kind: "pass", proposal: W7, answers: null, text });
  expect(talks.state.packages.get(K1)?.end).toBeNull();
  talks.must(producersChief, { kind: "pass", proposal: W7, answers: 2, text });
  expect(talks.state.packages.get(K1)?.end).toMatchObject({
    how: "superseded",
    words: "There is a newer pass 3 of Producers on W-7.",
  });
  expect(standingOf(at(talks, W7))).toBe("countered");
});

test("PACKAGE-11 a text, an acceptance, an own withdrawal and an asked one take effect in one act", () => {
  const talks = threeOnTheTable();
  const P2 = mustProposalId("p-2");
  talks.must(producersChief, tabled(P2, "P-2"));
  talks.must(
    guildChief,
    oneOfEach(talks, { members: [...oneOfEach(talks).members, ...asking(P2)] }),
  );
  talks.must(producersChief, acceptK1(talks));
  const ends = [W7, P1, W8, P2].map((id) => standingOf(at(talks, id)));
  expect(ends).toEqual(["agreed", "agreed", "withdrawn", "withdrawn"]);
});
