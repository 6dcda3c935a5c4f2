import { hasSigned, newSigningKey } from "@crosstable/server/access/ed25519";
import { tableW7, W7 } from "@crosstable/shared/moves/talks-for-tests";
import type { RecordEntry } from "@crosstable/shared/record/entry";
import { proofFile, type ToldHead } from "@crosstable/shared/verify/proof-file";
import { verifyFile } from "@crosstable/shared/verify/verify-file";
import { expect, test } from "vitest";

import { sealedAnew, SignedTalks } from "./signed-talks.ts";

const ALARM = { row: 5, words: "This is not the record that this device has seen." };

/** Opening, enrolment, tabling and four passes. */
function sevenRows(): SignedTalks {
  const talks = new SignedTalks();
  talks.make("a", tableW7());
  for (const text of ["One.", "Two.", "Three.", "Four."])
    talks.make("a", { kind: "pass", proposal: W7, answers: null, text });
  return talks;
}

/** The same talks with one row written anew, all sealed by the server's own key. */
function rewritten(talks: SignedTalks, { row = 5, key = talks.hostKey } = {}): RecordEntry[] {
  const found = talks.rows[row - 1];
  if (found === undefined) throw new Error("no such row");
  const at = new Date(Date.parse(found.at) + 1).toISOString();
  return sealedAnew(key, talks.rows.with(row - 1, { ...found, at }));
}

function headsOf(talks: SignedTalks, rows: readonly RecordEntry[]): ToldHead[] {
  return rows.map((row) => {
    if (row.v === 1) throw new Error("no receipt");
    const { seq, head, at, receipt } = row;
    return { seq, head, at, receipt, hostKey: talks.hostKey.publicKey };
  });
}

async function checked(
  talks: SignedTalks,
  saved: { seen?: ToldHead[]; told?: ToldHead[]; rows: readonly RecordEntry[] },
) {
  const { seen = [], told = [], rows } = saved;
  const proof = { negotiation: talks.negotiation, alarm: ALARM, seen, told };
  const { bad, negotiation } = await verifyFile(proofFile(proof, rows), { hasSigned });
  expect(negotiation).toBe(talks.negotiation);
  return bad;
}

test("HEADS-3 L12 what a device kept and the other rows that it was given prove that the server signed two records, whichever of them the rows are", async () => {
  const talks = sevenRows();
  const seen = headsOf(talks, talks.rows);
  const other = rewritten(talks);
  const told = headsOf(talks, other).slice(4, 5);
  const words = expect.stringContaining("has signed two different rows of this number") as string;
  expect(await checked(talks, { seen, rows: other })).toEqual({ row: 5, words });
  expect(await checked(talks, { seen, told, rows: talks.rows })).toEqual({ row: 5, words });
  expect(await checked(talks, { seen, told, rows: [] })).toEqual({ row: 5, words });
  // The device had come late, and had kept the last head alone.
  const last = rewritten(talks, { row: 7 });
  expect(await checked(talks, { seen: seen.slice(-1), rows: last })).toEqual({ row: 7, words });
});

test("HEADS-3 rows that do not hold are in the proof as they came, and whoever checks it finds the same first row", async () => {
  const talks = sevenRows();
  const forged = talks.rows.map((row) =>
    row.seq === 4 && row.act.kind === "moves"
      ? { ...row, act: { ...row.act, moves: [{ kind: "hand-over", to: "second" } as const] } }
      : row,
  );
  const rows = sealedAnew(talks.hostKey, forged);
  const bad = await checked(talks, { rows });
  expect(bad?.row).toBe(4);
  expect(bad?.words).toContain("altered or forged");
});

test("HEADS-3 an end that is gone is shown by the receipt of a row beyond it", async () => {
  const talks = sevenRows();
  const seen = headsOf(talks, talks.rows);
  const bad = await checked(talks, { seen, rows: talks.rows.slice(0, 5) });
  expect(bad).toMatchObject({ row: 6 });
  expect(bad?.words).toContain("the server has signed row 7");
});

test("HEADS-3 nothing is proven by a record that holds, nor by heads that the server has not signed", async () => {
  const talks = sevenRows();
  const seen = headsOf(talks, talks.rows);
  expect(await checked(talks, { seen, told: seen.slice(-1), rows: talks.rows })).toBeNull();
  expect(await checked(talks, { seen: seen.slice(0, 4), rows: talks.rows })).toBeNull();
  const invented = newSigningKey();
  const forged = headsOf(talks, rewritten(talks, { key: invented })).slice(4, 5);
  const withOwnKey = forged.map((head) => ({ ...head, hostKey: invented.publicKey }));
  const unsigned = forged.map((head) => ({ ...head, receipt: null }));
  for (const lie of [forged, withOwnKey, unsigned]) {
    const bad = await checked(talks, { seen: lie, rows: talks.rows });
    expect(bad?.row).toBe(5);
    expect(bad?.words).toContain("no signature of the server shows it");
  }
  expect((await checked(talks, { seen: unsigned, rows: [] }))?.words).toContain("show nothing");
});
