import { hasSigned, newSigningKey, type SigningKey } from "@crosstable/server/access/ed25519";
import type { CaseState } from "@crosstable/shared/moves/case-state";
import type { Move } from "@crosstable/shared/moves/move";
import { RECORD_VERSION, type RecordBody, type RecordEntry } from "@crosstable/shared/record/entry";
import { RecordBook } from "@crosstable/shared/record/record-book";
import { applyEntry } from "@crosstable/shared/record/replay";
import { transmittalBytes } from "@crosstable/shared/record/signed-transmittal";
import { THE_SERVER } from "@crosstable/shared/record/the-server";
import { otherSide, type SideMark } from "@crosstable/shared/sides";
import { verifyFile } from "@crosstable/shared/verify/verify-file";
import fc from "fast-check";
import { expect, test } from "vitest";

import { randomRecord } from "./random-record.ts";
import { secondVerdicts } from "./second-verifier.ts";
import { CHIEFS, fileOf, sealedAnew, sealedBy, type SignedTalks } from "./signed-talks.ts";

const RUNS = 30;
const REQUEST = "00000000-0000-4000-8000-ffffffffffff";
/** A move that the rules take at any time, so that it is not they who find the row. */
const STATEMENT: Move[] = [{ kind: "publish-statement", words: "Nobody has said this." }];

/** Where a forged row goes: after so many rows, as a move of this side's chief. */
interface Place {
  readonly talks: SignedTalks;
  readonly after: number;
  readonly side: SideMark;
}

type Forge = (place: Place) => RecordBody;

/** The newest key of the side's chief that the rows before the place have bound and that has not fallen; a stranger's where there is none. */
function keyOf({ talks, after }: Place, side: SideMark): SigningKey {
  const book = new RecordBook();
  for (const row of talks.rows.slice(0, after)) book.add(row);
  return talks.devices.keyNamed(boundIn(book, side) ?? "") ?? newSigningKey();
}

function boundIn({ keys }: RecordBook, side: SideMark): string | undefined {
  const { id } = CHIEFS[side];
  return keys.all().findLast(({ seat, fellIn }) => seat === id && fellIn === null)?.device;
}

/** How far the chief's device has counted in the rows before the place. */
function countOf(place: Place): number {
  const { publicKey } = keyOf(place, place.side);
  const counts = place.talks.rows
    .slice(0, place.after)
    .flatMap(({ act }) =>
      act.kind === "moves" && act.signed?.device === publicKey ? [act.signed.n] : [],
    );
  return counts.at(-1) ?? 0;
}

/** What is forged there: what the chief says in the next row, which the rules take then, or else something that they always take. */
function movesAt({ talks, after, side }: Place): Move[] {
  const next = talks.rows[after];
  return next?.by.seat === CHIEFS[side].id && next.act.kind === "moves"
    ? next.act.moves
    : STATEMENT;
}

/** A move of the side's chief that these devices have signed: `named` is the key that the row names, `by` the one that signed. */
function moved(
  place: Place,
  of: { named: SigningKey; by: SigningKey; n: number },
  more: { saw?: string } = {},
): RecordBody {
  const { id: seat, name, role } = CHIEFS[place.side];
  const { side } = place;
  const { negotiation } = place.talks;
  const saw = more.saw ?? place.talks.rows[place.after - 1]?.head ?? "";
  const moves = movesAt(place);
  const payload = { negotiation, side, seat, n: of.n, saw, key: REQUEST, moves };
  const signature = of.by.sign(transmittalBytes(payload));
  const signed = { device: of.named.publicKey, n: of.n, saw, key: REQUEST, signature };
  return placed(place, { seat, name, side, role }, { kind: "moves", moves, asOf: null, signed });
}

/** The body of a row that follows from the one before the place, and is not later than the one after it. */
function placed({ talks, after }: Place, by: RecordBody["by"], act: RecordBody["act"]): RecordBody {
  const before = talks.rows[after - 1];
  if (before === undefined) throw new Error("nothing comes before the opening");
  const { negotiation, head: prev } = before;
  const { at } = talks.rows[after] ?? before;
  return { v: RECORD_VERSION, negotiation, seq: after + 1, prev, at, by, act };
}

