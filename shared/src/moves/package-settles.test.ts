import { expect, test } from "vitest";

import { mustProposalId, type ProposalId } from "../ids.ts";
import type { Move } from "./move.ts";
import type { PackageMember } from "./package-member.ts";
import {
  acceptK1,
  K1,
  oneOfEach,
  refused,
  standings,
  threeOnTheTable,
  W8,
} from "./packages-for-tests.ts";
import { guildChief, producersChief, W7 } from "./talks-for-tests.ts";

const PART = mustProposalId("w-8-a");

function adding(part: ProposalId, letter: string): Move {
  return { kind: "add-part", proposal: W8, part, letter, subject: "Cable", text: "Add it." };
}
function withdrawing(proposal: ProposalId): PackageMember {
  return { offer: "withdraw", proposal, lastPass: 1 };
}

test("PART-2 a package withdraws a whole together with the parts that are open, or not at all", () => {
  const talks = threeOnTheTable();
  talks.must(guildChief, adding(PART, "a"));
  expect(refused(talks, guildChief, oneOfEach(talks, { members: [withdrawing(W8)] }))).toEqual({
    reason: "has-parts",
    words: "W-8 still has W-8 a). Withdraw its parts with it.",
    moveIndex: 0,
  });
  const members = [withdrawing(W8), withdrawing(PART)];
  talks.must(guildChief, oneOfEach(talks, { members }));
  talks.must(producersChief, acceptK1(talks));
  const settled = [W8, PART].map((id) => talks.state.proposals.get(id)?.withdrawal?.package);
  expect(settled).toEqual([K1, K1]);
});

test("PART-2 a part that is added while the package is open ends it: the whole would go without it", () => {
  const talks = threeOnTheTable();
  talks.must(guildChief, oneOfEach(talks, { members: [withdrawing(W8)] }));
  talks.must(guildChief, adding(PART, "a"));
  expect(talks.state.packages.get(K1)?.end).toMatchObject({
    how: "superseded",
    words: "W-8 still has W-8 a). Withdraw its parts with it.",
  });
  expect(refused(talks, producersChief, acceptK1(talks))?.reason).toBe("package-over");
  expect(standings(talks)).toEqual(["tabled", "tabled", "tabled"]);
});

test("MOVE-12 an accepted package takes the place of what one side offered to close as the contract is", () => {
  const talks = threeOnTheTable();
  for (const proposal of [W7, W8])
    talks.must(producersChief, { kind: "status-quo", proposal, lastPass: 1, words: "" });
  talks.must(guildChief, oneOfEach(talks));
  talks.must(producersChief, acceptK1(talks));
  expect(standings(talks)).toEqual(["agreed", "withdrawn", "agreed"]);
  const halves = [W7, W8].map((id) => talks.state.proposals.get(id)?.closings.statusQuo);
  expect(halves).toEqual([
    { a: null, b: null },
    { a: null, b: null },
  ]);
});
