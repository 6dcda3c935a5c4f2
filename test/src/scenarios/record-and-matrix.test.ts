import { randomUUID } from "node:crypto";

import type { DocumentSession } from "@crosstable/client/sync/document-session";
import {
  MATRIX_ARTICLES,
  MATRIX_PACKAGES,
  MATRIX_ROWS,
  MATRIX_TALKS,
  matrixRow,
  matrixTalks,
} from "@crosstable/shared/documents/matrix";
import type { ReplyTo } from "@crosstable/shared/events/requests";
import { mustProposalId, type ProposalId } from "@crosstable/shared/ids";
import { offerHash } from "@crosstable/shared/moves/contract-articles";
import type { Move } from "@crosstable/shared/moves/move";
import { passHash } from "@crosstable/shared/moves/pass-hash";
import { standingOf, type Standing } from "@crosstable/shared/moves/standing";
import { canonicalText } from "@crosstable/shared/record/canonical";
import { firstBrokenRow, type RecordEntry } from "@crosstable/shared/record/entry";
import { replay } from "@crosstable/shared/record/replay";
import { expect, test } from "vitest";

import { takeSeat, type Person } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";

const AGREED = mustProposalId("agreed");
const WITHDRAWN = mustProposalId("withdrawn");
const HELD = mustProposalId("held");
const REJECTED = mustProposalId("rejected");

function tableProposal(proposal: ProposalId): Move {
  return {
    kind: "table-proposal",
    proposal,
    number: null,
    title: null,
    subject: `The matter of ${proposal}`,
    category: null,
    article: null,
    currentLanguage: null,
    text: `First text of ${proposal}`,
  };
}

async function make(person: Person, ...moves: Move[]): Promise<ReplyTo<"make-move">> {
  const answer = await person.ask({ request: "make-move", key: randomUUID(), moves });
  if (answer === "unanswered" || "refused" in answer)
    throw new Error(`${person.seat.name} was refused: ${JSON.stringify(answer)}`);
  return answer.done;
}

/** Two imports that are agreed to, the second with another wording, one that is declined, and one that stays on offer. */
async function importContract(guild: Person, producers: Person): Promise<void> {
  const imports = (text: string) => {
    const articles = [{ number: "13.B", title: "Reuse", text }];
    return { kind: "import-articles" as const, replaces: "all" as const, articles };
  };
  for (const text of ["As it was.", "As it is."]) {
    await make(guild, imports(text));
    await make(producers, { kind: "agree-articles", hash: offerHash(imports(text)), count: 1 });
  }
  const hash = offerHash(imports("As it never was."));
  await make(guild, imports("As it never was."));
  await make(producers, { kind: "decline-articles", hash, offeredBy: "a", words: "Not so." });
  await make(guild, imports("As it might be."));
}

/** Every move that there is, made by the chiefs over the event wire. Returns the last row. */
async function playEveryMove(guild: Person, producers: Person): Promise<ReplyTo<"make-move">> {
  await importContract(guild, producers);
  await make(guild, ...[AGREED, WITHDRAWN, HELD, REJECTED].map(tableProposal));
  const counter = "The text that both can sign";
  await make(producers, { kind: "pass", proposal: AGREED, answers: 1, text: counter });
  const hash = passHash({ proposal: AGREED, number: 2, side: "b", text: counter });
  const named = { proposal: AGREED, pass: 2, hash };
  await make(guild, { kind: "accept", ...named });
  await make(guild, { kind: "sign-ta", ...named });
  await make(producers, { kind: "sign-ta", ...named });
  const due = new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString();
  const { seq: row } = await make(
    producers,
    { kind: "hold", proposal: HELD, pass: 1, words: "What would it cost?", due },
    { kind: "reject", proposal: REJECTED, pass: 1, words: "Not in this contract." },
  );
  await make(guild, { kind: "answer-hold", proposal: HELD, pass: 1, row, words: "Nothing." });
  const withdrawal = { how: "conditional", condition: "on the agreed one", words: "" } as const;
  return make(guild, { kind: "withdraw", proposal: WITHDRAWN, lastPass: 1, ...withdrawal });
}

