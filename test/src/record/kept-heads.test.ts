import {
  compareHeads,
  keepReceiptOfMove,
  type Compared,
  type Disagreement,
} from "@crosstable/client/heads/compare-heads";
import type { KeptHeads } from "@crosstable/client/heads/kept-heads";
import { memoryKeptHeads } from "@crosstable/client/heads/memory-kept-heads";
import { hasSignedSoon, newSigningKey } from "@crosstable/server/access/ed25519";
import type { Answer, Request } from "@crosstable/shared/events/requests";
import { tableW7, W7 } from "@crosstable/shared/moves/talks-for-tests";
import { EMPTY_HEAD, type RecordEntry } from "@crosstable/shared/record/entry";
import { headByContent } from "@crosstable/shared/record/head-by-content";
import { expect, test } from "vitest";

import { sealedAnew, SignedTalks } from "./signed-talks.ts";

function passing(text: string) {
  return { kind: "pass", proposal: W7, answers: null, text } as const;
}

/** Opening, enrolment, tabling and six passes: nine rows. */
function nineRows(): SignedTalks {
  const talks = new SignedTalks();
  talks.make("a", tableW7());
  for (let index = 1; index <= 6; index += 1) talks.make("a", passing(`Text ${index}.`));
  return talks;
}

/** A server that tells these rows as its record. */
function telling(talks: SignedTalks, rows: readonly RecordEntry[]) {
  return async (asked: Request): Promise<Answer> => {
    if (asked.request === "read-head") {
      const last = rows.at(-1);
      if (last === undefined || last.v === 1) throw new Error("no row that is countersigned");
      const { seq, head, at, receipt } = last;
      return { done: { seq, head, at, receipt, hostKey: talks.hostKey.publicKey } };
    }
    if (asked.request !== "read-record") throw new Error(`not asked here: ${asked.request}`);
    const { after, limit } = asked;
    const entries = rows.slice(after, after + limit);
    return { done: { entries, hasMore: rows.length > after + limit } };
  };
}

/** Both ways to ask a server that tells so. */
function askingOf(tell: (asked: Request) => Promise<Answer>) {
  type Comparing = Parameters<typeof compareHeads>[0];
  return {
    ask: tell as Comparing["ask"],
    askForChain: tell as Comparing["askForChain"],
  };
}

async function compared(
  kept: KeptHeads,
  talks: SignedTalks,
  rows: readonly RecordEntry[],
): Promise<Compared> {
  const asking = askingOf(telling(talks, rows));
  return compareHeads({
    negotiation: talks.negotiation,
    kept,
    ...asking,
    hasSigned: hasSignedSoon,
  });
}

/** A device that has seen the rows one after the other, up to this many. */
async function deviceThatSaw(talks: SignedTalks, upTo: number): Promise<KeptHeads> {
  const kept = memoryKeptHeads();
  for (let rows = 3; rows <= upTo; rows += 1) {
    expect(await compared(kept, talks, talks.rows.slice(0, rows))).toHaveProperty("head");
  }
  return kept;
}

test("HEADS-1 a device that follows the record keeps every head, and agrees with a record that has only grown", async () => {
  const talks = nineRows();
  const kept = await deviceThatSaw(talks, 6);
  expect(await compared(kept, talks, talks.rows)).toMatchObject({
    head: { seq: 9, head: talks.head },
  });
  expect((await kept.all()).map(({ seq }) => seq)).toEqual([3, 4, 5, 6, 7, 8, 9]);
});

test("HEADS-1 L3, L22 a record whose end is gone, a move with a receipt included, is not believed, and the row is named", async () => {
  const talks = nineRows();
  const kept = await deviceThatSaw(talks, 9);
  expect(await compared(kept, talks, talks.rows.slice(0, 7))).toMatchObject({
    disagreement: {
      row: 8,
      words: "The server's record ends before row 8, which this device has seen: its end is gone.",
      kept: { seq: 8 },
      theirs: null,
    },
  });
  // Only a receipt tells of row 9.
  const fresh = await deviceThatSaw(talks, 8);
  const last = talks.rows[8];
  if (last === undefined || last.v === 1) throw new Error("no row 9");
  const { seq, head, at, receipt } = last;
  await fresh.keep([{ seq, head, at, receipt, hostKey: talks.hostKey.publicKey }]);
  expect(await compared(fresh, talks, talks.rows.slice(0, 8))).toMatchObject({
    disagreement: { row: 9 },
  });
  expect(await compared(fresh, talks, talks.rows)).toMatchObject({ head: { seq: 9 } });
});

test("HEADS-1 L11, L12 a record that the server itself has written anew is found at its first other row, with both of its signatures as proof", async () => {
  const talks = nineRows();
  const kept = await deviceThatSaw(talks, 9);
  const fifth = talks.rows[4];
  if (fifth === undefined) throw new Error("no row 5");
  const rewritten = { ...fifth, at: new Date(Date.parse(fifth.at) + 1).toISOString() };
  const rows = sealedAnew(talks.hostKey, talks.rows.with(4, rewritten));
  const answer = await compared(kept, talks, rows);
  expect(answer).toMatchObject({ disagreement: { row: 5, kept: { seq: 5 }, theirs: { seq: 5 } } });
  if (answer === null || !("disagreement" in answer)) throw new Error("it was believed");
  const { kept: ours, theirs } = answer.disagreement;
  expect(ours?.receipt).not.toBe(theirs?.receipt);
  expect(ours?.receipt).toMatch(/^[0-9a-f]{128}$/);
  // After the warning the person may go on with it.
  await kept.startAnew();
  expect(await compared(kept, talks, rows)).toMatchObject({ head: { seq: 9 } });
});

