import { joinedValues } from "@crosstable/server/sync/guard/forged-shapes";
import {
  cell,
  CELL,
  DRAFT,
  goodDraft,
  hostile,
  letters,
  mine,
  MINE,
  number,
  paragraph,
  raw,
  struct,
  THEIRS,
  value,
  writtenBy,
} from "@crosstable/server/sync/guard/guard-on-trial";
import {
  MAX_NOTES_DEPTH,
  MAX_UPDATE_LIVE_DELETES,
  MAX_UPDATE_WRITERS,
} from "@crosstable/shared/document-limits";
import { CAUCUS_NOTES } from "@crosstable/shared/documents/caucus";
import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { documentKey } from "@crosstable/shared/rooms";
import { expect, test } from "vitest";

import { waitUntil } from "../harness/wait-until.ts";
import { CAUCUS, groundForEachTest, WORKSHEET, type Answer } from "./battle-ground.ts";

const ground = groundForEachTest();

const many = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** How the server answered, and whether anything has changed for anybody. */
async function tried(...updates: readonly Uint8Array[]): Promise<[Answer, hasChanged: boolean]> {
  const before = await ground().everything(CAUCUS);
  const answer = await ground().strike(CAUCUS, ...updates);
  return [answer, (await ground().everything(CAUCUS)) !== before];
}

/** Stands in the document already, as whoever was here before has left it. */
async function written(update: Uint8Array): Promise<void> {
  expect(await ground().strike(CAUCUS, update)).toBe("silence");
}

test("GUARD-2 Y11, Y28 an update that overlaps what is known cannot splice into another parent", async () => {
  await written(mine(goodDraft));
  expect(
    await tried(
      mine(
        struct({
          ref: 4,
          origin: [THEIRS, 14],
          right: [THEIRS, 15],
          content: letters("abcSPLICE"),
        }),
      ),
    ),
  ).toEqual(["notAllowed", false]);
});

test("GUARD-3 Y61 what is known is not applied again, however it is dressed up", async () => {
  await written(mine(goodDraft));
  expect(await tried(mine(struct({ ref: 4, origin: [99, 99], content: letters("abc") })))).toEqual([
    "silence",
    false,
  ]);
  expect(await tried(mine(struct({ ref: 4, root: "record", content: letters("abc") })))).toEqual([
    "silence",
    false,
  ]);
});

test("GUARD-2 Y33, Y34 no truncation of a good update is taken, and no byte too many; the whole is", async () => {
  const { doc } = ground().seen.caucus;
  const good = writtenBy(
    MINE,
    (own) => {
      paragraph("goldfinch")(own);
      own.getText(DRAFT).delete(2, 3);
    },
    doc,
  );
  const before = await ground().everything(CAUCUS);
  for (let length = 0; length < good.length; length += 4)
    expect(await ground().strike(CAUCUS, good.slice(0, length))).toBe("malformed");
  expect(await ground().strike(CAUCUS, good.slice(0, -1))).toBe("malformed");
  expect(await ground().strike(CAUCUS, Uint8Array.from([...good, 0]))).toBe("malformed");
  expect(await ground().everything(CAUCUS)).toBe(before);
  expect(await ground().strike(CAUCUS, good)).toBe("silence");
  expect(await ground().everything(CAUCUS)).toContain("goldfinch");
});

test("GUARD-2 Y45, R3 nodes that are put into each other one message after the other end at a depth", async () => {
  const node = raw(3, 9, ...Buffer.from("paragraph"));
  const below = (clock: number): Uint8Array => {
    const structs = [struct({ ref: 7, parent: [MINE, clock - 1], content: node })];
    return hostile({ blocks: [{ client: MINE, clock, structs }] });
  };
  const first = mine(struct({ ref: 7, root: CAUCUS_NOTES, content: node }));
  const down = many(MAX_NOTES_DEPTH - 1, (index) => below(index + 1));
  expect(await ground().strike(CAUCUS, first, ...down)).toBe("silence");
  expect(await tried(below(MAX_NOTES_DEPTH))).toEqual(["notAllowed", false]);
});

test("GUARD-2 Y62, R1c neighbours that lie crosswise within one update are taken back before anybody sees them", async () => {
  const crossed = mine(
    struct({ ref: 4, root: DRAFT, content: letters("a") }),
    struct({ ref: 4, origin: [MINE, 0], content: letters("b") }),
    struct({ ref: 4, origin: [MINE, 1], right: [MINE, 0], content: letters("c") }),
  );
  expect(await tried(crossed)).toEqual(["notAllowed", false]);
  expect(await tried(crossed)).toEqual(["notAllowed", false]);
});

