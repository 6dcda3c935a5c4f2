import { hasSigned } from "@crosstable/server/access/ed25519";
import { mustPackageId, mustProposalId } from "@crosstable/shared/ids";
import {
  MAX_ANSWERS_PER_REQUEST,
  MAX_FORMER_NUMBERS_PER_PROPOSAL,
  MAX_OFF_RECORD_PER_SESSION,
  MAX_REINSTATEMENTS_PER_PROPOSAL,
} from "@crosstable/shared/limits";
import { isAtStatusQuo } from "@crosstable/shared/moves/closings";
import type { Move } from "@crosstable/shared/moves/move";
import { isTentativelyAgreed } from "@crosstable/shared/moves/standing";
import { tableW7, W7 } from "@crosstable/shared/moves/talks-for-tests";
import { workingGroup } from "@crosstable/shared/moves/working-group";
import { verifyRows } from "@crosstable/shared/verify/verify-rows";
import { expect, test } from "vitest";

import { CHIEFS, SignedTalks } from "./signed-talks.ts";

const PROPOSE: Move = {
  kind: "propose-ground-rules",
  changes: { packageRevert: "stand-alone-falls" },
  words: "",
};

async function verified(talks: SignedTalks) {
  return verifyRows(talks.rows, hasSigned);
}

test("MOVE-15 VERIFY-1 a handover from before offers fell verifies, and is refused when it is asked for today", async () => {
  const talks = new SignedTalks();
  const silent: Move = { kind: "hand-over", to: "second" };
  expect(talks.make("a", PROPOSE)).toBeNull();
  const { length } = talks.rows;
  expect(talks.make("a", silent)?.reason).toBe("stale");
  expect(talks.rows).toHaveLength(length);
  talks.sign("a", [silent]);
  expect(talks.state.groundRuleTalks.offers.a).not.toBeNull();
  const notes = [`In row ${talks.rows.length} the hand went, and what it had offered stood.`];
  expect(await verified(talks)).toMatchObject({ bad: null, notes });
  // One that leaves a later kind of offer standing was never right.
  const forged = new SignedTalks();
  forged.make("a", { kind: "offer-statement", words: "We both go on." });
  forged.sign("a", [silent]);
  expect(await verified(forged)).toMatchObject({ bad: { row: forged.rows.length } });
});

test("BOUND-1 VERIFY-1 a record from before the sessions and the times off the record were bounded verifies", async () => {
  const talks = new SignedTalks();
  talks.make("a", { kind: "open-session" });
  const off: Move = { kind: "go-off-record", session: 1 };
  for (let times = 0; times < MAX_OFF_RECORD_PER_SESSION; times += 1)
    expect(talks.make("a", off, { kind: "go-on-record", session: 1 })).toBeNull();
  expect(talks.make("b", off)?.reason).toBe("too-many-requests");
  talks.sign("b", [off]);
  expect(await verified(talks)).toMatchObject({ bad: null, notes: [] });
});

test("BOUND-1 VERIFY-1 a record from before it was bounded how often a proposal comes back and is renumbered, and a request is answered in part, verifies", async () => {
  const talks = new SignedTalks();
  const how = { how: "without-prejudice", condition: null, words: "" } as const;
  const withdrawing: Move = { kind: "withdraw", proposal: W7, lastPass: 1, ...how };
  const reinstating: Move = { kind: "reinstate", proposal: W7, words: "" };
  const numbered = (at: number): Move => {
    return { kind: "renumber", proposal: W7, number: `N-${at}` };
  };
  const due = "2027-01-01T00:00:00Z";
  const asking: Move = { kind: "request-information", about: null, words: "How many?", due };
  const partly = { how: "partly", words: "Some." } as const;
  const answering: Move = { kind: "answer-request", request: 1, ...partly };
  expect(talks.make("a", tableW7(), asking)).toBeNull();
  for (let times = 0; times < MAX_REINSTATEMENTS_PER_PROPOSAL; times += 1)
    expect(talks.make("a", withdrawing, reinstating)).toBeNull();
  for (let times = 0; times < MAX_FORMER_NUMBERS_PER_PROPOSAL; times += 1)
    expect(talks.make("a", numbered(times))).toBeNull();
  for (let times = 0; times < MAX_ANSWERS_PER_REQUEST; times += 1)
    expect(talks.make("b", answering)).toBeNull();
  expect(talks.make("a", withdrawing, reinstating)?.reason).toBe("too-many-requests");
  expect(talks.make("a", numbered(99))?.reason).toBe("too-many-requests");
  expect(talks.make("b", answering)?.reason).toBe("too-many-requests");
  talks.sign("a", [withdrawing, reinstating, numbered(99)]);
  talks.sign("b", [answering]);
  expect(await verified(talks)).toMatchObject({ bad: null, notes: [] });
});

