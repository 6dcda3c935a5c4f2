import { RecordDesk } from "@crosstable/client/checking/record-desk";
import { hasSignedSoon } from "@crosstable/server/access/ed25519";
import { tableW7, W7 } from "@crosstable/shared/moves/talks-for-tests";
import type { RecordEntry } from "@crosstable/shared/record/entry";
import { recordFile } from "@crosstable/shared/verify/record-file";
import { verifyRows } from "@crosstable/shared/verify/verify-rows";
import { expect, test } from "vitest";

import { sealedAnew, SignedTalks } from "./signed-talks.ts";

function someTalks(): SignedTalks {
  const talks = new SignedTalks();
  talks.make("a", tableW7());
  for (let index = 1; index <= 20; index += 1)
    talks.make("a", { kind: "pass", proposal: W7, answers: null, text: `Text ${index}.` });
  return talks;
}

/** As a page hands them over: some rows at a time. */
async function takeAll(desk: RecordDesk, rows: readonly RecordEntry[], atOnce: number) {
  let found = await desk.take(rows.slice(0, atOnce));
  const told = [...found.told];
  for (let from = atOnce; from < rows.length; from += atOnce) {
    found = await desk.take(rows.slice(from, from + atOnce));
    told.push(...found.told);
  }
  return { found, told };
}

test("HEADS-2 rows that come in some at a time are checked as if they had come at once, and each is told in words", async () => {
  const talks = someTalks();
  const { rows } = talks;
  for (const atOnce of [1, 7, 100]) {
    const desk = new RecordDesk(hasSignedSoon);
    const { found, told } = await takeAll(desk, rows, atOnce);
    const { state: _state, ...whole } = await verifyRows(rows, hasSignedSoon);
    expect(found).toMatchObject(whole);
    expect(told).toHaveLength(rows.length);
    const text = { label: "Text", words: "Two cents more." };
    expect(told[2]).toEqual([
      { sentence: "Guild tabled W-7.", details: expect.arrayContaining([text]) },
    ]);
    const { file, name } = desk.file(Date.parse("2026-01-06T00:00:00Z"));
    expect(await file.text()).toBe(recordFile(rows, talks.state));
    expect(name).toBe(`test-talks-record-2026-01-06-${talks.head.slice(0, 8)}.jsonl`);
  }
});

test("HEADS-2 a row that no device has signed so is named, stays bad whatever comes after it, and no file is made of it", async () => {
  const talks = someTalks();
  const forged = talks.rows.map((row) =>
    row.seq === 9 && row.act.kind === "moves"
      ? { ...row, act: { ...row.act, moves: [{ ...row.act.moves[0], text: "Less." } as never] } }
      : row,
  );
  const rows = sealedAnew(talks.hostKey, forged);
  for (const atOnce of [1, 7, 100]) {
    const desk = new RecordDesk(hasSignedSoon);
    const { found } = await takeAll(desk, rows, atOnce);
    expect(found.bad?.row).toBe(9);
    expect(found.bad?.words).toContain("altered or forged");
    expect(() => desk.file(0)).toThrow(/not right/);
  }
});
