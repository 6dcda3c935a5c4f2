import { hasSigned } from "@crosstable/server/access/ed25519";
import { canonicalText } from "@crosstable/shared/record/canonical";
import { EMPTY_HEAD, type RecordEntry } from "@crosstable/shared/record/entry";
import { replay } from "@crosstable/shared/record/replay";
import type { KnownHead } from "@crosstable/shared/verify/known-heads";
import { recordFile } from "@crosstable/shared/verify/record-file";
import { verifyFile } from "@crosstable/shared/verify/verify-file";
import fc from "fast-check";
import { expect, test } from "vitest";

import { HOST_ACT_KINDS, KindCount, MOVE_KINDS } from "./kinds-in-rows.ts";
import { randomRecord } from "./random-record.ts";
import { sealedAnew, type SignedTalks } from "./signed-talks.ts";
import { altered, forgedAt, hostActsIn, movesIn, oneOfEach, writtenAnew } from "./written-anew.ts";

const RUNS = 40;
/** In each record so many kinds of moves, or of acts of the host, are written anew. */
const KINDS_A_RECORD = 3;
/** So often there is at least each kind of move and of act of the host in the records of all properties here. */
const LEAST = 3;

/** Of everything that was in the records of the properties here. */
const count = new KindCount();
const anyRecord = randomRecord.map((talks) => {
  count.addRows(talks.rows);
  return talks;
});

/** What was done to the rows, and which is the first that is not as it was. */
interface Tampered {
  readonly rows: readonly unknown[];
  readonly first: number;
}

const pick = fc.noBias(fc.nat({ max: 9999 }));

function never(): never {
  throw new Error("no such row");
}

const TAMPERINGS: Record<string, (rows: readonly RecordEntry[], picked: number[]) => Tampered> = {
  "L1 alters a row": (rows, [where = 0, what = 0]) => {
    const index = where % rows.length;
    return { rows: rows.with(index, altered(rows[index] ?? never(), what)), first: index + 1 };
  },
  "L2 drops a row": (rows, [where = 0]) => {
    const index = where % rows.length;
    return { rows: rows.toSpliced(index, 1), first: index + 1 };
  },
  "L4 exchanges two rows": (rows, [where = 0, other = 0]) => {
    const one = where % (rows.length - 1);
    const two = one + 1 + (other % (rows.length - one - 1));
    const [first, second] = [rows[one], rows[two]];
    if (first === undefined || second === undefined) throw new Error("no such rows");
    return { rows: rows.with(one, second).with(two, first), first: one + 1 };
  },
  "L5 puts a row in twice": (rows, [where = 0]) => {
    const index = where % rows.length;
    const row = rows[index];
    if (row === undefined) throw new Error("no such row");
    return { rows: rows.toSpliced(index, 0, row), first: index + 2 };
  },
};

async function check(
  talks: SignedTalks,
  rows: readonly unknown[],
  known: readonly KnownHead[] = [],
) {
  const [header = "", ...rest] = recordFile(talks.rows, talks.state).trimEnd().split("\n");
  const text = [header, ...rows.map(canonicalText), rest.at(-1)].join("\n");
  return verifyFile(text, { hasSigned, known });
}

test("VERIFY-1 a record that nobody touched is right, whatever was bargained in it", async () => {
  const property = fc.asyncProperty(anyRecord, async (talks) => {
    const verified = await check(talks, talks.rows);
    expect(verified).toMatchObject({ bad: null, rows: talks.rows.length, head: talks.head });
  });
  await fc.assert(property, { numRuns: RUNS });
});

test.for(Object.keys(TAMPERINGS))(
  "VERIFY-2 whoever %s is found, and the row is named",
  async (name) => {
    const tamper = TAMPERINGS[name];
    if (tamper === undefined) throw new Error("no such way");
    const property = fc.asyncProperty(anyRecord, fc.tuple(pick, pick), async (talks, picked) => {
      const { rows, first } = tamper(talks.rows, picked);
      expect((await check(talks, rows)).bad?.row).toBe(first);
    });
    // A failure prints its seed and the shortest record that shows it.
    await fc.assert(property, { numRuns: RUNS });
  },
);

test.for([
  [
    "VERIFY-2 L6 a host who writes a side's move anew, or one more, and seals everything with the server's own key is found",
    movesIn,
  ],
  [
    "VERIFY-4 a host who writes an act of its own anew, or one more, and seals everything with the server's own key is found",
    hostActsIn,
  ],
] as const)("%s, whatever kind it is of", async ([, spotsIn]) => {
  const property = fc.asyncProperty(anyRecord, pick, fc.boolean(), async (talks, at, isNew) => {
    const each = oneOfEach(spotsIn(talks.rows), at);
    const from = at % each.length;
    const some = [...each.slice(from), ...each.slice(0, from)].slice(0, KINDS_A_RECORD);
    for (const spot of some) {
      const { index, kind } = spot;
      const forged = writtenAnew(talks.rows[index] ?? never(), spot, at);
      const text = fileOf(talks, forgedAt(talks, forged, { index, isNew }));
      const { bad } = await verifyFile(text, { hasSigned });
      expect({ kind, row: bad?.row }).toEqual({ kind, row: isNew ? index + 2 : index + 1 });
    }
  });
  await fc.assert(property, { numRuns: RUNS });
});

