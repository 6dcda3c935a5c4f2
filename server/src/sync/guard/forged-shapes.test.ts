import { CAUCUS_NOTES } from "@crosstable/shared/documents/caucus";
import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { expect, test } from "vitest";
import * as Y from "yjs";

import {
  caucusOnTrial,
  cell,
  CELL,
  DRAFT,
  hostile,
  letters,
  mine,
  MINE,
  number,
  openTrial,
  raw,
  struct,
  THEIRS,
  value,
  worksheetOnTrial,
  writtenBy,
  attempt,
  NOT_ALLOWED,
  type Attack,
} from "./guard-on-trial.ts";
import type { Verdict } from "./verdict.ts";

const nested = (depth: number) =>
  mine(
    struct({ ref: 7, root: CAUCUS_NOTES, content: raw(3, 9, ...Buffer.from("paragraph")) }),
    ...Array.from({ length: depth }, (_, index) =>
      struct({ ref: 7, parent: [MINE, index], content: raw(3, 9, ...Buffer.from("paragraph")) }),
    ),
  );

test.each<Attack>([
  [
    "Y44 an element that the notes do not have",
    caucusOnTrial,
    NOT_ALLOWED,
    mine(struct({ ref: 7, root: CAUCUS_NOTES, content: raw(3, 6, ...Buffer.from("script")) })),
  ],
  [
    "Y44 an element named after a property of every object",
    caucusOnTrial,
    NOT_ALLOWED,
    mine(
      struct({ ref: 7, root: CAUCUS_NOTES, content: raw(3, 11, ...Buffer.from("constructor")) }),
    ),
  ],
  ["Y45 nodes nested 100 deep", caucusOnTrial, NOT_ALLOWED, nested(100)],
  [
    "Y45 a map in a cell",
    worksheetOnTrial,
    NOT_ALLOWED,
    mine(struct({ ref: 7, root: WORKSHEET_CELLS, key: CELL, content: raw(1) })),
  ],
  [
    "a cell of no column",
    worksheetOnTrial,
    NOT_ALLOWED,
    mine(struct({ ref: 8, root: WORKSHEET_CELLS, key: "W-1/floor", content: value(cell("x")) })),
  ],
  [
    "a cell with a field too many",
    worksheetOnTrial,
    NOT_ALLOWED,
    mine(
      struct({
        ref: 8,
        root: WORKSHEET_CELLS,
        key: CELL,
        content: value({ ...cell("x"), author: "chief" }),
      }),
    ),
  ],
  [
    "a cell longer than its limit",
    worksheetOnTrial,
    NOT_ALLOWED,
    mine(
      struct({ ref: 8, root: WORKSHEET_CELLS, key: CELL, content: value(cell("x".repeat(2_001))) }),
    ),
  ],
  [
    "a link that runs a script",
    caucusOnTrial,
    NOT_ALLOWED,
    mine(
      struct({
        ref: 6,
        origin: [THEIRS, 15],
        content: (encoder) => {
          letters("link")(encoder);
          letters('{"href":"javascript:alert(1)"}')(encoder);
        },
      }),
    ),
  ],
  [
    "an attribute that the node does not have",
    caucusOnTrial,
    NOT_ALLOWED,
    mine(struct({ ref: 8, parent: [THEIRS, 11], key: "onclick", content: value("alert(1)") })),
  ],
  [
    "bare letters among the nodes",
    caucusOnTrial,
    NOT_ALLOWED,
    mine(struct({ ref: 4, root: CAUCUS_NOTES, content: letters("x") })),
  ],
  [
    "Y12 an unknown root",
    worksheetOnTrial,
    NOT_ALLOWED,
    mine(struct({ ref: 8, root: "record", key: CELL, content: value(cell("x")) })),
  ],
  [
    "Y12 a deleted struct in an unknown root",
    worksheetOnTrial,
    NOT_ALLOWED,
    mine(struct({ ref: 1, root: "record", content: number(1) })),
  ],
  [
    "Y15 a list child in a map",
    worksheetOnTrial,
    NOT_ALLOWED,
    mine(struct({ ref: 8, root: WORKSHEET_CELLS, content: value(cell("x")) })),
  ],
  [
    "Y16 a keyed child in a text",
    caucusOnTrial,
    NOT_ALLOWED,
    mine(struct({ ref: 4, root: DRAFT, key: "k", content: letters("x") })),
  ],
])("GUARD-2 %s: the verdict is right and nothing changes", (...attack) => {
  const { said, before, after } = attempt(attack);
  expect(said).toEqual(attack[2]);
  expect(after).toBe(before);
});

test("GUARD-4 a document that the server writes takes nothing from a client", () => {
  for (const kind of ["matrix", "gallery"] as const) {
    const trial = openTrial({ kind });
    Y.applyUpdate(
      trial.doc,
      writtenBy(THEIRS, (doc) => doc.getMap("rows").set("W-1", {})),
    );
    const before = trial.whole();
    const refused: Verdict = { verdict: "refuse", reason: "readOnlyWrote" };
    const deletes = [{ client: THEIRS, ranges: [[0, 1]] as const }];
    expect(trial.submit(hostile({ deletes }))).toEqual(refused);
    expect(
      trial.submit(mine(struct({ ref: 8, root: "rows", key: "W-1", content: value(1) }))),
    ).toEqual(refused);
    expect(trial.whole()).toBe(before);
  }
});
