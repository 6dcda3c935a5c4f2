import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { hasSigned, newSigningKey } from "@crosstable/server/access/ed25519";
import { tableW7, W7 } from "@crosstable/shared/moves/talks-for-tests";
import type { RecordEntry } from "@crosstable/shared/record/entry";
import { proofFile, type ToldHead } from "@crosstable/shared/verify/proof-file";
import { verifyFile } from "@crosstable/shared/verify/verify-file";
import { expect, test } from "vitest";

import { crosstable } from "./crosstable-command.ts";
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
  const words = expect.stringContaining(
    "of the server has signed two different rows of this number",
  ) as string;
  expect(await checked(talks, { seen, rows: other })).toEqual({ row: 5, words });
  expect(await checked(talks, { seen, told, rows: talks.rows })).toEqual({ row: 5, words });
  // With no rows it is not known whose key it is.
  const bad = await checked(talks, { seen, told, rows: [] });
  expect(bad?.row).toBe(5);
  expect(bad?.words).toMatch(
    /^The key \S+, which the device took for the server's, has signed two different rows of this number, .* No row in the file says whose key it is/,
  );
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

/** What the command says of a file with this text, a line each, and how it ends. */
async function told(text: string): Promise<{ code: number; lines: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), "crosstable-proof-"));
  const path = join(folder, "proof.jsonl");
  writeFileSync(path, text);
  const { code, said } = await crosstable("verify", path);
  rmSync(folder, { recursive: true });
  return { code, lines: said.trimEnd().split("\n") };
}

test("HEADS-3 VERIFY-2 the command says of a saved proof which row the two histories part at, what each has there, and up to where they are one", async () => {
  const talks = sevenRows();
  const { negotiation } = talks;
  const seen = headsOf(talks, talks.rows);
  const other = rewritten(talks);
  const instead = headsOf(talks, other).slice(4, 5);
  const proof = { negotiation, alarm: ALARM, seen, told: instead };
  const { code, lines } = await told(proofFile(proof, other));
  expect(code).toBe(1);
  const [kept, now] = [talks.rows[4]?.head ?? "", other[4]?.head ?? ""];
  expect(lines).toEqual([
    expect.stringMatching(
      /^The two histories part at row 5\. The key [a-z]{5}(?:-[a-z]{5}){3} of the server has signed two different rows of this number, .*: it has told two records\.$/,
    ),
    "This is the proof that a device has saved, of the talks test-talks. Its alarm was at row 5: “This is not the record that this device has seen.”",
    `The device had kept a row 5 with the head ${kept}, signed by the server.`,
    `The server has since told of a row 5 with the head ${now}, signed by the server.`,
    `The rows in this file have a row 5 with the head ${now}, signed by the server.`,
    "Row 4 and all before it are the same in both.",
  ]);
  // The same device without the server's word for it: the row is named, and that nothing shows it.
  const unsigned = seen.map((head) => ({ ...head, receipt: null }));
  const said = await told(proofFile({ ...proof, seen: unsigned, told: [] }, other));
  expect(said.code).toBe(1);
  expect(said.lines[0]).toContain("The two histories part at row 5. The device says");
  expect(said.lines[2]).toBe(
    `The device had kept a row 5 with the head ${kept}, with no signature of the server that shows it.`,
  );
});

test("HEADS-3 of a proof that shows nothing the command says so, and of a damaged one that it is none any more; what stands in it writes no line of its own", async () => {
  const talks = sevenRows();
  const { negotiation } = talks;
  const seen = headsOf(talks, talks.rows.slice(0, 6));
  const alarm = { row: 5, words: "Look.\nFingerprint: none\u001b[2K" };
  const text = proofFile({ negotiation, alarm, seen, told: [] }, talks.rows);
  const { code, lines } = await told(text);
  expect(code).toBe(0);
  expect(lines).toContain("The device had kept 6 heads; 6 of them are in the rows of this file.");
  expect(lines.join("\n")).toContain("“Look. Fingerprint: none [2K”");
  expect(lines.filter((line) => line.startsWith("Fingerprint:"))).toHaveLength(1);
  const cut = await told(
    proofFile({ negotiation, alarm, seen: [], told: [] }, []).replace("[]", "7"),
  );
  expect(cut.code).toBe(1);
  expect(cut.lines).toEqual([
    "This file is not right. This is the proof that a device has saved, and its first line was altered or cut, or is of a later version.",
  ]);
});
