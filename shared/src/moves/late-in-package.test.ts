import { expect, test } from "vitest";

import { mustProposalId, type ProposalId } from "../ids.ts";
import { mustAsRead } from "./as-read-for-tests.ts";
import { AFTER, openTalksWithDeadline } from "./deadline-for-tests.ts";
import type { Move } from "./move.ts";
import type { PackageMember } from "./package-member.ts";
import {
  acceptK1,
  accepting,
  hashOf,
  K1,
  K2,
  oneOfEach,
  refused,
  standings,
  tabled,
  W8,
} from "./packages-for-tests.ts";
import { standingOf, turnOf } from "./standing.ts";
import { guildChief, producersChief, W7, type TestTalks } from "./talks-for-tests.ts";

const PART = mustProposalId("w-8-a");

/** W-7 and W-8 are on the table in time, and the Guild has added a late part to W-8. */
function latePart(): TestTalks {
  const talks = openTalksWithDeadline();
  talks.must(guildChief, tabled(W7, "W-7"), tabled(W8, "W-8"));
  talks.nowMs = AFTER;
  const added = { part: PART, letter: "a", subject: "Cable", text: "Add it." };
  talks.must(guildChief, { kind: "add-part", proposal: W8, ...added });
  return talks;
}

function consent(talks: TestTalks, consents: boolean): Move {
  const hash = hashOf(talks, PART, 1);
  return { kind: "answer-new-item", proposal: PART, hash, consents, words: "" };
}

function going(
  offer: "withdraw" | "ask-withdrawal",
  ...proposals: ProposalId[]
): { members: PackageMember[] } {
  return { members: proposals.map((proposal) => ({ offer, proposal, lastPass: 1 })) };
}

function look(talks: TestTalks, id: ProposalId): [string, string] {
  const of = talks.state.proposals.get(id);
  if (of === undefined) throw new Error(`${id} is not there`);
  return [standingOf(of), turnOf(of)];
}

test.each([
  { offer: "ask-withdrawal", by: producersChief, other: guildChief, owes: "a" },
  { offer: "withdraw", by: guildChief, other: producersChief, owes: "b" },
] as const)(
  "PART-2 LATE-1 a late part without consent bars no package: it goes with its whole ($offer)",
  ({ offer, by, other, owes }) => {
    const talks = latePart();
    talks.must(producersChief, consent(talks, false));
    expect(refused(talks, by, oneOfEach(talks, going(offer, W8)))?.words).toBe(
      "W-8 still has W-8 a). Withdraw its parts with it.",
    );
    talks.must(by, oneOfEach(talks, going(offer, W8, PART)));
    expect([look(talks, W8), look(talks, PART)]).toEqual([
      ["packaged", owes],
      ["needs-consent", owes],
    ]);
    talks.must(other, acceptK1(talks));
    const settled = [W8, PART].map((id) => talks.state.proposals.get(id)?.withdrawal?.package);
    expect(settled).toEqual([K1, K1]);
    // Opened again by both it is what it was: a late item that waits for consent.
    for (const chief of [guildChief, producersChief])
      mustAsRead(talks, chief, { kind: "reopen", proposal: PART, words: "By mistake." });
    expect(look(talks, PART)).toEqual(["needs-consent", "none"]);
  },
);

test("LATE-1 only the withdrawal of a late item is offered in a package: neither a text on it nor its acceptance", () => {
  const talks = latePart();
  const pass = { offer: "pass", proposal: PART, answers: null, text: "Less." } as const;
  const accept = {
    offer: "accept",
    proposal: PART,
    pass: 1,
    hash: hashOf(talks, PART, 1),
  } as const;
  for (const member of [{ ...pass, answers: 1 }, accept])
    expect(refused(talks, producersChief, oneOfEach(talks, { members: [member] }))?.reason).toBe(
      "needs-consent",
    );
  expect(refused(talks, guildChief, oneOfEach(talks, { members: [pass] }))?.reason).toBe(
    "needs-consent",
  );
  talks.must(producersChief, consent(talks, true));
  talks.must(producersChief, oneOfEach(talks, { members: [accept] }));
});

test("PACKAGE-5 LATE-1 whether a late item in a package is consented to or refused meanwhile takes nothing away from the offer, and both answers are owed", () => {
  for (const consents of [true, false]) {
    const talks = latePart();
    talks.must(producersChief, oneOfEach(talks, going("ask-withdrawal", W8, PART)));
    expect(look(talks, PART)).toEqual(["needs-consent", "both"]);
    talks.must(producersChief, consent(talks, consents));
    expect(look(talks, PART)).toEqual([consents ? "packaged" : "needs-consent", "a"]);
    talks.must(guildChief, acceptK1(talks));
    expect(standings(talks)[1]).toBe("withdrawn");
  }
});

test("PART-2 PACKAGE-5 a late part that comes while the whole is in a package ends that, and goes with it in the next", () => {
  const talks = openTalksWithDeadline();
  talks.must(guildChief, tabled(W7, "W-7"), tabled(W8, "W-8"));
  talks.must(producersChief, oneOfEach(talks, going("ask-withdrawal", W8)));
  talks.nowMs = AFTER;
  const added = { part: PART, letter: "a", subject: "Cable", text: "Add it." };
  talks.must(guildChief, { kind: "add-part", proposal: W8, ...added });
  expect(talks.state.packages.get(K1)?.end?.how).toBe("superseded");
  const next = { package: K2, ...going("ask-withdrawal", W8, PART) };
  talks.must(producersChief, oneOfEach(talks, next));
  talks.must(guildChief, accepting(talks, K2));
  expect([look(talks, W8)[0], look(talks, PART)[0]]).toEqual(["withdrawn", "withdrawn"]);
});
