import { hasSigned } from "@crosstable/server/access/ed25519";
import { guildChief } from "@crosstable/shared/moves/talks-for-tests";
import { recordFile } from "@crosstable/shared/verify/record-file";
import { verifyFile } from "@crosstable/shared/verify/verify-file";
import fc from "fast-check";
import { expect, test } from "vitest";

import { HOST_ACT_KINDS, kindsIn, MOVE_KINDS } from "./kinds-in-rows.ts";
import { randomRecord } from "./random-record.ts";
import { secondVerdicts } from "./second-verifier.ts";
import { fileOf, sealedAnew, type SignedTalks } from "./signed-talks.ts";
import { forgedAt, movesIn, oneOfEach, writtenAnew } from "./written-anew.ts";

const SEED = 20071058;
const RECORDS = 3;
/** Enough to find every kind of move and of act of the host in them, many times over. */
const MOST_RECORDS = 600;

/** One record in several states: as it is, and spoiled in ways that are no matter of the rules of the moves. */
function variants(talks: SignedTalks, index: number): string[] {
  const lines = recordFile(talks.rows, talks.state).trimEnd().split("\n");
  const at = 1 + (index % talks.rows.length);
  const line = lines[at] ?? "";
  const flipped = line.replace(
    /"receipt":"(.)/,
    (_, sign: string) => `"receipt":"${sign === "0" ? "1" : "0"}`,
  );
  const last = talks.rows.findLastIndex(
    ({ act }) => act.kind === "moves" && act.signed !== undefined,
  );
  const row = talks.rows[last];
  if (row?.act.kind !== "moves" || row.act.signed === undefined) throw new Error("no signed row");
  const { signed } = row.act;
  const changes = [{ n: signed.n + 1 }, { saw: "f".repeat(64) }, { n: 1, saw: signed.saw }];
  const byHost = changes.map((change) => {
    const act = { ...row.act, signed: { ...signed, ...change } };
    const rows = sealedAnew(talks.hostKeysAfter(0), talks.rows.with(last, { ...row, act }));
    return recordFile(rows, talks.state);
  });
  const texts = [
    lines,
    lines.with(at, flipped),
    lines.toSpliced(at, 1),
    lines.toSpliced(at, 0, line),
    lines.with(at, line.replace('"seq":', '"seq": ')),
    lines.with(at, line.replace('"at":"', '"at":"2026-01-01T00:00:00.000Z","at":"')),
    lines.with(at, line.replace(/"at":"\d{4}/, '"at":"2030')),
    lines.slice(0, -1),
  ];
  // Signed well, and once: only the device's count tells that it is there again.
  const again = recordFile(sealedAnew(talks.hostKeysAfter(0), [...talks.rows, row]), talks.state);
  return [
    ...texts.map((each) => `${each.join("\n")}\n`),
    ...byHost,
    again,
    ...wrongVouchings(talks),
  ];
}

/** What is signed by a chief's device and vouches for no key all the same: the other side's, another seat's, one that is vouched for in this row or in an earlier one. */
function wrongVouchings(talks: SignedTalks): string[] {
  const fresh = talks.enrolSecond("a");
  if (fresh.kind !== "vouch-for-key") throw new Error("no vouching");
  const rows = [...talks.rows];
  return [
    () => talks.sign("b", [fresh]),
    () => talks.sign("a", [{ ...fresh, seat: guildChief.id }]),
    () => talks.sign("a", [fresh, fresh]),
    () => {
      talks.sign("a", [fresh]);
      talks.sign("a", [fresh]);
    },
  ].map((spoil) => {
    spoil();
    const text = recordFile(talks.rows, talks.state);
    talks.rows.splice(0, talks.rows.length, ...rows);
    return text;
  });
}

/** Random records of which each has a kind of move or of act of the host that none before had, and which have all kinds together. */
function recordsOfEveryKind(): SignedTalks[] {
  const missing = new Set([...MOVE_KINDS, ...HOST_ACT_KINDS]);
  const found: SignedTalks[] = [];
  for (let seed = SEED; missing.size > 0 && seed < SEED + MOST_RECORDS; seed += 1) {
    const [talks] = fc.sample(randomRecord, { numRuns: 1, seed });
    const isOfUse = talks !== undefined && kindsIn(talks.rows).some((kind) => missing.has(kind));
    if (!isOfUse) continue;
    found.push(talks);
    for (const kind of kindsIn(talks.rows)) missing.delete(kind);
  }
  expect([...missing]).toEqual([]);
  return found;
}

/** One move of each kind that a device signs, written anew, with everything behind it sealed anew by the server: its kind, its row and the file. */
function oneOfEachAnew(records: readonly SignedTalks[]): Map<string, [row: number, file: string]> {
  const anew = new Map<string, [number, string]>();
  for (const [at, talks] of records.entries())
    for (const spot of oneOfEach(movesIn(talks.rows), at)) {
      const { kind, index } = spot;
      const row = talks.rows[index];
      // What the server enters by itself follows from the rules of the moves, which the second verifier does not know.
      if (row === undefined || row.by.seat === null || anew.has(kind)) continue;
      const rows = forgedAt(talks, writtenAnew(row, spot, at), { index, isNew: false });
      anew.set(kind, [index + 1, fileOf(rows, talks)]);
    }
  return anew;
}

async function ourVerdicts(files: readonly string[]): Promise<number[]> {
  const rows: number[] = [];
  for (const text of files) rows.push((await verifyFile(text, { hasSigned })).bad?.row ?? 0);
  return rows;
}

test("VERIFY-1 SIGNED-8 L17 a second verifier, of another hand and another language, finds the same first row as ours", async () => {
  const records = fc.sample(randomRecord, { numRuns: RECORDS, seed: SEED });
  const files = records.flatMap(variants);
  expect(files.filter((text) => text.includes('"kind":"vouch-for-key"')).length).toBeGreaterThan(
    RECORDS * 3,
  );
  expect(files.filter((text) => text.includes('"confidence":"ok"'))).not.toEqual([]);
  const ours = await ourVerdicts(files);
  expect(secondVerdicts(files) ?? ours).toEqual(ours);
  expect(ours.filter((row) => row === 0)).toHaveLength(RECORDS);
  // The same by plain arithmetic, for whoever has Python and nothing else.
  const plain = ours.slice(0, 2);
  expect(secondVerdicts(files.slice(0, 2), "--plain") ?? plain).toEqual(plain);
});

test("VERIFY-1 VERIFY-2 both verifiers take records with every kind of move and of act of the host, and name the row of a move of any kind that was written anew", async () => {
  const records = recordsOfEveryKind();
  const anew = oneOfEachAnew(records);
  expect(MOVE_KINDS.filter((kind) => !anew.has(kind))).toEqual(["lapse-package"]);
  const right = records.map(({ rows, state }): [number, string] => [0, recordFile(rows, state)]);
  const all = [...right, ...anew.values()];
  const files = all.map(([, file]) => file);
  const expected = all.map(([row]) => row);
  expect(await ourVerdicts(files)).toEqual(expected);
  expect(secondVerdicts(files) ?? expected).toEqual(expected);
});
