import { expect, test } from "vitest";

import { canonicalText } from "../record/canonical.ts";
import { replay } from "../record/replay.ts";
import { offRecordSince, openSessionOf } from "./bargaining-session.ts";
import { moveWords } from "./move-words.ts";
import type { Move } from "./move.ts";
import { offRecordWarning } from "./off-record-warning.ts";
import {
  guildChief,
  guildNegotiator,
  openTestTalks,
  producersChief,
  tableW7,
} from "./talks-for-tests.ts";

const OPEN: Move = { kind: "open-session" };
const NEXT = "2026-01-07T18:00:00Z";

function adjourn(session: number, next: string | null = NEXT): Move {
  return { kind: "adjourn-session", session, next, words: "Thank you." };
}

test("TABLE-1 either chief opens a session and either adjourns it; there is one at a time", () => {
  const talks = openTestTalks();
  expect(talks.make(guildNegotiator, OPEN)?.reason).toBe("not-yours-to-ask");
  talks.must(producersChief, OPEN);
  const before = talks.state;
  expect(talks.make(guildChief, OPEN)).toMatchObject({
    reason: "session-open",
    words: "Session 1 goes on already.",
  });
  expect(talks.state).toBe(before);
  talks.must(guildChief, adjourn(1));
  expect(openSessionOf(talks.state)).toBeNull();
  expect(talks.make(guildChief, adjourn(1))?.reason).toBe("no-session");
  talks.must(guildChief, OPEN);
  expect(openSessionOf(talks.state)?.number).toBe(2);
  // A late asking to end the first ends no other.
  expect(talks.make(producersChief, adjourn(1))?.reason).toBe("no-session");
  expect(canonicalText(replay(talks.entries).sessions)).toBe(canonicalText(talks.state.sessions));
});

test("TABLE-2 adjourning asks for the next date: a later one, or the word that there is none", () => {
  const talks = openTestTalks();
  talks.must(guildChief, OPEN);
  const before = talks.state;
  expect(talks.make(guildChief, adjourn(1, "2026-01-05T08:00:00Z"))?.reason).toBe(
    "due-date-passed",
  );
  expect(talks.state).toBe(before);
  talks.must(guildChief, adjourn(1));
  expect(talks.state.sessions).toMatchObject([{ next: NEXT, words: "Thank you." }]);
  expect(moveWords(talks.state, adjourn(1), "a")).toBe(
    "Guild adjourned session 1. The sides meet next on 7 January 2026, 10:00 (America/Los_Angeles).",
  );
  talks.must(producersChief, OPEN, adjourn(2, null));
  expect(moveWords(talks.state, adjourn(2, null), "b")).toBe(
    "Producers adjourned session 2. No next date was named.",
  );
});

const goOff = (session: number): Move => ({ kind: "go-off-record", session });
const goOn = (session: number): Move => ({ kind: "go-on-record", session });

test("OFFRECORD-1 either chief takes the table off the record and either puts it back, only in the session that goes on, and adjourning ends it", () => {
  const talks = openTestTalks();
  const refused = (by: typeof guildChief, move: Move) => {
    const before = talks.state;
    const refusal = talks.make(by, move);
    expect(talks.state).toBe(before);
    return refusal?.reason;
  };
  expect(refused(guildChief, goOff(1))).toBe("no-session");
  talks.must(guildChief, OPEN);
  expect(refused(guildNegotiator, goOff(1))).toBe("not-yours-to-ask");
  expect(refused(guildChief, goOn(1))).toBe("already-on-record");
  talks.must(guildChief, goOff(1));
  expect(offRecordSince(talks.state)).toMatchObject({ seq: 3, side: "a" });
  expect(refused(producersChief, goOff(1))).toBe("already-off-record");
  expect(refused(guildNegotiator, goOn(1))).toBe("not-yours-to-ask");
  talks.must(producersChief, goOn(1));
  expect(offRecordSince(talks.state)).toBeNull();

  talks.must(producersChief, goOff(1));
  talks.must(guildChief, adjourn(1));
  expect(offRecordSince(talks.state)).toBeNull();
  expect(refused(guildChief, goOn(1))).toBe("no-session");
  talks.must(guildChief, OPEN);
  expect(offRecordSince(talks.state)).toBeNull();
  // A late asking silences no other session.
  expect(refused(producersChief, goOff(1))).toBe("no-session");
  const seqs = talks.state.sessions.map(({ offRecord = [] }) =>
    offRecord.map(({ from, to }) => [from.seq, to?.seq]),
  );
  expect(seqs).toEqual([
    [
      [3, 4],
      [5, 6],
    ],
    [],
  ]);
  expect(canonicalText(replay(talks.entries).sessions)).toBe(canonicalText(talks.state.sessions));
  expect([goOff(2), goOn(2)].map((move) => moveWords(talks.state, move, "b"))).toEqual([
    "Producers took the table off the record. Whatever binds is on the record of both sides all the same.",
    "Producers put the table back on the record.",
  ]);
});

test("OFFRECORD-6 MOVE-14 whoever makes a move off the record is told that it binds, and is not kept from it", () => {
  const talks = openTestTalks();
  talks.must(guildChief, OPEN);
  expect(offRecordWarning(talks.state, [tableW7()])).toBeNull();
  talks.must(guildChief, goOff(1));
  expect(offRecordWarning(talks.state, [tableW7()])).toBe(
    "The table is off the record, but a move never is: it binds, and it goes on the record of both sides.",
  );
  for (const back of [goOn(1), adjourn(1)])
    expect(offRecordWarning(talks.state, [back])).toBeNull();
  talks.must(guildChief, tableW7());
  expect(talks.proposal().passes).toHaveLength(1);
});