/** The first row in which two records part; where one of them ends before, the first that it lacks. */
function firstOther(one: readonly RecordEntry[], other: readonly RecordEntry[]): number {
  const index = one.findIndex(({ head }, at) => other[at]?.head !== head);
  return (index === -1 ? one.length : index) + 1;
}

/** The first row whose device has seen a row that these rows do not have; where there is none, the one after the last. */
function firstBlind(rows: readonly RecordEntry[]): number {
  const index = rows.findIndex(({ act }, at) => {
    const saw = act.kind === "moves" ? act.signed?.saw : undefined;
    return saw !== undefined && !rows.slice(0, at).some(({ head }) => head === saw);
  });
  return (index === -1 ? rows.length : index) + 1;
}

test("VERIFY-3 L3, L12, L13 whatever a host does who holds the server's key, whoever has kept the receipt of the last row finds it", async () => {
  const names = Object.keys(TAMPERINGS);
  const property = fc.asyncProperty(
    anyRecord,
    fc.constantFrom(...names),
    fc.tuple(pick, pick),
    async (talks, name, picked) => {
      const { rows } = TAMPERINGS[name]?.(talks.rows, picked) ?? { rows: [] };
      const sealed = sealedOrNull(talks, rows);
      const all = talks.rows.map(({ seq, head }) => ({ seq, head }));
      const last = { seq: talks.rows.length, head: talks.head };
      // One more act of the host after the last row leaves that row, and all before it, where it was.
      fc.pre(sealed !== null && sealed[last.seq - 1]?.head !== last.head);
      const forged = sealed ?? [];
      const text = fileOf(talks, forged);
      const first = firstOther(talks.rows, forged);
      const rowBy = async (known: readonly KnownHead[]) =>
        (await verifyFile(text, { hasSigned, known })).bad?.row;
      // Whoever has kept every head is told the first row that is another; whoever has the last alone, that one or the first before it that cannot stand.
      expect(await rowBy(all)).toBe(first);

      const alone = await rowBy([]);
      const isShorter = forged.length < last.seq;
      const end = isShorter ? forged.length + 1 : last.seq;
      expect(await rowBy([last])).toBe(Math.min(alone ?? end, end));
      // What was not touched is right, and no device has seen what was written anew behind its back.
      const blind = firstBlind(forged);
      const found = alone ?? (blind > forged.length ? first : Infinity);
      expect(found).toBeGreaterThanOrEqual(first);
      expect(found).toBeLessThanOrEqual(blind);
    },
  );
  await fc.assert(property, { numRuns: RUNS });
});

test("VERIFY-3 L3 a tail that was cut off with care is not seen in the file alone, and by the receipt of its last row at once", async () => {
  const [talks] = fc.sample(anyRecord, { numRuns: 1, seed: 20071031 });
  if (talks === undefined) throw new Error("no record");
  const cut = fileOf(talks, talks.rows.slice(0, -1));
  const known = { seq: talks.rows.length, head: talks.head };
  expect((await verifyFile(cut, { hasSigned })).bad).toBeNull();
  expect((await verifyFile(cut, { hasSigned, known: [known] })).bad).toEqual({
    row: talks.rows.length,
    words: `The end is missing: row ${talks.rows.length} is known, and not in the file.`,
  });
});

test("VERIFY-3 of a record that only a kept head makes bad, no row from there on is called right, and no key of it is named", async () => {
  const property = fc.asyncProperty(randomRecord, pick, async (talks, at) => {
    const index = at % talks.rows.length;
    const known = [{ seq: index + 1, head: "f".repeat(64) }];
    const { bad, rows, head, keys, serverKeys, notes, state } = await check(
      talks,
      talks.rows,
      known,
    );
    expect(bad?.row).toBe(index + 1);
    expect({ rows, head }).toEqual({
      rows: index,
      head: index === 0 ? EMPTY_HEAD : talks.rows[index - 1]?.head,
    });
    expect({ keys, serverKeys, notes, state }).toEqual({
      keys: [],
      serverKeys: [],
      notes: [],
      state: null,
    });
    const same = [{ seq: index + 1, head: talks.rows[index]?.head ?? "" }];
    expect(await check(talks, talks.rows, same)).toMatchObject({
      bad: null,
      rows: talks.rows.length,
      head: talks.head,
    });
  });
  await fc.assert(property, { numRuns: 20 });
});

/** A spoiled row may be one that nobody can seal; then there is nothing to show. */
function sealedOrNull(talks: SignedTalks, rows: readonly unknown[]): RecordEntry[] | null {
  const { length } = talks.rows;
  const sealed = sealedAnew(talks.hostKeysAfter(0), rows as RecordEntry[]);
  const isTheSame = sealed.length === length && sealed.at(-1)?.head === talks.head;
  return isTheSame ? null : sealed;
}

/** The file that a careful forger would hand out: with the last line that fits, where the rows lead to any state at all. */
function fileOf(talks: SignedTalks, rows: readonly RecordEntry[]): string {
  try {
    return recordFile(rows, replay(rows));
  } catch {
    return recordFile(rows, talks.state);
  }
}

test("VERIFY-1 the records of these properties hold every kind of move and of act of the host", () => {
  expect(count.rarerThan(LEAST, [...MOVE_KINDS, ...HOST_ACT_KINDS])).toEqual([]);
});