test("MOVE-7 VERIFY-1 a splitting from before it said which text was seen verifies, and is refused when it is asked for today", async () => {
  const talks = new SignedTalks();
  expect(talks.make("a", tableW7())).toBeNull();
  expect(talks.make("b", { kind: "pass", proposal: W7, answers: 1, text: "One cent." })).toBeNull();
  const piece = { number: null, title: null, subject: "A part", text: "Its text." };
  const into = ["a", "b"].map((letter) => ({
    ...piece,
    proposal: mustProposalId(`w-7${letter}`),
    letter,
  }));
  const silent: Move = { kind: "split", proposal: W7, into };
  expect(talks.make("a", silent)?.reason).toBe("stale");
  talks.sign("a", [silent]);
  expect(await verified(talks)).toMatchObject({ bad: null, notes: [] });
  // What a row does say, it was held to.
  const forged = new SignedTalks();
  expect(forged.make("a", tableW7())).toBeNull();
  expect(
    forged.make("b", { kind: "pass", proposal: W7, answers: 1, text: "One cent." }),
  ).toBeNull();
  forged.sign("a", [{ ...silent, lastPass: 1 }]);
  expect(await verified(forged)).toMatchObject({ bad: { row: forged.rows.length } });
});

test("MOVE-9 VERIFY-1 a record from before who asked to reopen had to take that back to sign verifies, and nobody opens it alone today", async () => {
  const talks = new SignedTalks();
  const asking: Move = { kind: "reopen", proposal: W7, meets: null, words: "Not so." };
  const id = mustPackageId("k1");
  expect(talks.make("a", tableW7())).toBeNull();
  const offer = { title: null, words: "", answers: null, openUntil: null };
  const members = [{ offer: "pass", proposal: W7, answers: null, text: "More." }] as const;
  expect(
    talks.make("a", { kind: "offer-package", package: id, ...offer, members: [...members] }),
  ).toBeNull();
  const hash = talks.state.packages.get(id)?.hash ?? "";
  expect(talks.make("b", { kind: "accept-package", package: id, hash })).toBeNull();
  expect(talks.make("a", asking)).toBeNull();
  const meeting: Move = { ...asking, meets: talks.rows.length };
  const signing: Move = {
    kind: "sign-ta",
    proposal: W7,
    pass: 2,
    hash: talks.state.proposals.get(W7)?.agreement?.hash ?? "",
  };
  expect(talks.make("b", signing)).toBeNull();
  expect(talks.make("a", signing)?.reason).toBe("already-said");
  talks.sign("a", [signing]);
  const isSigned = () => {
    const found = talks.state.proposals.get(W7);
    return found !== undefined && isTentativelyAgreed(found);
  };
  expect(isSigned()).toBe(true);
  expect(talks.make("b", meeting)).toMatchObject({
    reason: "stale",
    words: "Guild asked to reopen W-7 before it signed. It takes that back, and may ask anew.",
  });
  expect(isSigned()).toBe(true);
  talks.sign("b", [meeting]);
  expect(isSigned()).toBe(false);
  expect(await verified(talks)).toMatchObject({ bad: null, notes: [] });
});

