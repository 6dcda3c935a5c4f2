import { expect, test } from "vitest";

import { matrixRow, wholeRow, type MatrixRow } from "../documents/matrix.ts";
import { replay } from "../record/replay.ts";
import { mustAsRead } from "./as-read-for-tests.ts";
import { moveWords } from "./move-words.ts";
import type { Move } from "./move.ts";
import { refusalOf } from "./refusal-for-tests.ts";
import { standingOf, turnOf } from "./standing.ts";
import {
  guildChief,
  guildNegotiator,
  openTestTalks,
  producersChief,
  tableW7,
  W7,
  type TestTalks,
} from "./talks-for-tests.ts";
import { warningsOf } from "./warnings.ts";

const reopening = (words = "The figures were wrong."): Move => {
  return { kind: "reopen", proposal: W7, words };
};
const repudiation = (words = "Our board refused it."): Move => {
  return { kind: "repudiate", proposal: W7, words };
};
const leaveIt = (lastPass = 1): Move => {
  return { kind: "status-quo", proposal: W7, lastPass, words: "No change." };
};
const pass = (text: string, answers: number | null = null): Move => {
  return { kind: "pass", proposal: W7, answers, text };
};
const withdrawal = (lastPass = 1): Move => {
  const rest = { condition: null, words: "" };
  return { kind: "withdraw", proposal: W7, lastPass, how: "unconditional", ...rest };
};
const bringBack: Move = { kind: "reinstate", proposal: W7, words: "The condition failed." };

function tabled(): TestTalks {
  const talks = openTestTalks();
  talks.must(guildChief, tableW7());
  return talks;
}

function signed(): TestTalks {
  const talks = tabled();
  const hash = talks.proposal().passes[0]?.hash ?? "";
  talks.must(producersChief, { kind: "accept", proposal: W7, pass: 1, hash });
  for (const chief of [guildChief, producersChief])
    talks.must(chief, { kind: "sign-ta", proposal: W7, pass: 1, hash });
  return talks;
}

function look(talks: TestTalks): [string, string] {
  return [standingOf(talks.proposal()), turnOf(talks.proposal())];
}

test("MOVE-9 a tentative agreement is open again when both chiefs have asked, and both reasons are kept", () => {
  const talks = signed();
  const { agreement } = talks.proposal();
  expect(refusalOf(talks, guildChief, reopening(" ")).reason).toBe("no-text");
  expect(refusalOf(talks, guildNegotiator, reopening()).reason).toBe("not-yours-to-ask");
  mustAsRead(talks, guildChief, reopening());
  expect(look(talks)).toEqual(["ta", "b"]);
  expect(talks.proposal().agreement).toBe(agreement);
  expect(refusalOf(talks, guildChief, reopening()).reason).toBe("already-said");
  expect(refusalOf(talks, guildChief, pass("Another.")).reason).toBe("already-agreed");
  mustAsRead(talks, producersChief, reopening("So were ours."));
  expect(look(talks)).toEqual(["reopened", "both"]);
  expect(talks.proposal().agreement).toBeNull();
  expect(talks.proposal().closings.reopened).toMatchObject([
    {
      reasons: { a: { words: "The figures were wrong." }, b: { words: "So were ours." } },
      agreement,
    },
  ]);
  expect(replay(talks.entries).proposals).toEqual(talks.state.proposals);
  talks.must(guildChief, pass("Another."));
  expect(look(talks)).toEqual(["tabled", "b"]);
});

test("what is open cannot be reopened", () => {
  const talks = tabled();
  expect(refusalOf(talks, guildChief, reopening()).reason).toBe("not-agreed");
  talks.must(guildChief, withdrawal());
  expect(refusalOf(talks, guildChief, reopening()).reason).toBe("not-agreed");
});

test("a half-made asking falls with the hand that made it, and the other side's stays", () => {
  const talks = signed();
  mustAsRead(talks, guildChief, reopening());
  talks.must(producersChief, { kind: "hand-over", to: "second" });
  expect(talks.proposal().closings.reopenAsked.a).not.toBeNull();
  talks.must(guildChief, { kind: "hand-over", to: "second" });
  expect(talks.proposal().closings.reopenAsked).toEqual({ a: null, b: null });
  expect(look(talks)).toEqual(["ta", "none"]);
});

