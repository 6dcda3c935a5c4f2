import { randomUUID } from "node:crypto";

import type { DocumentSession } from "@crosstable/client/sync/document-session";
import { MATRIX_ROWS, MATRIX_TALKS } from "@crosstable/shared/documents/matrix";
import { mustProposalId, type ProposalId } from "@crosstable/shared/ids";
import { changesHash } from "@crosstable/shared/moves/ground-rules";
import type { Move } from "@crosstable/shared/moves/move";
import { passHash } from "@crosstable/shared/moves/pass-hash";
import { canonicalText } from "@crosstable/shared/record/canonical";
import type { RecordEntry } from "@crosstable/shared/record/entry";
import type { Refusal } from "@crosstable/shared/refusals";
import { afterAll, beforeAll, expect, test } from "vitest";

import { takeSeat, type Person } from "../harness/person.ts";
import { openTestHouse, type TestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { ask, must } from "./make-moves.ts";

let house: TestHouse;
let guild: Person;
let producers: Person;
let negotiator: Person;
let second: Person;
let matrix: DocumentSession;
beforeAll(async () => {
  house = await openTestHouse();
  guild = await takeSeat(house, { side: "a", role: "chief" });
  producers = await takeSeat(house, { side: "b", role: "chief" });
  negotiator = await takeSeat(house, { side: "a", role: "negotiator" });
  second = await takeSeat(house, { side: "b", role: "second" });
  matrix = await producers.openDocument({ kind: "matrix" });
});
afterAll(async () => {
  for (const person of [second, negotiator, producers, guild]) await person[Symbol.asyncDispose]();
  await house[Symbol.asyncDispose]();
});

function record(): RecordEntry[] {
  const { negotiation } = guild.seat;
  return house.house.storage.record.read({ negotiation, after: 0, limit: 10_000 });
}

/** What is on the record and, once its last row has come there, on a screen. */
async function picture(): Promise<string> {
  const last = record().at(-1);
  await waitUntil("the last row is on the screen", () =>
    JSON.stringify(matrix.doc.getMap(MATRIX_TALKS).toJSON()).includes(last?.head ?? ""),
  );
  return canonicalText({ rows: matrix.doc.getMap(MATRIX_ROWS).toJSON(), record: record() });
}

/** A refusal, with the proof that it changed nothing. */
async function refusedWithoutTrace(person: Person, move: Move): Promise<Refusal> {
  const before = await picture();
  const answer = await ask(person, move);
  if (answer === "done") throw new Error("it was done");
  expect(await picture()).toBe(before);
  return answer;
}

function textHash(
  proposal: ProposalId,
  pass: { number: number; side: "a" | "b"; text: string },
): string {
  return passHash({ proposal, ...pass });
}

async function tabled(id: string): Promise<{ proposal: ProposalId; hash: string }> {
  const proposal = mustProposalId(id);
  const text = `First text of ${id}`;
  await must(guild, {
    kind: "table-proposal",
    proposal,
    number: null,
    title: null,
    subject: id,
    category: null,
    article: null,
    currentLanguage: null,
    text,
  });
  return { proposal, hash: textHash(proposal, { number: 1, side: "a", text }) };
}

test("MOVE-1 an acceptance of a text that was superseded is refused with the newer pass; of the newer text it is done", async () => {
  const { proposal, hash } = await tabled("superseded");
  const newer = "Second text";
  await must(guild, { kind: "pass", proposal, answers: null, text: newer });
  const refused = await refusedWithoutTrace(producers, { kind: "accept", proposal, pass: 1, hash });
  expect(refused.reason).toBe("stale");
  expect(refused.words).toMatch(/pass 2/i);
  const newHash = textHash(proposal, { number: 2, side: "a", text: newer });
  await must(producers, { kind: "accept", proposal, pass: 2, hash: newHash });
});

test("MOVE-2 a signature under another text than the one agreed is refused; under the same text both sign", async () => {
  const { proposal, hash } = await tabled("signed");
  await must(producers, { kind: "accept", proposal, pass: 1, hash });
  await must(guild, { kind: "sign-ta", proposal, pass: 1, hash });
  const other = textHash(proposal, { number: 1, side: "a", text: "Another text" });
  const refused = await refusedWithoutTrace(producers, {
    kind: "sign-ta",
    proposal,
    pass: 1,
    hash: other,
  });
  expect(refused.reason).toBe("wrong-text");
  await must(producers, { kind: "sign-ta", proposal, pass: 1, hash });
});

test("MOVE-3 a side neither accepts its own text nor withdraws the other's proposal; the right side does", async () => {
  const { proposal, hash } = await tabled("sides");
  const own = await refusedWithoutTrace(guild, { kind: "accept", proposal, pass: 1, hash });
  expect(own.reason).toBe("own-pass");
  const withdrawal = {
    kind: "withdraw",
    proposal,
    lastPass: 1,
    how: "unconditional",
    condition: null,
    words: "",
  } as const;
  const foreign = await refusedWithoutTrace(producers, withdrawal);
  expect(foreign.reason).toBe("not-the-sponsor");
  await must(guild, withdrawal);
});

test("MOVE-4 a negotiator and a second without the hand make no move; the second does once the chief has handed over", async () => {
  const { proposal } = await tabled("hand");
  const rejection = { kind: "reject", proposal, pass: 1, words: "No." } as const;
  const byNegotiator = await refusedWithoutTrace(negotiator, rejection);
  expect(byNegotiator.reason).toBe("not-yours-to-ask");
  const bySecond = await refusedWithoutTrace(second, rejection);
  expect(bySecond.reason).toBe("not-holding-the-hand");
  await must(producers, { kind: "hand-over", to: "second" });
  const byChief = await refusedWithoutTrace(producers, rejection);
  expect(byChief.reason).toBe("not-holding-the-hand");
  await must(second, rejection);
  await must(second, { kind: "hand-over", to: "chief" });
});

test("MOVE-5 of a transmittal with one move that may not be made nothing takes effect; without it all of it does", async () => {
  const one = await tabled("all-or-none-1");
  const other = await tabled("all-or-none-2");
  const before = await picture();
  const good = { kind: "accept", proposal: one.proposal, pass: 1, hash: one.hash } as const;
  const bad = { kind: "accept", proposal: other.proposal, pass: 9, hash: other.hash } as const;
  const answer = await producers.ask({
    request: "make-move",
    key: randomUUID(),
    moves: [good, bad],
  });
  expect(answer).toMatchObject({ refused: { moveIndex: 1 } });
  expect(await picture()).toBe(before);
  await must(producers, good);
});

test("MOVE-6 the same asking sent twice becomes one row, and both are told the same", async () => {
  const { proposal } = await tabled("twice");
  const before = record().length;
  const request = {
    request: "make-move",
    key: randomUUID(),
    moves: [{ kind: "reject", proposal, pass: 1, words: "No." }],
  } as const satisfies Parameters<Person["ask"]>[0];
  const [one, other] = await Promise.all([
    producers.ask({ ...request, moves: [...request.moves] }),
    producers.ask({ ...request, moves: [...request.moves] }),
  ]);
  expect(one).toMatchObject({ done: { seq: before + 1 } });
  expect(other).toEqual(one);
  expect(record()).toHaveLength(before + 1);
});

test("GROUND-3 no side changes a ground rule alone, by whatever seat or hash; the other chief's agreement does", async () => {
  const changes = { recording: "allowed", speakers: "chief" } as const;
  const more = { ...changes, blackout: "on" } as const;
  const rules = () => house.house.commands.stateOf(guild.seat.negotiation)?.groundRules;
  const before = rules();
  await must(guild, { kind: "propose-ground-rules", changes, words: "" });
  const agree = (to: object): Move => ({ kind: "agree-ground-rules", hash: changesHash(to) });
  expect((await refusedWithoutTrace(guild, agree(changes))).reason).toBe("not-offered");
  expect((await refusedWithoutTrace(negotiator, agree(changes))).reason).toBe("not-yours-to-ask");
  expect((await refusedWithoutTrace(second, agree(changes))).reason).toBe("not-holding-the-hand");
  expect((await refusedWithoutTrace(producers, agree(more))).reason).toBe("stale");
  const forged = { kind: "propose-ground-rules", changes: { fines: "on" }, words: "" };
  expect((await refusedWithoutTrace(producers, forged as unknown as Move)).reason).toBe(
    "malformed",
  );
  expect(rules()).toEqual(before);
  await must(producers, agree(changes));
  expect(rules()).toEqual({ ...before, ...changes });
});

test("MOVE-7 two passes in the same moment both stand, in an order, and neither counters the other", async () => {
  const { proposal } = await tabled("crossing");
  await Promise.all([
    must(guild, { kind: "pass", proposal, answers: null, text: "Guild's crossing text" }),
    must(producers, { kind: "pass", proposal, answers: null, text: "Producers' crossing text" }),
  ]);
  const passes = house.house.commands
    .stateOf(guild.seat.negotiation)
    ?.proposals.get(proposal)?.passes;
  expect(passes?.map(({ number, answers }) => [number, answers])).toEqual([
    [1, null],
    [2, null],
    [3, null],
  ]);
  await waitUntil("both are on the screen", () =>
    ["Guild's crossing text", "Producers' crossing text"].every((words) =>
      JSON.stringify(matrix.doc.getMap(MATRIX_ROWS).get(proposal)).includes(words),
    ),
  );
});
