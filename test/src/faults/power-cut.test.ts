import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { openSqliteStorage } from "@crosstable/server/storage/sqlite-storage";
import { firstBrokenRow } from "@crosstable/shared/record/entry";
import { expect, test } from "vitest";

import { chanceFrom, newSeed } from "../harness/chance.ts";
import { CAUCUS, marksOf, WORKSHEET } from "../harness/typist.ts";
import { RecordedDisk } from "./power-cut.ts";
import type { RecordedFile } from "./recorded-steps.ts";
import { recordTyping, type RecordedTyping } from "./recorded-typing.ts";

/** So that the log is moved into the database several times under the typing. */
const MARKS_EACH = 280;
const CUTS = 60;
const SURVIVE = [0, 0.5, 0.9];
const WITHIN_MS = 120_000;
const MUTANTS = join(import.meta.dirname, "mutants");

interface Tally {
  cuts: number;
  lost: number;
  damaged: number;
}

/** Cuts the power at moments by chance, opens what is left with the real storage, and compares it with what somebody relied on. */
function cutPower(typing: RecordedTyping, seed: number): Tally {
  const chance = chanceFrom(seed);
  const { steps } = typing;
  const writes = steps.flatMap(({ did }, index) => (did === "send" ? [] : [index]));
  const moments = new Set(
    Array.from({ length: CUTS }, () => writes[Math.floor(chance() * writes.length)] ?? 0),
  );
  const disk = new RecordedDisk();
  const tally: Tally = { cuts: 0, lost: 0, damaged: 0 };
  for (const [index, step] of steps.entries()) {
    disk.follow(step);
    if (!moments.has(index)) continue;
    // The next step has not begun: whatever was relied on before it rests on those so far.
    const nextNs = steps[index + 1]?.beganNs ?? step.beganNs;
    const relied = typing.relied.filter(({ sinceNs }) => sinceNs < nextNs);
    for (const survives of SURVIVE) {
      tally.cuts += 1;
      const found = reopen(disk.afterCut(survives, chance), typing);
      if (found === null) tally.damaged += 1;
      else if (relied.some(({ mark }) => !found.has(mark))) tally.lost += 1;
    }
  }
  return tally;
}

/** Every mark on the disk, or null when it cannot be read. */
function reopen(
  image: ReadonlyMap<RecordedFile, Buffer>,
  { negotiation }: RecordedTyping,
): Set<string> | null {
  using opened = new DisposableStack();
  const dataDir = mkdtempSync(join(tmpdir(), "crosstable-cut-"));
  opened.defer(() => rmSync(dataDir, { recursive: true }));
  try {
    for (const [name, bytes] of image) writeFileSync(join(dataDir, name), bytes);
    const storage = openSqliteStorage({ dataDir, onDiskBroken: () => undefined });
    opened.defer(() => storage.close());
    const record = storage.record.read({ negotiation, after: 0, limit: 10_000 });
    // A torn end is not damage: nobody was told that it is stored.
    if (firstBrokenRow(record) !== null || storage.wasLogDamaged) return null;
    return new Set(
      [CAUCUS, WORKSHEET].flatMap((document) => [...marksOf(storage, { negotiation, document })]),
    );
  } catch {
    return null;
  }
}

test(
  "FAULT-1 D1 a power cut at any moment, with unsynced sectors gone or torn, takes back nothing that anybody relied on",
  async () => {
    const seed = newSeed();
    const chance = chanceFrom(seed);
    const typing = await recordTyping({ marksEach: MARKS_EACH, pause: () => chance() * 4 });
    expect(typing.relied.length).toBeGreaterThanOrEqual(4 * MARKS_EACH);
    const tally = cutPower(typing, seed);
    expect(tally, `seed ${seed}`).toEqual({ cuts: tally.cuts, lost: 0, damaged: 0 });
    expect(tally.cuts).toBeGreaterThan(CUTS);
  },
  WITHIN_MS,
);

test.for([
  ["commits that are not synced", "commit-without-sync.ts"],
  ["an acknowledgement ahead of the commit", "acknowledge-early.ts"],
])(
  "FAULT-1 D2 the same cuts find the losses of a server with %s",
  { timeout: WITHIN_MS },
  async ([, mutant]) => {
    const seed = newSeed();
    const chance = chanceFrom(seed);
    const typing = await recordTyping({
      marksEach: 60,
      pause: () => chance() * 4,
      server: { NODE_OPTIONS: `--import ${join(MUTANTS, mutant ?? "")}` },
    });
    const tally = cutPower(typing, seed);
    expect(tally.lost, `seed ${seed}, ${tally.cuts} cuts`).toBeGreaterThan(0);
  },
);
