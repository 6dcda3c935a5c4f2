import { expect, test } from "vitest";

import { mustProposalId } from "../ids.ts";
import { mustAsRead } from "./as-read-for-tests.ts";
import { citedAs } from "./lineage.ts";
import type { Move } from "./move.ts";
import { standingOf, turnOf } from "./standing.ts";
import {
  guildChief,
  openTestTalks,
  producersChief,
  tableW7,
  W7,
  type TestTalks,
} from "./talks-for-tests.ts";

const [A, B] = [mustProposalId("w-7a"), mustProposalId("w-7b")];

/** W-7 in two parts, the first closed at the contract by both chiefs, all the rest withdrawn by the Guild. */
function withdrawnButOne(): TestTalks {
  const talks = openTestTalks();
  talks.must(guildChief, tableW7());
  const said = { number: null, title: null, text: "Pay." };
  const into = [
    { proposal: A, letter: "a", subject: "Meals", ...said },
    { proposal: B, letter: "b", subject: "Hotels", ...said },
  ];
  talks.must(guildChief, { kind: "split", proposal: W7, lastPass: 1, into });
  for (const chief of [guildChief, producersChief])
    mustAsRead(talks, chief, { kind: "status-quo", proposal: A, lastPass: 1, words: "" });
  const how = { how: "without-prejudice", condition: null, words: "", lastPass: 1 } as const;
  const gone = [B, W7].map((proposal): Move => ({ kind: "withdraw", proposal, ...how }));
  talks.must(guildChief, ...gone);
  return talks;
}

function look(talks: TestTalks, id: typeof W7): [string, string] {
  const of = talks.state.proposals.get(id);
  if (of === undefined) throw new Error("not on the table");
  return [standingOf(of), turnOf(of)];
}

function bringingBack(proposal: typeof W7): Move {
  return { kind: "reinstate", proposal, words: "" };
}

test("PART-2 a part of a withdrawn whole comes back alone, by its sponsor, and the whole may follow", () => {
  const talks = withdrawnButOne();
  expect(talks.make(producersChief, bringingBack(B))?.reason).toBe("not-the-sponsor");
  expect(look(talks, B)).toEqual(["withdrawn", "none"]);
  talks.must(guildChief, bringingBack(B));
  expect([look(talks, B), look(talks, W7)]).toEqual([
    ["tabled", "b"],
    ["withdrawn", "none"],
  ]);
  talks.must(producersChief, { kind: "pass", proposal: B, answers: 1, text: "One cent." });
  talks.must(guildChief, bringingBack(W7));
  expect(look(talks, W7)).toEqual(["in-parts", "none"]);
  expect(citedAs(talks.state, "W-7").map(({ number }) => number)).toEqual(["W-7 a)", "W-7 b)"]);
});

test("PART-2 MOVE-9 a part that both chiefs had closed is opened by both, and by both alone, though its whole is withdrawn", () => {
  const talks = withdrawnButOne();
  const opening: Move = { kind: "reopen", proposal: A, words: "Once more." };
  expect(talks.make(guildChief, bringingBack(A))?.reason).toBe("not-withdrawn");
  mustAsRead(talks, guildChief, opening);
  expect(look(talks, A)).toEqual(["status-quo", "b"]);
  mustAsRead(talks, producersChief, opening);
  expect([look(talks, A), look(talks, W7)]).toEqual([
    ["reopened", "both"],
    ["withdrawn", "none"],
  ]);
});
