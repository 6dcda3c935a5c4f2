import { matrixRow } from "@crosstable/shared/documents/matrix";
import { mustProposalId, type ProposalId } from "@crosstable/shared/ids";
import type { Actor } from "@crosstable/shared/moves/case-state";
import { AFTER, openTalksWithDeadline } from "@crosstable/shared/moves/deadline-for-tests";
import {
  guildChief,
  producersChief,
  tableW7,
  W7,
  type TestTalks,
} from "@crosstable/shared/moves/talks-for-tests";
import { expect, test } from "vitest";

import { possibleOffers } from "./possible-offers.ts";

const PART = mustProposalId("w-7-a");

/** W-7 with a part that came after the deadline. */
function withLatePart(): TestTalks {
  const talks = openTalksWithDeadline();
  talks.must(guildChief, tableW7());
  talks.nowMs = AFTER;
  const added = { part: PART, letter: "a", subject: "Cable", text: "Add it." };
  talks.must(guildChief, { kind: "add-part", proposal: W7, ...added });
  return talks;
}

function offersOn(talks: TestTalks, id: ProposalId, actor: Actor): string[] {
  const { state, nowMs } = talks;
  const of = state.proposals.get(id);
  return of === undefined ? [] : possibleOffers({ state, row: matrixRow(of), actor, nowMs });
}

test("PART-2 a whole that still has open parts can be chosen for withdrawal, and so can a late part: they go in one package", () => {
  const talks = withLatePart();
  expect(offersOn(talks, W7, guildChief)).toEqual(["pass", "withdraw"]);
  expect(offersOn(talks, W7, producersChief)).toEqual(["pass", "accept", "ask-withdrawal"]);
  expect(offersOn(talks, PART, guildChief)).toEqual(["withdraw"]);
  expect(offersOn(talks, PART, producersChief)).toEqual(["ask-withdrawal"]);
});

test("PART-2 a whole of which a part is agreed in principle cannot be chosen for withdrawal", () => {
  const talks = withLatePart();
  const hash = talks.state.proposals.get(PART)?.passes[0]?.hash ?? "";
  talks.must(
    producersChief,
    { kind: "answer-new-item", proposal: PART, hash, consents: true, words: "" },
    { kind: "accept", proposal: PART, pass: 1, hash },
  );
  expect(offersOn(talks, W7, guildChief)).toEqual(["pass"]);
  expect(offersOn(talks, PART, guildChief)).toEqual([]);
});