/** The key with which the server would seal a row there. */
function serverKeyAt({ talks, after }: Place): SigningKey {
  return talks.hostKeysAfter(after)[0] ?? talks.hostKey;
}

const HOST_ACT: Forge = (place) =>
  placed(place, THE_SERVER, { kind: "host-act", hostAct: { kind: "issue-links", seats: [] } });

/** What the device itself would have signed there: nothing is wrong with it. */
const RIGHT: Forge = (place) => {
  const own = keyOf(place, place.side);
  return moved(place, { named: own, by: own, n: countOf(place) + 1 });
};

/** Every way to make a row of one's own, and what is said of it. */
const FORGED: Record<string, readonly [forge: Forge, words: RegExp]> = {
  "a move that a stranger's key has signed, and names": [
    (place) => {
      const stranger = newSigningKey();
      return moved(place, { named: stranger, by: stranger, n: 1 });
    },
    /^This device is not enrolled for this seat on the record\./,
  ],
  "a move that a stranger's key has signed, under the key of the chief's device": [
    (place) => {
      const named = keyOf(place, place.side);
      return moved(place, { named, by: newSigningKey(), n: countOf(place) + 1 });
    },
    /^These moves are not what the device of .+ has signed/,
  ],
  "a move that the other side's device has signed, and names": [
    (place) => {
      const other = keyOf(place, otherSide(place.side));
      return moved(place, { named: other, by: other, n: Number.MAX_SAFE_INTEGER });
    },
    /^This device is not enrolled for this seat on the record\./,
  ],
  "a move that the other side's device has signed, under the key of the chief's own": [
    (place) => {
      const other = keyOf(place, otherSide(place.side));
      return moved(place, { named: keyOf(place, place.side), by: other, n: countOf(place) + 1 });
    },
    /^These moves are not what the device of .+ has signed/,
  ],
  "a move that the chief's device has signed under a number that it had used": [
    (place) => {
      const own = keyOf(place, place.side);
      return moved(place, { named: own, by: own, n: countOf(place) });
    },
    /^This device has signed number \d+ already, so its number \d+ comes too late\./,
  ],
  "a move that the chief's device has signed on another record": [
    (place) => {
      const own = keyOf(place, place.side);
      const of = { named: own, by: own, n: countOf(place) + 1 };
      return moved(place, of, { saw: "f".repeat(64) });
    },
    /^This device has seen a record that is not the one of this server\./,
  ],
  "a move that nobody has signed": [
    (place) => {
      const { by, act } = RIGHT(place);
      if (act.kind !== "moves") throw new Error("no move");
      const { signed: _signed, ...bare } = act;
      return placed(place, by, bare);
    },
    /^No device has signed these moves\./,
  ],
  "a move that nobody has signed, as one entered afterwards": [
    (place) => {
      const { by } = RIGHT(place);
      const asOf = { date: "2025-07", confidence: "ok" as const, sources: ["A newspaper."] };
      return placed(place, by, { kind: "moves", moves: STATEMENT, asOf });
    },
    /^These moves were entered by the host after devices had begun to sign\./,
  ],
};

const BY_ANOTHER_SERVER = "an act of the host that another server's key has sealed";

/** A place where the side's chief has the hand, and has signed before with the key that is the chief's there; null where there is none. */
function placeIn(talks: SignedTalks, side: SideMark, pick: number): Place | null {
  const book = new RecordBook();
  const signing = new Set<string>();
  let state: CaseState | null = null;
  const places: Place[] = [];
  for (const [index, row] of talks.rows.entries()) {
    state = applyEntry(state, row);
    book.add(row);
    if (row.act.kind === "moves" && row.act.signed !== undefined)
      signing.add(row.act.signed.device);
    const isSigning = signing.has(boundIn(book, side) ?? "");
    if (isSigning && state.hand[side] === "chief") places.push({ talks, side, after: index + 1 });
  }
  return places[pick % places.length] ?? null;
}

/** The rows with the forged one among them: as it is put in between by whoever has no more, and with all the rest sealed anew by a host. */
function withForged(place: Place, forged: RecordEntry): RecordEntry[][] {
  const { talks, after } = place;
  const [before, behind] = [talks.rows.slice(0, after), talks.rows.slice(after)];
  const later = sealedAnew(talks.hostKeysAfter(after), behind, forged);
  return [
    [...before, forged, ...behind],
    [...before, forged, ...later],
  ];
}