test("MOVE-10 a repudiation leaves the agreement and both signatures where they are", () => {
  const talks = signed();
  const { agreement } = talks.proposal();
  expect(refusalOf(talks, producersChief, repudiation("")).reason).toBe("no-text");
  talks.must(producersChief, repudiation());
  expect(look(talks)).toEqual(["ta-disputed", "none"]);
  expect(talks.proposal().agreement).toBe(agreement);
  expect(refusalOf(talks, producersChief, repudiation()).reason).toBe("already-said");
  expect(refusalOf(talks, guildChief, pass("Another.")).reason).toBe("already-agreed");
  talks.must(guildChief, repudiation("Neither are we."));
  mustAsRead(talks, guildChief, reopening());
  mustAsRead(talks, producersChief, reopening());
  expect(look(talks)).toEqual(["reopened", "both"]);
  expect(talks.proposal().closings.reopened[0]?.repudiations).toHaveLength(2);
});

test("WORDS-1 a condition that ends with a full stop gets no second one in the sentence of its move", () => {
  const talks = tabled();
  const withdrawn = (condition: string): Move => {
    return { ...withdrawal(), how: "conditional", condition } as Move;
  };
  const said = "Guild withdrew W-7 on the condition: W-8 is accepted.";
  for (const condition of ["W-8 is accepted.", "W-8 is accepted"])
    expect(moveWords(talks.state, withdrawn(condition), "a")).toBe(said);
});

test("nobody repudiates what is not signed by both", () => {
  const talks = tabled();
  expect(refusalOf(talks, producersChief, repudiation()).reason).toBe("not-agreed");
});

test("MOVE-11 only the sponsor brings a withdrawn proposal back, and every text is still there", () => {
  const talks = tabled();
  talks.must(producersChief, pass("One cent.", 1));
  expect(refusalOf(talks, guildChief, bringBack).reason).toBe("not-withdrawn");
  talks.must(guildChief, withdrawal(2));
  expect(refusalOf(talks, producersChief, bringBack).reason).toBe("not-the-sponsor");
  const { passes } = talks.proposal();
  talks.must(guildChief, bringBack);
  expect(look(talks)).toEqual(["countered", "a"]);
  expect(talks.proposal().passes).toEqual(passes);
  expect(talks.proposal().closings.reinstated).toMatchObject([
    { withdrawal: { how: "unconditional" }, by: { words: "The condition failed." } },
  ]);
});

test("MOVE-12 a proposal is left at the current contract language when both chiefs say so", () => {
  const talks = tabled();
  mustAsRead(talks, producersChief, leaveIt());
  expect(look(talks)).toEqual(["tabled", "a"]);
  expect(refusalOf(talks, producersChief, leaveIt()).reason).toBe("already-said");
  mustAsRead(talks, guildChief, leaveIt());
  expect(look(talks)).toEqual(["status-quo", "none"]);
  expect(refusalOf(talks, guildChief, pass("Another.")).words).toContain(
    "closed W-7 at the current contract language",
  );
  expect(refusalOf(talks, guildChief, withdrawal()).reason).toBe("already-agreed");
  mustAsRead(talks, guildChief, reopening());
  mustAsRead(talks, producersChief, reopening());
  expect(look(talks)).toEqual(["reopened", "both"]);
  expect(talks.proposal().closings.reopened[0]?.agreement).toBeNull();
});

test("MOVE-12 an open question ends with the closing, and does not come back with the reopening", () => {
  const talks = tabled();
  const due = "2026-02-01T00:00:00Z";
  talks.must(producersChief, { kind: "hold", proposal: W7, pass: 1, words: "Cost?", due });
  mustAsRead(talks, producersChief, leaveIt());
  expect(talks.proposal().hold).not.toBeNull();
  mustAsRead(talks, guildChief, leaveIt());
  expect(talks.proposal().hold).toBeNull();
  for (const chief of [guildChief, producersChief]) mustAsRead(talks, chief, reopening());
  expect(look(talks)).toEqual(["reopened", "both"]);
});

