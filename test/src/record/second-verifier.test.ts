import { hasSigned } from "@crosstable/server/access/ed25519";
import { guildChief } from "@crosstable/shared/moves/talks-for-tests";
import { recordFile } from "@crosstable/shared/verify/record-file";
import { verifyFile } from "@crosstable/shared/verify/verify-file";
import fc from "fast-check";
import { expect, test } from "vitest";

import { HOST_ACT_KINDS, KindCount, MOVE_KINDS } from "./kinds-in-rows.ts";
import { randomRecord } from "./random-record.ts";
import { secondVerdicts } from "./second-verifier.ts";
import { fileOf, sealedAnew, type SignedTalks } from "./signed-talks.ts";
import { forgedAt, movesIn, oneOfEach, writtenAnew } from "./written-anew.ts";

const SEED = 20071058;
/** Enough that every kind of move and of act of the host is in them. */
const RECORDS = 60;
/** Of so many every state is compared. */
const SPOILED = 4;

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

/** For each kind of move that a device signs a file in which one of that kind was written anew and everything behind it was sealed anew. */
function writtenAnewOfEach(records: readonly SignedTalks[]): Map<string, string> {
  const files = new Map<string, string>();
  for (const [index, talks] of records.entries())
    for (const spot of oneOfEach(movesIn(talks.rows), index)) {
      const row = talks.rows[spot.index];
      // What the server enters by itself follows from the rules of the moves, which the second verifier does not know.
      if (row === undefined || row.by.seat === null || files.has(spot.kind)) continue;
      const forged = writtenAnew(row, spot, index);
      files.set(spot.kind, fileOf(forgedAt(talks, forged, { ...spot, isNew: false }), talks));
    }
  return files;
}

async function ourVerdicts(files: readonly string[]): Promise<number[]> {
  const rows: number[] = [];
  for (const text of files) rows.push((await verifyFile(text, { hasSigned })).bad?.row ?? 0);
  return rows;
}

test("VERIFY-1 SIGNED-8 L17 a second verifier, of another hand and another language, finds the same first row as ours", async () => {
  const records = fc.sample(randomRecord, { numRuns: SPOILED, seed: SEED });
  const files = records.flatMap(variants);
  expect(files.filter((text) => text.includes('"kind":"vouch-for-key"')).length).toBeGreaterThan(
    SPOILED * 3,
  );
  expect(files.filter((text) => text.includes('"confidence":"ok"'))).not.toEqual([]);
  const ours = await ourVerdicts(files);
  expect(secondVerdicts(files) ?? ours).toEqual(ours);
  expect(ours.filter((row) => row === 0)).toHaveLength(SPOILED);
  // The same by plain arithmetic, for whoever has Python and nothing else.
  const plain = ours.slice(0, 2);
  expect(secondVerdicts(files.slice(0, 2), "--plain") ?? plain).toEqual(plain);
});

test("VERIFY-1 VERIFY-2 the second verifier takes records with every kind of move and of act of the host, and finds a move of every kind that was written anew", async () => {
  const records = fc.sample(randomRecord, { numRuns: RECORDS, seed: SEED });
  const count = new KindCount();
  for (const { rows } of records) count.addRows(rows);
  expect(count.rarerThan(1, [...MOVE_KINDS, ...HOST_ACT_KINDS])).toEqual([]);
  const right = records.map((talks) => recordFile(talks.rows, talks.state));
  const anew = writtenAnewOfEach(records);
  expect(MOVE_KINDS.filter((kind) => !anew.has(kind))).toEqual(["lapse-package"]);
  const ours = await ourVerdicts(anew.values().toArray());
  expect(ours).not.toContain(0);
  const expected = [...right.map(() => 0), ...ours];
  expect(secondVerdicts([...right, ...anew.values()]) ?? expected).toEqual(expected);
});
