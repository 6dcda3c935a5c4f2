import { expect, test } from "vitest";

import { withProposal, type CaseState } from "../moves/case-state.ts";
import type { Move } from "../moves/move.ts";
import {
  guildChief,
  guildSecond,
  openTestTalks,
  producersChief,
  tableW7,
  W7,
  type TestTalks,
} from "../moves/talks-for-tests.ts";
import { unsigned } from "./unsigned-for-tests.ts";

function agreed(): TestTalks {
  const talks = openTestTalks();
  talks.must(guildChief, tableW7());
  const hash = talks.proposal().passes[0]?.hash ?? "";
  talks.must(producersChief, { kind: "accept", proposal: W7, pass: 1, hash });
  return talks;
}

function signature(talks: TestTalks): Move {
  return { kind: "sign-ta", proposal: W7, pass: 1, hash: talks.proposal().passes[0]?.hash ?? "" };
}

/** The state to which wrong rules would lead, by which a voided signature stays under the text. */
function withStaying(talks: TestTalks, before: CaseState): CaseState {
  const proposal = talks.proposal();
  const { agreement } = proposal;
  if (agreement === null) throw new Error("nothing is agreed");
  const then = before.proposals.get(W7)?.agreement?.signatures.a ?? null;
  const signatures = { ...agreement.signatures, a: then };
  return withProposal(talks.state, { ...proposal, agreement: { ...agreement, signatures } });
}

test("the models' own look finds an agreement of which one signature was void before the other came", () => {
  const went: ((talks: TestTalks) => void)[] = [
    (talks) => talks.must(guildChief, { kind: "hand-over", to: "second" }),
    (talks) =>
      talks.host({
        kind: "revoke-link",
        seat: guildChief.id,
        was: { side: "a", role: "chief" },
      }),
  ];
  for (const go of went) {
    const talks = agreed();
    talks.must(guildChief, signature(talks));
    const before = talks.state;
    go(talks);
    talks.must(producersChief, signature(talks));
    expect(unsigned(talks.state, talks.entries)).toEqual([]);
    expect(unsigned(withStaying(talks, before), talks.entries)).toEqual([
      `${W7} is agreed without two signatures`,
    ]);
  }
});

test("the models' own look takes an agreement whose signatures stood together, whoever has gone afterwards or signed anew", () => {
  const talks = agreed();
  talks.must(guildChief, signature(talks));
  talks.must(guildChief, { kind: "hand-over", to: "second" });
  talks.must(producersChief, signature(talks));
  talks.must(guildSecond, signature(talks));
  talks.must(guildSecond, { kind: "hand-over", to: "chief" });
  expect(talks.proposal().agreement?.signatures).not.toMatchObject({ a: null });
  expect(unsigned(talks.state, talks.entries)).toEqual([]);
});
