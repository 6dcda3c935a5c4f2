import { expect, test } from "vitest";

import { replay } from "../record/replay.ts";
import { mustAsRead } from "./as-read-for-tests.ts";
import { moveWords } from "./move-words.ts";
import type { Move } from "./move.ts";
import { refusalOf } from "./refusal-for-tests.ts";
import { standingOf, turnOf } from "./standing.ts";
import {
  guildChief,
  guildNegotiator,
  producersChief,
  W7,
  type TestTalks,
} from "./talks-for-tests.ts";
import { acceptPass, counter, signPass, withdrawal, withW7 } from "./w7-for-tests.ts";

const received = (pass = 1, words = "We answer tomorrow."): Move => {
  return { kind: "acknowledge", proposal: W7, pass, words };
};

function look(talks: TestTalks): unknown[] {
  const { lastMove, hold } = talks.proposal();
  return [standingOf(talks.proposal()), turnOf(talks.proposal()), lastMove, hold];
}

test("MOVE-16 the other side's pass is acknowledged once, and neither standing nor turn changes", () => {
  const talks = withW7();
  const was = look(talks);
  expect(refusalOf(talks, guildChief, received()).reason).toBe("own-pass");
  expect(refusalOf(talks, guildNegotiator, received()).reason).toBe("not-yours-to-ask");
  expect(refusalOf(talks, producersChief, received(2)).reason).toBe("unknown-pass");
  talks.must(producersChief, received());
  expect(look(talks)).toEqual(was);
  expect(talks.proposal().declarations.acknowledged).toMatchObject([
    { pass: 1, words: "We answer tomorrow.", stamp: { side: "b" } },
  ]);
  expect(moveWords(talks.state, received(), "b")).toBe("Producers acknowledged pass 1 of W-7.");
  expect(refusalOf(talks, producersChief, received()).reason).toBe("already-said");
  expect(replay(talks.entries).proposals).toEqual(talks.state.proposals);
  // It is still to be answered, and the newer text is acknowledged by itself.
  talks.must(guildChief, counter("Better.", null));
  expect(refusalOf(talks, producersChief, received()).reason).toBe("stale");
  talks.must(producersChief, received(2, ""));
  talks.must(producersChief, acceptPass(talks, 2));
});

test("MOVE-16 what is agreed in principle or withdrawn is not acknowledged any more", () => {
  const agreed = withW7();
  agreed.must(producersChief, acceptPass(agreed, 1));
  expect(refusalOf(agreed, producersChief, received()).reason).toBe("already-agreed");
  const withdrawn = withW7();
  withdrawn.must(guildChief, withdrawal);
  expect(refusalOf(withdrawn, producersChief, received()).reason).toBe("withdrawn");
});

test("MOVE-16 what was just reopened stays so when a text of it is acknowledged", () => {
  const talks = withW7();
  talks.must(producersChief, acceptPass(talks, 1));
  const signing = signPass(talks, 1);
  const asking: Move = { kind: "reopen", proposal: W7, words: "Wrong figures." };
  for (const chief of [guildChief, producersChief]) talks.must(chief, signing);
  for (const chief of [guildChief, producersChief]) mustAsRead(talks, chief, asking);
  talks.must(producersChief, received());
  expect([standingOf(talks.proposal()), turnOf(talks.proposal())]).toEqual(["reopened", "both"]);
});
