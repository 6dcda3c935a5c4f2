import type { VoteView } from "@crosstable/shared/authority/view-votes";
import type { VoteContent } from "@crosstable/shared/authority/vote-act";
import { mustPackageId, mustProposalId } from "@crosstable/shared/ids";
import { expect, test } from "vitest";

import { voteSaid } from "./vote-said.ts";

const W7 = mustProposalId("w-7");
const member = { offer: "pass", proposal: W7, answers: null, text: "Two." } as const;
const said = { title: null, words: "", answers: null, openUntil: null };
const OFFER: VoteContent = { kind: "offer", ...said, members: [member] };
const PACKAGE: VoteContent = {
  kind: "package",
  package: mustPackageId("k1"),
  hash: "0".repeat(64),
};
const TEXT: VoteContent = { kind: "text", proposal: W7, text: "Two." };
const PASS: VoteContent = { kind: "pass", proposal: W7, pass: 1, hash: "0".repeat(64) };
const CONTENTS = [TEXT, PASS, OFFER, PACKAGE];

function vote(content: VoteContent, yes: number, over: Partial<VoteView> = {}): VoteView {
  const counts = { yes, no: 3, abstain: 0, isCarried: yes > 3 };
  return {
    id: "00000000-0000-4000-8000-000000000001",
    question: "Shall we?",
    content,
    isSecret: false,
    closes: null,
    calledAt: "2026-01-05T09:00:00Z",
    calledBy: "Guild chief",
    closedAt: "2026-01-05T10:00:00Z",
    bodies: [{ name: "West", members: 9, quorum: 1, cast: yes + 3, hasQuorum: true, counts }],
    mine: null,
    ballots: null,
    ...over,
  };
}

test("VOTE-8 a vote that was carried, about exactly what is sent, gives its tally as the authority", () => {
  for (const content of CONTENTS) {
    const told = voteSaid([vote(content, 5)], content);
    expect(told).toMatchObject({ isSame: true, tally: [{ name: "West", yes: 5, no: 3 }] });
    expect(told?.words).toMatch(/^Your committee voted on exactly this .*: West 5–3\. Carried\.$/);
  }
});

test("VOTE-8 a vote that is unknown, still open, lost, or about something else gives none", () => {
  for (const content of CONTENTS) {
    expect(voteSaid([], content)).toBeNull();
    const open = voteSaid([vote(content, 5, { closedAt: null })], content);
    expect([open?.tally, open?.isSame]).toEqual([null, true]);
    const lost = voteSaid([vote(content, 3)], content);
    expect([lost?.tally, lost?.isSame]).toEqual([null, true]);
    expect(lost?.words).toContain("It was not carried.");
    for (const other of CONTENTS.filter((each) => each !== content))
      expect(voteSaid([vote(other, 5)], content)?.tally ?? null).toBeNull();
  }
});

test("VOTE-2 VOTE-8 a package that differs in a word is not what was voted, and its chief is told so", () => {
  const differing: VoteContent = { kind: "offer", ...said, members: [{ ...member, text: "Two" }] };
  expect(voteSaid([vote(OFFER, 5)], differing)).toMatchObject({
    isSame: false,
    tally: null,
    words:
      "Your committee was asked about another package, not about this one: what you are about to send is not what was voted.",
  });
  const elsewhere = { ...member, proposal: mustProposalId("w-8") };
  expect(voteSaid([vote(OFFER, 5)], { kind: "offer", ...said, members: [elsewhere] })).toBeNull();
});
