import { expect, test } from "vitest";

import { matrixTalks } from "../documents/matrix.ts";
import { MAX_RECORD_CHARS_PER_SIDE } from "../limits.ts";
import { replay } from "../record/replay.ts";
import type { CaseState } from "./case-state.ts";
import { openHalf } from "./halves.ts";
import { judgeMove, move as anyMove, type Move } from "./move.ts";
import { acceptK1, oneOfEach, threeOnTheTable } from "./packages-for-tests.ts";
import { noRoomOnRecord } from "./record-room.ts";
import { guildChief, producersChief, W7, type TestTalks } from "./talks-for-tests.ts";
import { withW7 } from "./w7-for-tests.ts";

const NOW = Date.parse("2026-01-06T09:00:00Z");
const KINDS = anyMove.def.options.flatMap(({ shape }) => shape.kind.def.values);
const IMPORT: Move = {
  kind: "import-articles",
  replaces: "these",
  articles: [{ number: "13", title: null, text: "As today." }],
};
const PASS: Move = { kind: "pass", proposal: W7, answers: null, text: "Three cents more." };
const OFFER: Move = { kind: "offer-statement", words: "We both go on." };

/** The talks as they are when a side has left only so much room. */
function leaving(talks: TestTalks, room: number, of: "a" | "b" = "a"): CaseState {
  const { state } = talks;
  return { ...state, onRecord: { ...state.onRecord, [of]: MAX_RECORD_CHARS_PER_SIDE - room } };
}

function verdict(state: CaseState, move: Move, by = guildChief) {
  return judgeMove(state, move, { actor: by, nowMs: NOW })?.reason ?? "made";
}

test("BOUND-1 what a side offers and takes back again and again fills its own room on the record, with the row around each move", () => {
  const talks = threeOnTheTable();
  const { onRecord } = talks.state;
  const dropping: Move = {
    kind: "decline-articles",
    hash: "",
    offeredBy: "a",
    words: "",
  };
  talks.must(guildChief, IMPORT);
  const hash = talks.state.articleOffers[0]?.hash ?? "";
  talks.must(guildChief, { ...dropping, hash });
  const length = [IMPORT, { ...dropping, hash }].reduce(
    (sum, move) => sum + 1_000 + JSON.stringify(move).length,
    0,
  );
  expect(talks.state.onRecord).toEqual({ a: onRecord.a + length, b: onRecord.b });
  expect(talks.state.articleOffers).toEqual([]);
  expect(replay(talks.entries).onRecord).toEqual(talks.state.onRecord);
});

test("BOUND-1 a side that has filled its room on the record begins nothing more, in plain words, and the other side goes on", () => {
  const talks = threeOnTheTable();
  for (const move of [IMPORT, PASS, OFFER]) {
    const chars = 1_000 + JSON.stringify(move).length;
    expect(verdict(leaving(talks, chars), move)).toBe("made");
    const full = leaving(talks, chars - 1);
    expect(verdict(full, move)).toBe("too-many-requests");
    expect(verdict(full, move, producersChief)).toBe("made");
    const context = { actor: guildChief, nowMs: NOW };
    expect(judgeMove(full, move, { ...context, isOnRecord: true })).toBeNull();
    expect(judgeMove(full, move, context)?.words).toBe(
      "Your side would have put more than 128 million signs on the record. Only what answers or ends something is still taken.",
    );
  }
});

test("BOUND-1 a side that has filled its room still answers and ends what is there, and gives the hand back", () => {
  const talks = threeOnTheTable();
  talks.must(guildChief, oneOfEach(talks));
  const full = (of: "a" | "b") => leaving(talks, -1_000, of);
  const accepting = acceptK1(talks);
  expect(verdict(full("b"), accepting, producersChief)).toBe("made");
  const rejecting: Move = { kind: "reject", proposal: W7, pass: 1, words: "No." };
  expect(verdict(full("b"), rejecting, producersChief)).toBe("made");
  const handed: CaseState = { ...full("a"), hand: { a: "second", b: "chief" } };
  expect(verdict(handed, { kind: "hand-over", to: "chief" })).toBe("made");
  expect(verdict(full("a"), { kind: "hand-over", to: "second" })).toBe("too-many-requests");
});

test("BOUND-1 a side that has filled its room meets the other side's half of a closing, and begins none of its own", () => {
  const talks = withW7();
  const closing: Move = { kind: "status-quo", proposal: W7, lastPass: 1, meets: null, words: "" };
  const full = (of: "a" | "b") => leaving(talks, -1_000, of);
  expect(verdict(full("a"), closing)).toBe("too-many-requests");
  talks.must(guildChief, closing);
  const meeting = { ...closing, meets: openHalf(talks.proposal(), "status-quo", "a")?.stamp.seq };
  expect(verdict(full("b"), closing, producersChief)).toBe("too-many-requests");
  expect(verdict(full("b"), meeting, producersChief)).toBe("made");
});

test("BOUND-1 every kind of move either begins something and needs room, or answers or ends what is there", () => {
  const full = { onRecord: { a: MAX_RECORD_CHARS_PER_SIDE, b: 0 } };
  const context = { actor: guildChief, nowMs: 0 };
  const needsRoom = KINDS.filter(
    (kind) => noRoomOnRecord(full, { kind } as Move, context) !== null,
  );
  expect(needsRoom.toSorted()).toEqual([
    "add-part",
    "answer-request",
    "declare-final-offer",
    "declare-final-package",
    "declare-final-whole",
    "go-off-record",
    "hand-over",
    "hold",
    "import-articles",
    "lapse-package",
    "merge",
    "offer-extension",
    "offer-minutes",
    "offer-package",
    "offer-statement",
    "open-session",
    "pass",
    "propose-ground-rules",
    "publish-statement",
    "refer",
    "reinstate",
    "renumber",
    "reopen",
    "request-information",
    "split",
    "status-quo",
    "table-proposal",
    "vouch-for-key",
  ]);
});

test("BOUND-1 what a side has put on the record stands in no document", () => {
  const { state } = threeOnTheTable();
  expect(matrixTalks(state, { seq: 1, head: "" })).not.toHaveProperty("onRecord");
});
