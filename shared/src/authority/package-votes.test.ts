import { expect, test } from "vitest";

import { mustPackageId } from "../ids.ts";
import { MAX_PACKAGE_TEXT_CHARS, MAX_PASS_TEXT_CHARS } from "../limits.ts";
import {
  guildChief,
  openTestTalks,
  producersChief,
  tableW7,
  W7,
} from "../moves/talks-for-tests.ts";
import { judgeVoteAct } from "./judge-vote-act.ts";
import { isWhatWasVoted } from "./tally.ts";
import { voteContent, type VoteContent } from "./vote-act.ts";
import { NO_VOTES } from "./votes-state.ts";

const [K1, K2] = [mustPackageId("k1"), mustPackageId("k2")];
const member = { offer: "pass", proposal: W7, answers: null, text: "Two." } as const;
const said = { title: null, words: "", answers: null, openUntil: null, members: [member] };
const OURS = { kind: "offer", ...said } as const;

/** Both sides have offered a package over one proposal. */
function offered() {
  const talks = openTestTalks();
  talks.must(producersChief, tableW7("One per cent."));
  talks.must(producersChief, { kind: "offer-package", ...said, package: K1 });
  talks.must(guildChief, { kind: "offer-package", ...said, package: K2 });
  return talks;
}

/** The reason why the guild's chief cannot call a vote on this, or null. */
function judged(content: VoteContent): string | null {
  const { state } = offered();
  const votes = { ...NO_VOTES, bodies: [{ name: "West", quorum: 1, members: [guildChief.id] }] };
  const act = {
    kind: "call-vote",
    vote: "00000000-0000-4000-8000-000000000001",
    question: "Shall we?",
    content,
    isSecret: false,
    closes: null,
  } as const;
  const nowMs = Date.parse("2026-01-05T10:00:00Z");
  return judgeVoteAct(votes, act, { actor: guildChief, nowMs, state, seats: [] })?.reason ?? null;
}

test("VOTE-2 a vote on a package is about exactly one that the other side has offered, or one that is to be offered", () => {
  const hash = offered().state.packages.get(K1)?.hash ?? "";
  const content = { kind: "package", package: K1, hash } as const;
  expect(judged({ ...content, package: mustPackageId("nowhere") })).toBe("unknown-package");
  expect(judged({ ...content, package: K2 })).toBe("own-package");
  expect(judged({ ...content, hash: "0".repeat(64) })).toBe("wrong-text");
  expect(judged(content)).toBeNull();
  expect(judged(OURS)).toBeNull();
  const long = { ...member, text: "x".repeat(MAX_PASS_TEXT_CHARS) };
  const many = Math.ceil(MAX_PACKAGE_TEXT_CHARS / MAX_PASS_TEXT_CHARS) + 1;
  expect(judged({ ...OURS, members: Array.from({ length: many }, () => long) })).toBe(
    "package-muddled",
  );
});

test("VOTE-2 a package that differs in a word, a time or a member is not what was voted", () => {
  expect(isWhatWasVoted(OURS, voteContent.parse(structuredClone(OURS)))).toBe(true);
  for (const other of [
    { ...OURS, words: "All of it." },
    { ...OURS, openUntil: "2026-01-06T09:00:00Z" },
    { ...OURS, members: [{ ...member, text: "Two" }] },
    { kind: "package", package: K1, hash: "0".repeat(64) } as const,
  ])
    expect(isWhatWasVoted(OURS, other)).toBe(false);
});