test("GUARD-2 SYNC-1 Y62 letters between two that nobody ever had side by side, who would stand elsewhere for whoever writes in the same moment, are taken back; between two that stood so they are taken", async () => {
  const put = (origin: number, right: readonly [number, number]) =>
    struct({ ref: 4, origin: [THEIRS, origin], right, content: letters("xy") });
  const beside = put(9, [THEIRS, 10]);
  expect(await tried(mine(beside, put(3, [MINE, 1])))).toEqual(["notAllowed", false]);
  expect(await ground().strike(CAUCUS, mine(beside, put(3, [THEIRS, 4])))).toBe("silence");
});

test("GUARD-5 R1 deletes in descending order, and more of them than an update may bring, are refused before they cost anything", async () => {
  const deletes = (ranges: (readonly [number, number])[], client = THEIRS): Uint8Array =>
    hostile({ deletes: [{ client, ranges }] });
  expect(await tried(deletes(many(100_000, (index) => [200_000 - index * 2, 1] as const)))).toEqual(
    ["malformed", false],
  );
  const count = MAX_UPDATE_LIVE_DELETES + 1;
  await written(mine(struct({ ref: 4, root: DRAFT, content: letters("x".repeat(2 * count)) })));
  expect(
    await tried(
      deletes(
        many(count, (index) => [index * 2, 1] as const),
        MINE,
      ),
    ),
  ).toEqual(["tooLarge", false]);
});

test("GUARD-5 R1b neighbours that others have driven far apart are refused by the thousand, before they cost anything", async () => {
  const { doc } = ground().seen.caucus;
  const others = writtenBy(
    THEIRS + 1,
    (own) => {
      own.getText(DRAFT).insert(1, "y".repeat(2_000));
      for (let index = 0; index < 20_000; index += 1) own.getText(DRAFT).insert(1, "x");
    },
    doc,
  );
  const { storage } = ground().house.house;
  const { negotiation } = ground().witness.seat;
  const key = documentKey({ negotiation, document: CAUCUS });
  storage.transaction(() => storage.documents.append([{ key, update: others }]));
  await ground().restart();
  const far = many(2_000, (index) =>
    struct({ ref: 4, origin: [THEIRS, 0], right: [THEIRS + 1, index], content: letters("a") }),
  );
  expect(await tried(mine(...far))).toEqual(["tooLarge", false]);
});

test("WIRE-2 R2 three thousand updates that nothing ever completes leave nothing pending", async () => {
  const gaps = many(3_000, (index) =>
    hostile({ blocks: [{ client: MINE, clock: 5 + index * 2, structs: [goodDraft] }] }),
  );
  expect(await tried(...gaps)).toEqual(["resync", false]);
});

test("GUARD-5 Y49 more writers than one update may carry are refused, even under clientIDs of the sender's own", async () => {
  const clients = many(MAX_UPDATE_WRITERS + 1, (index) => 3_000 + index);
  ground().lease(CAUCUS, clients);
  const blocks = clients.map((client) => ({ client, clock: 0, structs: [goodDraft] }));
  expect(await tried(hostile({ blocks }))).toEqual(["tooLarge", false]);
  expect(await ground().strike(CAUCUS, hostile({ blocks: blocks.slice(1) }))).toBe("silence");
});

test("GUARD-1 Y47 a tombstone over another's cell does what any writer may do by deleting it, and no more", async () => {
  const tombstone = struct({ ref: 1, origin: [THEIRS, 0], content: number(1) });
  expect(await ground().strike(WORKSHEET, mine(tombstone))).toBe("silence");
  expect(await ground().everything(WORKSHEET)).not.toContain("theirs");
  const again = struct({ ref: 8, root: WORKSHEET_CELLS, key: CELL, content: value(cell("again")) });
  const blocks = [{ client: MINE, clock: 1, structs: [again] }];
  expect(await ground().strike(WORKSHEET, hostile({ blocks }))).toBe("silence");
});

test("GUARD-1 two values of a cell in one struct are taken where both are deleted, and whoever has it open sees an empty cell", async () => {
  const cells = ground().seen.worksheet.doc.getMap(WORKSHEET_CELLS);
  expect(cells.has(CELL)).toBe(true);
  expect(await ground().strike(WORKSHEET, joinedValues([0, 2]))).toBe("silence");
  await waitUntil("the witness has it", () => !cells.has(CELL));
});

test("WRITE-1 A11 of two tabs under one clientID the second is not heard, and hears with an id of its own", async () => {
  const tab = (client: number, words: string): Uint8Array =>
    writtenBy(client, (doc) => doc.getText(DRAFT).insert(0, words));
  expect(await ground().strike(CAUCUS, tab(MINE, "goldfinch"))).toBe("silence");
  expect(await tried(tab(MINE, "magpiexxx"))).toEqual(["silence", false]);
  const [other] = [4_000];
  ground().lease(CAUCUS, [other]);
  expect(await ground().strike(CAUCUS, tab(other, "kestrel"))).toBe("silence");
  expect(await ground().everything(CAUCUS)).toContain("kestrel");
});
