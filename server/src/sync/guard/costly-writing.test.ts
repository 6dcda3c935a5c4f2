import {
  MAX_DOCUMENT_ROOTS,
  MAX_DOCUMENT_WRITERS,
  MAX_MAP_KEYS,
  MAX_NOTES_DEPTH,
  MAX_UPDATE_LIVE_DELETES,
} from "@crosstable/shared/document-limits";
import { CAUCUS_NOTES } from "@crosstable/shared/documents/caucus";
import { cellKey, WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { mustProposalId } from "@crosstable/shared/ids";
import { expect, test, vi } from "vitest";
import * as Y from "yjs";

import {
  CAUCUS,
  caucusOnTrial,
  cell,
  CELL,
  DRAFT,
  goodDraft,
  hostile,
  letters,
  mine,
  MINE,
  MINE_TOO,
  NOT_ALLOWED,
  number,
  openTrial,
  raw,
  struct,
  submitHonest,
  THEIRS,
  TOO_LARGE,
  value,
  worksheetOnTrial,
  writtenBy,
  type GuardOnTrial,
} from "./guard-on-trial.ts";
import { parseUpdate } from "./parse-update.ts";

// Documents at their limits; how long they take to make, the machine decides.
vi.setConfig({ testTimeout: 60_000 });

const many = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** Refused with this, and nothing has changed. */
function refuses(trial: GuardOnTrial, update: Uint8Array, verdict = TOO_LARGE): void {
  const before = trial.whole();
  expect(trial.submit(update)).toEqual(verdict);
  expect(trial.whole() === before).toBe(true);
}

/** A draft in which twenty thousand letters of others have come between its first letter and a long text. */
function driftedApart(): GuardOnTrial {
  const trial = caucusOnTrial();
  const others = writtenBy(
    THEIRS + 1,
    (doc) => {
      doc.getText(DRAFT).insert(1, "y".repeat(2_000));
      for (let index = 0; index < 20_000; index += 1) doc.getText(DRAFT).insert(1, "x");
    },
    trial.doc,
  );
  Y.applyUpdate(trial.doc, others);
  return trial;
}

/** Letters that each lie between the first letter and another letter of the long text. */
const between = (count: number): Uint8Array =>
  mine(
    ...many(count, (index) =>
      struct({
        ref: 4,
        origin: [THEIRS, 0],
        right: [THEIRS + 1, index],
        content: letters("a"),
      }),
    ),
  );

test("GUARD-5 R1b twenty kilobytes of neighbours far apart, which cost Yjs five seconds, are refused; a few of them are taken", () => {
  const trial = driftedApart();
  refuses(trial, between(2_000));
  expect(trial.submit(between(10)).verdict).toBe("accept");
});

test("GUARD-5 R1b neighbours that only the update itself drives apart are refused; a run of typing of the same length is taken", () => {
  const trial = caucusOnTrial();
  const apart = many(5_000, (index) =>
    struct({ ref: 4, origin: [MINE, 0], right: [MINE, 1 + index], content: letters("a") }),
  );
  const text = struct({ ref: 4, root: DRAFT, content: letters("x".repeat(5_001)) });
  refuses(trial, mine(text, ...apart));
  const typed = writtenBy(
    MINE,
    (doc) => {
      for (let index = 0; index < 5_000; index += 1) doc.getText(DRAFT).insert(4, "t");
    },
    trial.doc,
  );
  expect(trial.submit(typed).verdict).toBe("accept");
});

test("GUARD-1 thousands of pieces typed away from the line, at a place where others wrote meanwhile, are taken", () => {
  const trial = caucusOnTrial();
  const away = writtenBy(
    MINE,
    (doc) => {
      const text = doc.getText(DRAFT);
      for (let at = 1; at < 6_000; at += 1) {
        text.insert(at, "t");
        // What was deleted stands between what was not, so that it does not all become one piece.
        if (at % 2 === 0) {
          text.delete(at, 1);
          text.insert(at, "u");
        }
      }
    },
    trial.doc,
  );
  const others = writtenBy(
    THEIRS + 1,
    (doc) => {
      for (let index = 0; index < 500; index += 1) doc.getText(DRAFT).insert(1, "x");
    },
    trial.doc,
  );
  Y.applyUpdate(trial.doc, others);
  expect(parseUpdate(away).blocks[0]?.structs.length).toBeGreaterThan(5_000);
  expect(trial.submit(away).verdict).toBe("accept");
});

test("GUARD-1 thousands of letters put in one before the other, away from the line, at a place where others wrote meanwhile, are taken", () => {
  const trial = caucusOnTrial();
  const put = (client: number, count: number): Uint8Array =>
    writtenBy(
      client,
      (doc) =>
        doc.transact(() => {
          for (let index = 0; index < count; index += 1) doc.getText(DRAFT).insert(1, "t");
        }),
      trial.doc,
    );
  const [away, others] = [put(MINE, 10_000), put(THEIRS + 1, 10)];
  Y.applyUpdate(trial.doc, others);
  expect(submitHonest(trial, away).verdict).toBe("accept");
});

test("GUARD-1 who was away while 260,000 operations came in at their place is let in, and so is a page that sends all of them again", () => {
  const trial = caucusOnTrial();
  const away = writtenBy(MINE, (doc) => doc.getText(DRAFT).insert(1, "away"), trial.doc);
  const others = writtenBy(
    THEIRS + 1,
    (doc) =>
      doc.transact(() => {
        for (let index = 0; index < 260_000; index += 1) doc.getText(DRAFT).insert(1, "x");
      }),
    trial.doc,
  );
  Y.applyUpdate(trial.doc, others);
  expect(submitHonest(trial, away).verdict).toBe("accept");
  const page = new Y.Doc();
  Y.applyUpdate(page, Y.encodeStateAsUpdate(trial.doc));
  page.clientID = MINE_TOO;
  page.getText(DRAFT).insert(0, "back");
  expect(submitHonest(trial, Y.encodeStateAsUpdate(page)).verdict).toBe("accept");
  expect(trial.doc.getText(DRAFT).toJSON().replaceAll("x", "")).toBe("backeawayleven chrs");
});

test("GUARD-5 R1b a cell written over thousands of times at once by two writers is refused; by one after the other it is taken", () => {
  const trial = worksheetOnTrial();
  const write = struct({ ref: 8, root: WORKSHEET_CELLS, key: CELL, content: value(cell("a")) });
  const both = [MINE_TOO, MINE].map((client) => ({
    client,
    clock: 0,
    structs: many(9_000, () => write),
  }));
  refuses(trial, hostile({ blocks: both }));
  const inTurn = writtenBy(
    MINE,
    (doc) => {
      for (let index = 0; index < 2_000; index += 1)
        doc.getMap(WORKSHEET_CELLS).set(CELL, cell(`${index}`));
    },
    trial.doc,
  );
  expect(trial.submit(inTurn).verdict).toBe("accept");
});

test("GUARD-5 R1 deletes that would cut a text into more pieces than an update may are refused; fewer are taken, and may come again with more", () => {
  const trial = openTrial(CAUCUS);
  const deletes = (count: number): Uint8Array =>
    hostile({
      deletes: [{ client: MINE, ranges: many(count, (index) => [index * 2, 1] as const) }],
    });
  const text = letters("x".repeat(3 * MAX_UPDATE_LIVE_DELETES));
  expect(trial.submit(mine(struct({ ref: 4, root: DRAFT, content: text }))).verdict).toBe("accept");
  refuses(trial, deletes(MAX_UPDATE_LIVE_DELETES + 1));
  expect(trial.submit(deletes(MAX_UPDATE_LIVE_DELETES)).verdict).toBe("accept");
  // Every resync carries all deletes of the document; only what is new of them counts.
  expect(trial.submit(deletes(MAX_UPDATE_LIVE_DELETES + 100)).verdict).toBe("accept");
});

test("GUARD-2 Y45, R3 nodes that are put into each other one a message end at the same depth as in one", () => {
  const trial = openTrial(CAUCUS);
  const node = raw(3, 9, ...Buffer.from("paragraph"));
  const below = (clock: number): Uint8Array =>
    hostile({
      blocks: [
        {
          client: MINE,
          clock,
          structs: [struct({ ref: 7, parent: [MINE, clock - 1], content: node })],
        },
      ],
    });
  expect(trial.submit(mine(struct({ ref: 7, root: CAUCUS_NOTES, content: node }))).verdict).toBe(
    "accept",
  );
  for (let clock = 1; clock < MAX_NOTES_DEPTH; clock += 1)
    expect(trial.submit(below(clock)).verdict).toBe("accept");
  refuses(trial, below(MAX_NOTES_DEPTH), NOT_ALLOWED);
});

test("GUARD-5 R10 writers are bounded, because every page has to count them up; those who are there write on", () => {
  const trial = caucusOnTrial();
  const crowd = many(MAX_DOCUMENT_WRITERS - 1, (index) => ({
    client: 1_000_000 + index,
    clock: 0,
    structs: [struct({ ref: 0, content: number(1) })],
  }));
  Y.applyUpdate(trial.doc, hostile({ blocks: crowd }));
  const full = openTrial(CAUCUS, () => true);
  Y.applyUpdate(full.doc, Y.encodeStateAsUpdate(trial.doc));
  refuses(full, mine(goodDraft));
  const more = struct({ ref: 4, origin: [THEIRS, 10], content: letters("!") });
  const onward = hostile({ blocks: [{ client: THEIRS, clock: 18, structs: [more] }] });
  expect(full.submit(onward).verdict).toBe("accept");
});

test("GUARD-5 R11 keys of a map and roots of a document are bounded; those that are there are written on", () => {
  const sheet = worksheetOnTrial();
  const key = (index: number): string => cellKey(mustProposalId(`p${index}`), "remarks");
  const at = (name: string) =>
    struct({ ref: 8, root: WORKSHEET_CELLS, key: name, content: value(cell("x")) });
  expect(sheet.submit(mine(...many(MAX_MAP_KEYS - 1, (index) => at(key(index))))).verdict).toBe(
    "accept",
  );
  const over = (name: string): Uint8Array =>
    hostile({ blocks: [{ client: MINE_TOO, clock: 0, structs: [at(name)] }] });
  refuses(sheet, over(key(MAX_MAP_KEYS)));
  expect(sheet.submit(over(key(1))).verdict).toBe("accept");

  const caucus = openTrial(CAUCUS);
  const draft = (index: number) =>
    struct({ ref: 4, root: `draft/p${index}`, content: letters("x") });
  expect(caucus.submit(mine(...many(MAX_DOCUMENT_ROOTS, draft))).verdict).toBe("accept");
  const again = (index: number): Uint8Array =>
    hostile({ blocks: [{ client: MINE_TOO, clock: 0, structs: [draft(index)] }] });
  refuses(caucus, again(MAX_DOCUMENT_ROOTS));
  expect(caucus.submit(again(0)).verdict).toBe("accept");
});

test("GUARD-5 Y49 more writers than one update may carry are refused, even when all of them are the sender's; fewer are taken", () => {
  const crowd = (count: number): Uint8Array =>
    hostile({
      blocks: many(count, (index) => ({ client: 1 + index, clock: 0, structs: [goodDraft] })),
    });
  const trial = openTrial(CAUCUS, () => true);
  refuses(trial, crowd(65));
  expect(trial.submit(crowd(64)).verdict).toBe("accept");
});
