import { expect, test } from "vitest";

import { matrixTalks, wholeTalks, type MatrixTalks } from "../documents/matrix.ts";
import { canonicalText } from "../record/canonical.ts";
import { replay } from "../record/replay.ts";
import {
  changesHash,
  FIRST_GROUND_RULES,
  type Deadline,
  type GroundRuleChanges,
} from "./ground-rules.ts";
import { moveWords } from "./move-words.ts";
import type { Move } from "./move.ts";
import { refusalOf } from "./refusal-for-tests.ts";
import { guildChief, guildNegotiator, openTestTalks, producersChief } from "./talks-for-tests.ts";

const DEADLINE: Deadline = {
  instant: "2007-10-25T04:01:00.000Z",
  local: "2007-10-25T00:01",
  zone: "America/New_York",
};
const CHANGES: GroundRuleChanges = { newItemDeadline: DEADLINE };
const FALLS: GroundRuleChanges = { packageRevert: "stand-alone-falls" };

function propose(changes: GroundRuleChanges): Move {
  return { kind: "propose-ground-rules", changes, words: "As in 2004." };
}
function agree(changes: GroundRuleChanges): Move {
  return { kind: "agree-ground-rules", hash: changesHash(changes) };
}
function drop(of: "a" | "b", changes: GroundRuleChanges): Move {
  return { kind: "drop-ground-rules", of, hash: changesHash(changes), words: "" };
}

test("GROUND-1 a change holds when the other chief has agreed to it, and not before", () => {
  const talks = openTestTalks();
  const first = talks.state.groundRules;
  expect(first).toEqual(FIRST_GROUND_RULES);
  talks.must(guildChief, propose(CHANGES));
  expect(talks.state.groundRules).toEqual(first);
  expect(refusalOf(talks, guildChief, agree(CHANGES)).reason).toBe("not-offered");
  expect(refusalOf(talks, guildNegotiator, agree(CHANGES)).reason).toBe("not-yours-to-ask");
  talks.must(producersChief, agree(CHANGES));
  expect(talks.state.groundRules).toEqual({ ...first, newItemDeadline: DEADLINE });
  expect(talks.state.groundRuleTalks.offers).toEqual({ a: null, b: null });
  expect(refusalOf(talks, producersChief, agree(CHANGES)).reason).toBe("not-offered");
  expect(replay(talks.entries).groundRules).toEqual(talks.state.groundRules);
});

test("GROUND-1 nobody agrees to a change that was replaced meanwhile", () => {
  const talks = openTestTalks();
  talks.must(guildChief, propose(CHANGES));
  talks.must(guildChief, propose(FALLS));
  expect(refusalOf(talks, producersChief, agree(CHANGES))).toMatchObject({
    reason: "stale",
    words: "Guild proposes another change by now. Read it first.",
  });
  talks.must(producersChief, agree(FALLS));
  expect(talks.state.groundRules).toEqual({ ...FIRST_GROUND_RULES, ...FALLS });
});

test("what is proposed must change something, and is proposed once", () => {
  const talks = openTestTalks();
  const same: GroundRuleChanges = { newItemDeadline: null };
  expect(refusalOf(talks, guildChief, propose(same)).reason).toBe("no-change");
  expect(refusalOf(talks, guildChief, propose({})).reason).toBe("no-change");
  talks.must(guildChief, propose(FALLS));
  expect(refusalOf(talks, guildChief, propose(FALLS)).reason).toBe("no-change");
});

test("both sides may propose the same: one agreement settles both; another proposal stays open", () => {
  const talks = openTestTalks();
  talks.must(guildChief, propose(CHANGES));
  talks.must(producersChief, propose(CHANGES));
  talks.must(guildChief, agree(CHANGES));
  expect(talks.state.groundRuleTalks.offers).toEqual({ a: null, b: null });
  talks.must(guildChief, propose(FALLS));
  talks.must(producersChief, propose({ newItemDeadline: null }));
  talks.must(producersChief, agree(FALLS));
  expect(talks.state.groundRuleTalks.offers).toMatchObject({
    a: null,
    b: { changes: { newItemDeadline: null } },
  });
});

test("a change is taken back by its own side or declined by the other, and the rules stay", () => {
  const talks = openTestTalks();
  const before = talks.state.groundRules;
  expect(refusalOf(talks, guildChief, drop("a", FALLS)).reason).toBe("not-offered");
  talks.must(guildChief, propose(FALLS));
  expect(refusalOf(talks, producersChief, drop("a", CHANGES)).reason).toBe("stale");
  talks.must(producersChief, drop("a", FALLS));
  talks.must(guildChief, propose(FALLS));
  talks.must(guildChief, drop("a", FALLS));
  expect(talks.state.groundRuleTalks.offers.a).toBeNull();
  expect(talks.state.groundRules).toBe(before);
});

test("GROUND-2 a deadline whose instant is not its wall time is refused, and the right one is taken", () => {
  const talks = openTestTalks();
  const shifted = { newItemDeadline: { ...DEADLINE, instant: "2007-10-25T04:02:00.000Z" } };
  expect(refusalOf(talks, guildChief, propose(shifted)).reason).toBe("time-unreadable");
  const nowhere = { newItemDeadline: { ...DEADLINE, zone: "Mars/Olympus" } };
  expect(refusalOf(talks, guildChief, propose(nowhere)).reason).toBe("time-unreadable");
  talks.must(guildChief, propose(CHANGES));
});

test("the record says in words what was proposed and what was agreed", () => {
  const talks = openTestTalks();
  talks.must(guildChief, propose({ ...CHANGES, ...FALLS }));
  const said = moveWords(talks.state, propose({ ...CHANGES, ...FALLS }), "a");
  expect(said).toBe(
    "Guild proposed a change of the ground rules: New-item deadline: 25 October 2007, 00:01 (America/New_York); When a package fails: The positions that it replaced are withdrawn with it.",
  );
  talks.must(producersChief, agree({ ...CHANGES, ...FALLS }));
  expect(moveWords(talks.state, agree({ ...CHANGES, ...FALLS }), "b")).toContain(
    "Producers agreed to the change of the ground rules: New-item deadline: 25 October 2007",
  );
});

test("a device's copy from before there were ground rules reads as the first ones", () => {
  const { state } = openTestTalks();
  const whole = matrixTalks(state, { seq: 1, head: "" });
  const { groundRules: _rules, groundRuleTalks: _talks, ...kept } = whole;
  expect(canonicalText(wholeTalks(kept as MatrixTalks))).toBe(canonicalText(whole));
});
