import { expect, test } from "vitest";

import { canonicalText } from "../record/canonical.ts";
import { replay } from "../record/replay.ts";
import { openSessionOf } from "./bargaining-session.ts";
import { moveWords } from "./move-words.ts";
import type { Move } from "./move.ts";
import { guildChief, guildNegotiator, openTestTalks, producersChief } from "./talks-for-tests.ts";

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
    "Guild adjourned session 1. The sides meet next on 2026-01-07, 10:00 (America/Los_Angeles).",
  );
  talks.must(producersChief, OPEN, adjourn(2, null));
  expect(moveWords(talks.state, adjourn(2, null), "b")).toBe(
    "Producers adjourned session 2. No next date was named.",
  );
});
