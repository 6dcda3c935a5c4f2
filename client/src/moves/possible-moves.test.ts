import { matrixRow } from "@crosstable/shared/documents/matrix";
import { mustProposalId, mustSeatId } from "@crosstable/shared/ids";
import type { Actor, CaseState } from "@crosstable/shared/moves/case-state";
import { FIRST_GROUND_RULES } from "@crosstable/shared/moves/ground-rules";
import { applyMove } from "@crosstable/shared/moves/move";
import { NOTHING_ON_RECORD } from "@crosstable/shared/moves/record-room";
import type { Stamp } from "@crosstable/shared/record/stamp";
import { describe, expect, test } from "vitest";

import { possibleMoves } from "./possible-moves.ts";

const NOW = Date.parse("2026-11-24T10:00:00Z");
const W7 = mustProposalId("w7");
const seat = mustSeatId("guild-chief");
const guildChief: Actor = { id: seat, side: "a", role: "chief", name: "Guild chief" };
const otherSeat = mustSeatId("producers-chief");
const producersChief: Actor = { id: otherSeat, side: "b", role: "chief", name: "Producers chief" };

function stamp(side: "a" | "b"): Stamp {
  return {
    seq: 1,
    at: new Date(NOW).toISOString(),
    side,
    seat,
    seatName: "",
    role: "chief",
    asOf: null,
  };
}

const zone = "America/Los_Angeles";
const empty = {
  title: "Talks",
  sides: {
    a: { name: "Guild", short: "Guild", letter: "G", zone },
    b: { name: "Producers", short: "Producers", letter: "P", zone },
  },
  expiration: null,
  clock: null,
  gaps: [],
  hand: { a: "chief", b: "chief" },
  groundRules: FIRST_GROUND_RULES,
  proposals: new Map(),
  packages: new Map(),
  sessions: [],
  seats: new Map([
    [seat, { side: "a" }],
    [otherSeat, { side: "b" }],
  ]),
  requests: new Map(),
  articles: new Map(),
  articleOffers: [],
  onRecord: NOTHING_ON_RECORD,
} as unknown as CaseState;

const tabled = applyMove(
  empty,
  {
    kind: "table-proposal",
    proposal: W7,
    number: "W-7",
    title: null,
    subject: "Reuse",
    category: null,
    article: null,
    currentLanguage: null,
    text: "2.5%",
  },
  stamp("a"),
);

function movesOf(state: CaseState, actor: Actor): Record<string, string | null> {
  const proposal = state.proposals.get(W7);
  if (proposal === undefined) throw new Error("no proposal");
  const found = possibleMoves({ state, row: matrixRow(proposal), actor, nowMs: NOW });
  return Object.fromEntries(found.map((move) => [move.kind, move.why]));
}

describe("possible moves", () => {
  test("the other chief may accept, counter, hold and reject a tabled proposal", () => {
    expect(movesOf(tabled, producersChief)).toEqual({
      accept: null,
      pass: null,
      acknowledge: null,
      hold: null,
      reject: null,
      "status-quo": null,
      "decline-to-answer": null,
      refer: null,
    });
  });

  test("the sponsor may pass a new text and withdraw, and accepts nothing of its own", () => {
    expect(movesOf(tabled, guildChief)).toEqual({
      pass: null,
      withdraw: null,
      "status-quo": null,
      "declare-final-offer": null,
      "add-part": null,
      split: null,
      merge: null,
      renumber: null,
      refer: null,
    });
  });

  test("PART-2 the whole of lettered parts is withdrawn with those that are open, as its dialog sends them", () => {
    const [one, two] = ["w7-a", "w7-b"].map(mustProposalId);
    const piece = { number: null, title: null, subject: "A part", text: "Its text." };
    const into = [
      { ...piece, proposal: one ?? W7, letter: "a" },
      { ...piece, proposal: two ?? W7, letter: "b" },
    ];
    const inParts = applyMove(tabled, { kind: "split", proposal: W7, into }, stamp("a"));
    expect(movesOf(inParts, guildChief)["withdraw"]).toBeNull();
  });

  test("a negotiator is told why", () => {
    const negotiator: Actor = { ...producersChief, role: "negotiator" };
    expect(Object.values(movesOf(tabled, negotiator))).toEqual(
      Array.from({ length: 8 }, () => "Only a side's chief makes moves. Propose it to your chief."),
    );
  });

  test("after an acceptance there is a signature to give, and one's own cannot be given twice", () => {
    const hash = tabled.proposals.get(W7)?.passes[0]?.hash ?? "";
    const agreed = applyMove(tabled, { kind: "accept", proposal: W7, pass: 1, hash }, stamp("b"));
    expect(movesOf(agreed, producersChief)["sign-ta"]).toBeNull();
    const signed = applyMove(agreed, { kind: "sign-ta", proposal: W7, pass: 1, hash }, stamp("b"));
    expect(movesOf(signed, producersChief)["sign-ta"]).toBe("Your side has signed W-7 already.");
    expect(movesOf(signed, guildChief)["sign-ta"]).toBeNull();
  });
});
