import { expect, test } from "vitest";

import { mustProposalId, type ProposalId } from "../ids.ts";
import { mustAsRead } from "./as-read-for-tests.ts";
import type { ProposalState } from "./case-state.ts";
import type { Move } from "./move.ts";
import type { PackageMember } from "./package-member.ts";
import {
  acceptK1,
  hashOf,
  K1,
  oneOfEach,
  refused,
  standings,
  threeOnTheTable,
  W8,
} from "./packages-for-tests.ts";
import { turnOf } from "./standing.ts";
import { guildChief, producersChief, W7, type TestTalks } from "./talks-for-tests.ts";

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
    talks.must(producersChief, {
      kind: "status-quo",
      proposal,
      lastPass: 1,
      meets: null,
      words: "",
    });
  talks.must(guildChief, oneOfEach(talks));
  talks.must(producersChief, acceptK1(talks));
  expect(standings(talks)).toEqual(["agreed", "withdrawn", "agreed"]);
  const halves = [W7, W8].map((id) => talks.state.proposals.get(id)?.closings.statusQuo);
  expect(halves).toEqual([
    { a: null, b: null },
    { a: null, b: null },
  ]);
});

test("MOVE-9 what a package has settled is opened again by both alone, its withdrawals and its unsigned texts alike", () => {
  const talks = threeOnTheTable();
  talks.must(guildChief, oneOfEach(talks));
  talks.must(producersChief, acceptK1(talks));
  const asking = (proposal: ProposalId): Move => ({
    kind: "reopen",
    proposal,
    words: "By mistake.",
  });
  for (const proposal of [W7, W8]) {
    mustAsRead(talks, guildChief, asking(proposal));
    expect(refused(talks, guildChief, asking(proposal))?.reason).toBe("already-said");
  }
  expect(standings(talks)).toEqual(["agreed", "withdrawn", "agreed"]);
  expect(turnOf(of(talks, W8))).toBe("b");
  mustAsRead(talks, producersChief, asking(W7), asking(W8));
  expect(standings(talks)).toEqual(["reopened", "reopened", "agreed"]);
  const [texts, withdrawn] = [W7, W8].map((id) => of(talks, id).closings.reopened[0]);
  expect(texts?.agreement).toMatchObject({ pass: 2, package: K1 });
  expect(withdrawn?.withdrawal).toMatchObject({ how: "conditional", package: K1 });
  talks.must(guildChief, { kind: "pass", proposal: W8, answers: null, text: "Once more." });
});

test("MOVE-9 what its sponsor has withdrawn alone, or one side accepted, is not reopened: there is a move for that", () => {
  const talks = threeOnTheTable();
  const how = { how: "unconditional", condition: null, words: "" } as const;
  talks.must(guildChief, { kind: "withdraw", proposal: W8, lastPass: 1, ...how });
  talks.must(producersChief, { kind: "accept", proposal: W7, pass: 1, hash: hashOf(talks, W7, 1) });
  for (const proposal of [W7, W8]) {
    const asked: Move = { kind: "reopen", proposal, words: "Again." };
    expect(refused(talks, guildChief, asked)?.reason).toBe("not-agreed");
  }
});

function of(talks: TestTalks, id: ProposalId): ProposalState {
  const found = talks.state.proposals.get(id);
  if (found === undefined) throw new Error(`${id} is not there`);
  return found;
}
