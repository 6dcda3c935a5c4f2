import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { openSqliteStorage } from "@crosstable/server/storage/sqlite-storage";
import type { Storage } from "@crosstable/server/storage/storage";
import { firstBrokenRow } from "@crosstable/shared/record/entry";
import { expect, test } from "vitest";
import * as Y from "yjs";

import { chanceFrom, newSeed } from "../harness/chance.ts";
import { CAUCUS, MARK, marksOf, WORKSHEET } from "../harness/typist.ts";
import { RecordedDisk } from "./power-cut.ts";
import { compilePreload } from "./preload.ts";
import { readSteps, type RecordedFile, type Step } from "./recorded-steps.ts";
import { recordTyping, type RecordedTyping } from "./recorded-typing.ts";

/** So that the log is moved into the database several times under the typing. */
const MARKS_EACH = 280;
const CUTS = 60;
const SURVIVE = [0, 0.5, 0.9];
const WITHIN_MS = 120_000;
const COMPACTING = join(import.meta.dirname, "compacting-writer.ts");
const MUTANTS = join(import.meta.dirname, "mutants");

interface Tally {
  cuts: number;
  lost: number;
  /** Why, for each image that was taken for damaged. */
  damaged: string[];
}

/** What was recorded, what somebody relied on from when on, and how to find that in a storage that was opened anew. */
interface Recorded {
  readonly steps: readonly Step[];
  readonly relied: readonly { readonly mark: string; readonly sinceNs: bigint }[];
  /** Throws when something is damaged. */
  readonly marks: (storage: Storage) => Set<string>;
}

/** Cuts the power at moments by chance, opens what is left with the real storage, and compares it with what somebody relied on. */
function cutPower(recorded: Recorded, seed: number, times = CUTS): Tally {
  const chance = chanceFrom(seed);
  const { steps } = recorded;
  const writes = steps.flatMap(({ did }, index) => (did === "send" ? [] : [index]));
  const moments = new Set(
    Array.from({ length: times }, () => writes[Math.floor(chance() * writes.length)] ?? 0),
  );
  const disk = new RecordedDisk();
  const tally: Tally = { cuts: 0, lost: 0, damaged: [] };
  for (const [index, step] of steps.entries()) {
    disk.follow(step);
    if (!moments.has(index)) continue;
    // What is sent changes nothing on the disk: whatever was relied on before the next write or sync rests on those so far.
    const next = steps.find(({ did }, at) => at > index && did !== "send");
    const nextNs = next?.beganNs ?? step.beganNs;
    const relied = recorded.relied.filter(({ sinceNs }) => sinceNs < nextNs);
    for (const survives of SURVIVE) {
      tally.cuts += 1;
      const found = reopen(disk.afterCut(survives, chance), recorded);
      if (typeof found === "string") tally.damaged.push(found);
      else if (relied.some(({ mark }) => !found.has(mark))) tally.lost += 1;
    }
  }
  return tally;
}

/** Every mark on the disk, or why it cannot be read. */
function reopen(
  image: ReadonlyMap<RecordedFile, Buffer>,
  { marks }: Recorded,
): Set<string> | string {
  using opened = new DisposableStack();
  const dataDir = mkdtempSync(join(tmpdir(), "crosstable-cut-"));
  opened.defer(() => rmSync(dataDir, { recursive: true }));
  try {
    for (const [name, bytes] of image) writeFileSync(join(dataDir, name), bytes);
    const storage = openSqliteStorage({ dataDir, onDiskBroken: () => undefined });
    opened.defer(() => storage.close());
    // A torn end is not damage: nobody was told that it is stored.
    return storage.wasLogDamaged ? "the log is called damaged" : marks(storage);
  } catch (error) {
    return String(error);
  }
}

/** The marks of both documents, and whether the record is whole. */
function ofTyping({ steps, relied, negotiation }: RecordedTyping): Recorded {
  const marks = (storage: Storage): Set<string> => {
    const record = storage.record.read({ negotiation, after: 0, limit: 10_000 });
    const broken = firstBrokenRow(record);
    if (broken !== null) throw new Error(`row ${JSON.stringify(broken)} of the record is broken`);
    const documents = [CAUCUS, WORKSHEET];
    return new Set(
      documents.flatMap((document) => [...marksOf(storage, { negotiation, document })]),
    );
  };
  return { steps, relied, marks };
}

test(
  "FAULT-1 D1 a power cut at any moment, with unsynced sectors gone or torn, takes back nothing that anybody relied on",
  async () => {
    const seed = newSeed();
    const chance = chanceFrom(seed);
    const typing = await recordTyping({ marksEach: MARKS_EACH, pause: () => chance() * 4 });
    expect(typing.relied.length).toBeGreaterThanOrEqual(4 * MARKS_EACH);
    const tally = cutPower(ofTyping(typing), seed);
    expect(tally, `seed ${seed}`).toEqual({ cuts: tally.cuts, lost: 0, damaged: [] });
    expect(tally.cuts).toBeGreaterThan(CUTS);
  },
  WITHIN_MS,
);

/** A writer that puts snapshots in the place of its log, recorded. `settings` adds to its environment. */
function recordCompacting(settings: Readonly<Record<string, string>> = {}): Recorded {
  using held = new DisposableStack();
  const folder = mkdtempSync(join(tmpdir(), "crosstable-compacting-"));
  held.defer(() => rmSync(folder, { recursive: true }));
  const recording = join(folder, "steps");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [COMPACTING, join(folder, "data")],
    {
      encoding: "utf8",
      env: {
        LD_PRELOAD: compilePreload("record-writes", folder),
        RECORD_TO: recording,
        ...settings,
      },
    },
  );
  expect([status, stderr]).toEqual([0, ""]);
  const stored = JSON.parse(stdout) as { mark: string; sinceNs: string }[];
  expect(stored.length).toBeGreaterThan(100);
  return {
    steps: readSteps(recording),
    relied: stored.map(({ mark, sinceNs }) => ({ mark, sinceNs: BigInt(sinceNs) })),
    marks: ({ documents }) => {
      const doc = new Y.Doc();
      for (const update of documents.load("talks/worksheet").updates) Y.applyUpdate(doc, update);
      return new Set(doc.getText("rows").toJSON().match(MARK));
    },
  };
}

test(
  "FAULT-1 DISK-7 D1 a power cut while snapshots take the place of a log takes back nothing that was stored",
  () => {
    const seed = newSeed();
    const tally = cutPower(recordCompacting(), seed);
    expect(tally, `seed ${seed}`).toEqual({ cuts: tally.cuts, lost: 0, damaged: [] });
  },
  WITHIN_MS,
);

test(
  "FAULT-1 D2 the same cuts find the losses of a storage whose commits are never synced at all (synchronous = OFF)",
  () => {
    const seed = newSeed();
    const mutant = join(MUTANTS, "commit-never-synced.ts");
    const recorded = recordCompacting({ NODE_OPTIONS: `--import ${mutant}` });
    const { cuts, lost, damaged } = cutPower(recorded, seed, 10);
    // Where all sectors happen to survive nothing is lost; where none does, everything is.
    expect(lost + damaged.length, `seed ${seed}`).toBeGreaterThanOrEqual(cuts / 2);
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
    const tally = cutPower(ofTyping(typing), seed);
    // Several commits that wait for one sync also leave a log that no working server leaves.
    expect(tally.lost + tally.damaged.length, `seed ${seed}, ${tally.cuts} cuts`).toBeGreaterThan(
      0,
    );
  },
);