test("MOVE-18 VERIFY-1 a text from before it said what it undid verifies, and is refused when it is asked for today", async () => {
  const talks = new SignedTalks();
  expect(talks.make("a", tableW7())).toBeNull();
  const hash = talks.state.proposals.get(W7)?.passes[0]?.hash ?? "";
  expect(talks.make("b", { kind: "accept", proposal: W7, pass: 1, hash })).toBeNull();
  const silent: Move = { kind: "pass", proposal: W7, answers: null, text: "Better for us." };
  expect(talks.make("a", silent)?.reason).toBe("stale");
  talks.sign("a", [silent]);
  expect(talks.state.proposals.get(W7)?.agreement).toBeNull();
  expect(await verified(talks)).toMatchObject({ bad: null, notes: [] });
  // One that says what was not agreed was never right.
  talks.sign("a", [{ ...silent, text: "Best.", undoes: 1 }]);
  expect(await verified(talks)).toMatchObject({ bad: { row: talks.rows.length } });
});

test("MOVE-20 MOVE-21 VERIFY-1 halves and answers from before they named what they answer verify, and are refused when they are asked for today", async () => {
  const talks = new SignedTalks();
  expect(talks.make("a", tableW7())).toBeNull();
  const closing = { kind: "status-quo", proposal: W7, lastPass: 1, words: "As it is." } as const;
  const due = "2026-02-01T00:00:00Z";
  expect(talks.make("b", { kind: "hold", proposal: W7, pass: 1, words: "Cost?", due })).toBeNull();
  const answer = { kind: "answer-hold", proposal: W7, pass: 1, words: "Nothing." } as const;
  expect(talks.make("a", answer)?.reason).toBe("stale");
  talks.sign("a", [answer]);
  const isClosed = () => {
    const found = talks.state.proposals.get(W7);
    return found !== undefined && isAtStatusQuo(found);
  };
  for (const side of ["a", "b"] as const) {
    expect(isClosed()).toBe(false);
    expect(talks.make(side, closing)?.reason).toBe("stale");
    talks.sign(side, [closing]);
  }
  expect(isClosed()).toBe(true);
  const asking = { kind: "reopen", proposal: W7, words: "Once more." } as const;
  for (const side of ["a", "b"] as const) talks.sign(side, [asking]);
  expect(isClosed()).toBe(false);
  const group = { kind: "refer", proposal: W7, words: "" } as const;
  for (const side of ["a", "b"] as const)
    talks.sign(side, [{ ...group, members: [CHIEFS[side].id] }]);
  const { referral } = talks.state.proposals.get(W7) ?? {};
  expect(referral === undefined ? null : workingGroup(referral)).not.toBeNull();
  expect(await verified(talks)).toMatchObject({ bad: null, notes: [] });
});

test("MOVE-20 MOVE-21 VERIFY-2 a signed word that names another row, or none, is no answer, wherever a server puts it", async () => {
  const beginning = () => {
    const talks = new SignedTalks();
    expect(talks.make("a", tableW7())).toBeNull();
    return talks;
  };
  const closing = { kind: "status-quo", proposal: W7, lastPass: 1, words: "As it is." } as const;
  const talks = beginning();
  expect(talks.make("a", { ...closing, meets: null })).toBeNull();
  const met = talks.rows.length;
  // Held back by a server and put after the other's, it settles nothing.
  talks.sign("b", [{ ...closing, meets: null }]);
  const of = talks.state.proposals.get(W7);
  expect(of === undefined ? null : isAtStatusQuo(of)).toBe(false);
  expect(await verified(talks)).toMatchObject({ bad: null });
  talks.sign("b", [{ ...closing, meets: met - 1 }]);
  expect(await verified(talks)).toMatchObject({ bad: { row: talks.rows.length } });

  const asked = beginning();
  const due = "2026-02-01T00:00:00Z";
  const question = { kind: "hold", proposal: W7, pass: 1, words: "Cost?", due } as const;
  expect(asked.make("b", question)).toBeNull();
  const answer = { kind: "answer-hold", proposal: W7, pass: 1, words: "Nothing." } as const;
  asked.sign("a", [{ ...answer, row: asked.rows.length - 1 }]);
  expect(await verified(asked)).toMatchObject({ bad: { row: asked.rows.length } });
});