async function readRecord(person: Person): Promise<RecordEntry[]> {
  const answer = await person.ask({ request: "read-record", after: 0, limit: 500 });
  if (answer === "unanswered" || "refused" in answer) throw new Error("the record was not told");
  expect(answer.done.hasMore).toBe(false);
  return answer.done.entries;
}

/** The matrix as it follows from these rows alone, worked out here and not by the server. */
function rebuiltMatrix(entries: readonly RecordEntry[]): string {
  const state = replay(entries);
  const last = entries.at(-1);
  if (last === undefined) throw new Error("an empty record");
  const rows = [...state.proposals.values()].map((each) => [each.id, matrixRow(each)]);
  return canonicalText({
    articles: Object.fromEntries(state.articles),
    rows: Object.fromEntries(rows) as unknown,
    packages: Object.fromEntries(state.packages) as unknown,
    talks: { talks: matrixTalks(state, { seq: last.seq, head: last.head }) },
  });
}

function liveMatrix({ doc }: DocumentSession): string {
  return canonicalText({
    articles: doc.getMap(MATRIX_ARTICLES).toJSON(),
    rows: doc.getMap(MATRIX_ROWS).toJSON(),
    packages: doc.getMap(MATRIX_PACKAGES).toJSON(),
    talks: doc.getMap(MATRIX_TALKS).toJSON(),
  });
}

test("RECORD-2 after moves of both sides the matrix on the wire is the one that either side rebuilds from the record", async () => {
  await using house = await openTestHouse();
  await using guild = await takeSeat(house, { side: "a", role: "chief" });
  await using producers = await takeSeat(house, { side: "b", role: "chief" });
  const matrix = await producers.openDocument({ kind: "matrix" });
  const last = await playEveryMove(guild, producers);
  await waitUntil("the last move is in the matrix", () => liveMatrix(matrix).includes(last.head));

  const entries = await readRecord(guild);
  expect(firstBrokenRow(entries)).toBeNull();
  expect(entries.at(-1)).toMatchObject({ seq: last.seq, head: last.head });
  expect(liveMatrix(matrix)).toBe(rebuiltMatrix(entries));
  expect(await readRecord(producers)).toEqual(entries);

  const { proposals } = replay(entries);
  const standing = (id: ProposalId): Standing | undefined => {
    const proposal = proposals.get(id);
    return proposal && standingOf(proposal);
  };
  expect([AGREED, WITHDRAWN, HELD, REJECTED].map(standing)).toEqual([
    "ta",
    "withdrawn",
    "tabled",
    "rejected",
  ]);
});

test("RECORD-2 a restart changes neither the record nor the matrix, and who was there comes back by themselves", async () => {
  await using house = await openTestHouse();
  await using guild = await takeSeat(house, { side: "a", role: "chief" });
  await using producers = await takeSeat(house, { side: "b", role: "chief" });
  const matrix = await producers.openDocument({ kind: "matrix" });
  const last = await playEveryMove(guild, producers);
  await waitUntil("the last move is in the matrix", () => liveMatrix(matrix).includes(last.head));
  const before = await readRecord(guild);

  await house.restart();
  const after = await readRecord(guild);
  // The restart itself puts new links on the record; nothing that stood there before is touched.
  expect(after.slice(0, before.length)).toEqual(before);
  await waitUntil("the screen shows the last row", () =>
    liveMatrix(matrix).includes(after.at(-1)?.head ?? ""),
  );
  expect(liveMatrix(matrix)).toBe(rebuiltMatrix(after));
  await using late = await takeSeat(house, { side: "a", role: "negotiator" });
  expect(liveMatrix(await late.openDocument({ kind: "matrix" }))).toBe(rebuiltMatrix(after));
});