const somewhere = [
  randomRecord,
  fc.constantFrom<SideMark>("a", "b"),
  fc.noBias(fc.nat({ max: 9999 })),
] as const;

test.for([...Object.keys(FORGED), BY_ANOTHER_SERVER])(
  "VERIFY-2 L6 whoever puts in %s is found, and that row is named, whether all behind it was sealed anew or not",
  async (name) => {
    const [forge, words] = FORGED[name] ?? [
      HOST_ACT,
      /^The server's signature under it is not good/,
    ];
    const property = fc.asyncProperty(...somewhere, async (talks, side, pick) => {
      const place = placeIn(talks, side, pick);
      fc.pre(place !== null);
      const sealing = name === BY_ANOTHER_SERVER ? newSigningKey() : serverKeyAt(place);
      const forged = sealedBy(sealing, forge(place));
      for (const rows of withForged(place, forged)) {
        const { bad } = await verifyFile(fileOf(rows, talks), { hasSigned });
        expect(bad).toEqual({ row: place.after + 1, words: expect.stringMatching(words) });
      }
    });
    // A failure prints its seed and the shortest record that shows it.
    await fc.assert(property, { numRuns: RUNS });
  },
);

test("VERIFY-1 the same row is right at the end where the chief's own device has signed it under a new number, and so is the act that the server's own key has sealed", async () => {
  const property = fc.asyncProperty(somewhere[0], somewhere[1], async (talks, side) => {
    const place = { talks, side, after: talks.rows.length };
    fc.pre(talks.state.hand[side] === "chief" && countOf(place) > 0);
    for (const forge of [RIGHT, HOST_ACT]) {
      const rows = [...talks.rows, sealedBy(serverKeyAt(place), forge(place))];
      const verified = await verifyFile(fileOf(rows, talks), { hasSigned });
      expect(verified).toMatchObject({ bad: null, rows: rows.length });
    }
  });
  await fc.assert(property, { numRuns: RUNS });
});

test("VERIFY-3 an act of the host that the server's own key has sealed among older rows is named by whoever has kept the head of that row, and else by the next device that had seen one behind it", async () => {
  const property = fc.asyncProperty(...somewhere, async (talks, side, pick) => {
    const place = placeIn(talks, side, pick);
    fc.pre(place !== null && place.after < talks.rows.length);
    const forged = sealedBy(serverKeyAt(place), HOST_ACT(place));
    const [, rows = []] = withForged(place, forged);
    const text = fileOf(rows, talks);
    const row = place.after + 1;
    const known = talks.rows.slice(place.after).map(({ seq, head }) => ({ seq, head }));
    expect((await verifyFile(text, { hasSigned, known })).bad).toEqual({
      row,
      words: "It is not the row that is known from elsewhere: this is another record.",
    });
    // Every head from there on is gone, and whoever had seen one signs that it was there.
    const gone = new Set(known.map(({ head }) => head));
    const blind = rows.find(({ act }) => act.kind === "moves" && gone.has(act.signed?.saw ?? ""));
    expect((await verifyFile(text, { hasSigned })).bad?.row).toBe(blind?.seq);
  });
  await fc.assert(property, { numRuns: RUNS });
});

test("VERIFY-4 the second verifier names the same row of every way", async () => {
  const [talks] = fc.sample(
    randomRecord.filter((each) => placeIn(each, "a", 0) !== null),
    { numRuns: 1, seed: 20071031 },
  );
  const place = talks === undefined ? null : placeIn(talks, "a", 0);
  if (talks === undefined || place === null) throw new Error("no record");
  const forged = [
    ...Object.values(FORGED).map(([forge]) => sealedBy(serverKeyAt(place), forge(place))),
    sealedBy(newSigningKey(), HOST_ACT(place)),
  ];
  const files = forged.flatMap((each) =>
    withForged(place, each).map((rows) => fileOf(rows, talks)),
  );
  const expected = files.map(() => place.after + 1);
  expect(secondVerdicts(files) ?? expected).toEqual(expected);
});