test("HEADS-1 new rows that do not follow, or that another key has signed, are not believed", async () => {
  const talks = nineRows();
  const kept = await deviceThatSaw(talks, 6);
  const other = sealedAnew(newSigningKey(), talks.rows);
  const forged = [...talks.rows.slice(0, 6), ...other.slice(6)];
  expect(await compared(kept, talks, forged)).toMatchObject({ disagreement: { row: 7 } });
  const gap = talks.rows.toSpliced(6, 1);
  expect(await compared(kept, talks, gap)).toMatchObject({ disagreement: { row: 7 } });
  const altered = talks.rows.map((row, index) =>
    index === 6 ? { ...row, at: "2027-01-01T00:00:00.000Z" } : row,
  );
  expect(await compared(kept, talks, altered)).toMatchObject({ disagreement: { row: 7 } });
  const stranger = memoryKeptHeads();
  expect(await compared(stranger, talks, other)).toMatchObject({ disagreement: { row: 9 } });
  expect(await compared(kept, talks, talks.rows)).toHaveProperty("head");
  expect(talks.head).not.toBe(EMPTY_HEAD);
});

/** What a device is answered to the move of this row. */
function receiptOf(row: RecordEntry | undefined) {
  if (row === undefined || row.v === 1) throw new Error("no row that is countersigned");
  const { seq, head, at, receipt } = row;
  return { seq, head, at, receipt };
}

test("HEADS-1 L22 the receipt of a move is kept when the server has signed it, and called out when it has not", async () => {
  const talks = nineRows();
  const kept = await deviceThatSaw(talks, 8);
  const by = {
    negotiation: talks.negotiation,
    kept,
    ...askingOf(telling(talks, talks.rows.slice(0, 8))),
    hasSigned: hasSignedSoon,
  };
  const receipt = receiptOf(talks.rows[8]);
  const signedOtherwise = receiptOf(sealedAnew(newSigningKey(), talks.rows)[8]);
  for (const junk of [signedOtherwise.receipt, "00".repeat(64)]) {
    expect(await keepReceiptOfMove(by, { ...receipt, receipt: junk })).toMatchObject({ row: 9 });
    expect((await kept.last())?.seq).toBe(8);
  }
  expect(await keepReceiptOfMove(by, receipt)).toBeNull();
  expect(await kept.last()).toMatchObject({ seq: 9, hostKey: talks.hostKey.publicKey });
  // The server that has given it does not know of the move any more.
  expect(await compared(kept, talks, talks.rows.slice(0, 8))).toMatchObject({
    disagreement: { row: 9 },
  });
});

test("HEADS-1 the receipt of a move that comes late, when the server signs with another key already, is by the key of its row", async () => {
  const talks = nineRows();
  const next = newSigningKey();
  talks.host({ kind: "host-key", hostKey: next.publicKey });
  const rows = [...talks.rows.slice(0, 9), ...sealedAnew(next, talks.rows).slice(9)];
  const kept = memoryKeptHeads();
  expect(await compared(kept, talks, rows.slice(0, 8))).toHaveProperty("head");
  expect(await compared(kept, talks, rows)).toMatchObject({ head: { hostKey: next.publicKey } });
  const by = {
    negotiation: talks.negotiation,
    kept,
    ...askingOf(telling(talks, rows)),
    hasSigned: hasSignedSoon,
  };
  const receipt = receiptOf(rows[8]);
  expect(await keepReceiptOfMove(by, receipt)).toBeNull();
  const other = receiptOf(sealedAnew(next, talks.rows)[8]);
  expect(await keepReceiptOfMove(by, { ...receipt, receipt: other.receipt })).toMatchObject({
    row: 9,
  });
});

test("HEADS-1 a server that names no key, or says of a new row that it is of the first format, is not believed", async () => {
  const talks = nineRows();
  const tell = telling(talks, talks.rows);
  const keyless = async (asked: Request): Promise<Answer> => {
    const answer = await tell(asked);
    return "done" in answer && "hostKey" in answer.done
      ? ({ done: { ...answer.done, hostKey: null } } as Answer)
      : answer;
  };
  const beginWith = async (ask: typeof tell): Promise<Compared> =>
    compareHeads({
      negotiation: talks.negotiation,
      kept: memoryKeptHeads(),
      ...askingOf(ask),
      hasSigned: hasSignedSoon,
    });
  expect(await beginWith(keyless)).toMatchObject({ disagreement: { row: 9 } });
  const unsignedLast = async (asked: Request): Promise<Answer> => {
    const answer = await keyless(asked);
    return "done" in answer && "hostKey" in answer.done
      ? ({ done: { ...answer.done, receipt: null } } as Answer)
      : answer;
  };
  const { disagreement } = (await beginWith(unsignedLast)) as { disagreement: Disagreement };
  expect(disagreement.words).toContain("The server has not signed row 9");
  expect(await beginWith(tell)).toHaveProperty("head");

  const kept = await deviceThatSaw(talks, 8);
  const ninth = talks.rows[8];
  if (ninth === undefined || ninth.v === 1) throw new Error("no row 9");
  const { receipt: _receipt, ...unsigned } = ninth;
  const content = { ...unsigned, v: 1 as const };
  const first = { ...content, head: headByContent(content) } as RecordEntry;
  expect(await compared(kept, talks, talks.rows.with(8, first))).toMatchObject({
    disagreement: { row: 9 },
  });
  expect(await compared(kept, talks, talks.rows)).toMatchObject({ head: { seq: 9 } });
});