test("MOVE-12 an offer overlooks no newer text, and a newer text ends it", () => {
  const talks = tabled();
  talks.must(guildChief, pass("Three cents."));
  expect(refusalOf(talks, producersChief, leaveIt(1)).reason).toBe("stale");
  mustAsRead(talks, producersChief, leaveIt(2));
  talks.must(guildChief, pass("Four cents."));
  expect(talks.proposal().closings.statusQuo).toEqual({ a: null, b: null });
  mustAsRead(talks, guildChief, leaveIt(3));
  expect(look(talks)).toEqual(["tabled", "b"]);
});

test("MOVE-13 a final offer is kept with who asked for it and in what words, and changes nothing else", () => {
  const talks = tabled();
  const declare = (more: object): Move => {
    const base = { askedBy: "b", askedWords: "Is this your last?", words: "It is." } as const;
    return { kind: "declare-final-offer", proposal: W7, pass: 1, ...base, ...more };
  };
  expect(refusalOf(talks, producersChief, declare({})).reason).toBe("unknown-pass");
  expect(refusalOf(talks, guildChief, declare({ pass: 2 })).reason).toBe("stale");
  expect(refusalOf(talks, guildChief, declare({ askedBy: "a" })).reason).toBe("own-pass");
  expect(refusalOf(talks, guildChief, declare({ askedWords: "" })).reason).toBe("no-text");
  const before = look(talks);
  talks.must(guildChief, declare({}));
  expect(look(talks)).toEqual(before);
  expect(talks.proposal().declarations.finalOffers).toMatchObject([
    { side: "a", pass: 1, askedBy: "b", askedWords: "Is this your last?", words: "It is." },
  ]);
  expect(refusalOf(talks, guildChief, declare({})).reason).toBe("already-said");
  expect(moveWords(talks.state, declare({}), "a")).toBe(
    "Guild declared pass 1 of W-7 its last, best and final offer, asked for by Producers: “Is this your last?”",
  );
});

test("MOVE-13 a side that declines to answer owes no answer, and may still give one", () => {
  const talks = tabled();
  const decline = (words: string): Move => {
    return { kind: "decline-to-answer", proposal: W7, pass: 1, words };
  };
  expect(refusalOf(talks, guildChief, decline("No.")).reason).toBe("own-pass");
  expect(refusalOf(talks, producersChief, decline("")).reason).toBe("no-text");
  talks.must(producersChief, decline("It is not a subject of these talks."));
  expect(look(talks)).toEqual(["tabled", "a"]);
  expect(refusalOf(talks, producersChief, decline("Again.")).reason).toBe("already-said");
  talks.must(producersChief, pass("One cent.", 1));
  expect(look(talks)).toEqual(["countered", "a"]);
});

test("MOVE-14 who moves after a final offer is warned, and the move is made all the same", () => {
  const talks = tabled();
  expect(warningsOf(talks.state, pass("More."), "a")).toEqual([]);
  const nobody = { askedBy: "nobody", askedWords: "", words: "" } as const;
  talks.must(guildChief, { kind: "declare-final-offer", proposal: W7, pass: 1, ...nobody });
  expect(warningsOf(talks.state, pass("More."), "a")).toEqual([
    "Your side has declared pass 1 of W-7 its last, best and final offer. A further text shows that it was not.",
  ]);
  expect(warningsOf(talks.state, pass("More."), "b")).toEqual([]);
  talks.must(guildChief, pass("More."));
  expect(talks.proposal().passes).toHaveLength(2);
});

test("a device's copy of a row from before these moves reads as one on which none was made", () => {
  const row = matrixRow(tabled().proposal());
  const { closings: _closings, declarations: _declarations, ...kept } = row;
  expect(wholeRow(kept as MatrixRow)).toEqual(row);
  expect(wholeRow(row)).toBe(row);
});
