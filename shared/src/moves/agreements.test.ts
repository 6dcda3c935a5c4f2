import { expect, test } from "vitest";

import { replay } from "../record/replay.ts";
import type { Actor } from "./case-state.ts";
import { moveWords } from "./move-words.ts";
import type { Move } from "./move.ts";
import { refusalOf } from "./refusal-for-tests.ts";
import { standingOf, turnOf } from "./standing.ts";
import {
  guildChief,
  guildNegotiator,
  guildSecond,
  producersChief,
  producersSecond,
  type TestTalks,
} from "./talks-for-tests.ts";
import { undoing } from "./undone.ts";
import { acceptPass, counter, hashOf, signPass, withdrawal, withW7 } from "./w7-for-tests.ts";

function agreed(): TestTalks {
  const talks = withW7();
  talks.must(producersChief, acceptPass(talks, 1));
  return talks;
}

test("accepting while the other side supersedes is refused with the reason and the new pass", () => {
  const talks = withW7();
  talks.must(producersChief, counter("Pass two.", 1));
  talks.must(guildChief, counter("Pass three.", 2));
  const seen = acceptPass(talks, 3);
  talks.must(guildChief, counter("Pass four.", null));
  talks.nowMs += 13_000;
  expect(refusalOf(talks, producersChief, seen)).toEqual({
    reason: "stale",
    words: "Superseded 14 s ago by W-7 pass 4. Read it first.",
    moveIndex: 0,
  });
  talks.must(producersChief, acceptPass(talks, 4));
  expect(talks.proposal().agreement).toMatchObject({ pass: 4, hash: hashOf(talks, 4) });
});

test("an acceptance binds to the very text that was shown", () => {
  const talks = withW7();
  expect(refusalOf(talks, producersChief, acceptPass(talks, 1, "0".repeat(64))).reason).toBe(
    "wrong-text",
  );
  expect(refusalOf(talks, guildChief, acceptPass(talks, 1)).reason).toBe("own-pass");
  const empty = withW7("");
  expect(refusalOf(empty, producersChief, acceptPass(empty, 1)).reason).toBe("no-text");
  talks.must(producersChief, acceptPass(talks, 1));
  expect(refusalOf(talks, producersChief, acceptPass(talks, 1)).reason).toBe("already-agreed");
});

test("the same words passed elsewhere have another hash", () => {
  const talks = withW7("Same words.");
  talks.must(producersChief, counter("Same words.", 1));
  expect(hashOf(talks, 1)).not.toBe(hashOf(talks, 2));
});

test("a tentative agreement takes both chiefs' signatures over one hash", () => {
  const talks = withW7();
  expect(refusalOf(talks, guildChief, signPass(talks, 1)).reason).toBe("not-agreed");
  talks.must(producersChief, acceptPass(talks, 1));
  expect(turnOf(talks.proposal())).toBe("both");
  talks.must(guildChief, signPass(talks, 1));
  expect([standingOf(talks.proposal()), turnOf(talks.proposal())]).toEqual(["agreed", "b"]);
  expect(refusalOf(talks, guildChief, signPass(talks, 1)).reason).toBe("already-signed");
  expect(refusalOf(talks, producersChief, signPass(talks, 1, "f".repeat(64)))).toMatchObject({
    reason: "wrong-text",
    words: "The text that you were shown is not the one agreed on: that is W-7 pass 1.",
  });
  talks.must(producersChief, signPass(talks, 1));
  expect([standingOf(talks.proposal()), turnOf(talks.proposal())]).toEqual(["ta", "none"]);
  expect(refusalOf(talks, producersChief, counter()).reason).toBe("already-agreed");
  expect(refusalOf(talks, guildChief, withdrawal).reason).toBe("already-agreed");
});

test("a new text opens what was agreed in principle, and voids a half-made signature", () => {
  const talks = agreed();
  talks.must(guildChief, signPass(talks, 1));
  talks.must(guildChief, {
    ...counter("Another text.", null),
    ...undoing(talks.proposal()),
  });
  expect(talks.proposal().agreement).toBeNull();
  expect(refusalOf(talks, producersChief, signPass(talks, 1)).reason).toBe("not-agreed");
});

test("a half-made signature is void when the hand changes, and the other side's stays", () => {
  const talks = agreed();
  talks.must(guildChief, signPass(talks, 1));
  talks.must(producersChief, { kind: "hand-over", to: "second" });
  expect(talks.proposal().agreement?.signatures.a).not.toBeNull();
  talks.must(guildChief, { kind: "hand-over", to: "second" });
  expect(talks.proposal().agreement?.signatures).toEqual({ a: null, b: null });
  talks.must(guildSecond, signPass(talks, 1));
  talks.must(producersSecond, signPass(talks, 1));
  talks.must(guildChief, { kind: "hand-over", to: "chief" });
  expect(standingOf(talks.proposal())).toBe("ta");
});

test("a half-made signature is void when the chief's seat is changed or revoked by the host", () => {
  for (const kind of ["change-seat", "revoke-link"] as const) {
    const talks = agreed();
    talks.must(guildChief, signPass(talks, 1));
    const signed = talks.proposal();
    talks.host(hostActOn(kind, guildNegotiator));
    expect(talks.proposal()).toBe(signed);
    talks.host(hostActOn(kind, guildChief));
    expect(talks.proposal().agreement?.signatures.a).toBeNull();
  }
});

function hostActOn(kind: "change-seat" | "revoke-link", actor: Actor) {
  return kind === "revoke-link"
    ? { kind, seat: actor.id }
    : { kind, seat: actor.id, side: actor.side, role: "staff" as const, name: "Guild staff 9" };
}

test("VOTE-7 what is shown of the authority stands on an acceptance and on each signature, and is no part of what is agreed", () => {
  const talks = agreed();
  const bare = talks.proposal().agreement;
  expect(bare).not.toHaveProperty("authorisedBy");
  talks.must(guildChief, signPass(talks, 1));
  expect(talks.proposal().agreement?.signatures.a).not.toHaveProperty("authorisedBy");

  const shown = withW7();
  const accepting = { ...acceptPass(shown, 1), authorisedBy: "The companies, 7–1" } as Move;
  shown.must(producersChief, accepting);
  const signing = { ...signPass(shown, 1), authorisedBy: "The board, 9–0" } as Move;
  shown.must(guildChief, signing);
  shown.must(producersChief, signPass(shown, 1));
  const { agreement } = shown.proposal();
  expect(agreement).toMatchObject({ hash: bare?.hash, authorisedBy: "The companies, 7–1" });
  expect(agreement?.signatures.a?.authorisedBy).toBe("The board, 9–0");
  expect(agreement?.signatures.b).not.toHaveProperty("authorisedBy");
  expect(standingOf(shown.proposal())).toBe("ta");
  expect(moveWords(shown.state, accepting, "b")).toBe(
    "Producers accepted pass 1 of W-7: agreed in principle. They say: “The companies, 7–1”",
  );
  expect(moveWords(shown.state, signing, "a")).toBe("Guild signed W-7. They say: “The board, 9–0”");
  expect(replay(shown.entries).proposals).toEqual(shown.state.proposals);
});
