import {
  CAUCUS_IMPORTS,
  CAUCUS_NOTES,
  CAUCUS_READS,
  CAUCUS_RECEIVED,
} from "@crosstable/shared/documents/caucus";
import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";

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
  raw,
  struct,
  THEIRS,
  value,
  worksheetOnTrial,
  NOT_ALLOWED,
  type Attack,
} from "./guard-on-trial.ts";

const nested = (depth: number) =>
  mine(
    struct({ ref: 7, root: CAUCUS_NOTES, content: raw(3, 9, ...Buffer.from("paragraph")) }),
    ...Array.from({ length: depth }, (_, index) =>
      struct({ ref: 7, parent: [MINE, index], content: raw(3, 9, ...Buffer.from("paragraph")) }),
    ),
  );

/** Two values of a cell in one struct, of which so many are deleted. */
export function joinedValues(
  ...deleted: readonly (readonly [clock: number, length: number])[]
): Uint8Array {
  const content = value(cell("one"), cell("two"));
  const structs = [struct({ ref: 8, root: WORKSHEET_CELLS, key: CELL, content })];
  return hostile({
    blocks: [{ client: MINE, clock: 0, structs }],
    deletes: deleted.length === 0 ? [] : [{ client: MINE, ranges: deleted }],
  });
}

/** Well-formed writing that is outside the shape of its document. */
export const FORGED_SHAPES: readonly Attack[] = [
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
    "something received without its fields",
    caucusOnTrial,
    NOT_ALLOWED,
    mine(struct({ ref: 8, root: CAUCUS_RECEIVED, key: "p1", content: value({ id: "p1" }) })),
  ],
  [
    "an import without rows",
    caucusOnTrial,
    NOT_ALLOWED,
    mine(
      struct({
        ref: 8,
        root: CAUCUS_IMPORTS,
        key: "i1",
        content: value({
          id: "i1",
          kind: "drafts",
          source: "",
          at: "2026-01-05T09:00:00Z",
          rows: [],
        }),
      }),
    ),
  ],
  [
    "a read draft without its hash",
    caucusOnTrial,
    NOT_ALLOWED,
    mine(
      struct({
        ref: 8,
        root: CAUCUS_READS,
        key: "p1",
        content: value({ pass: 1, by: "Somebody" }),
      }),
    ),
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
  [
    "Y4 letters among the nodes, by a left neighbour alone",
    caucusOnTrial,
    NOT_ALLOWED,
    mine(struct({ ref: 4, origin: [THEIRS, 11], content: letters("x") })),
  ],
  [
    "Y5 letters among the nodes, by a right neighbour alone",
    caucusOnTrial,
    NOT_ALLOWED,
    mine(struct({ ref: 4, right: [THEIRS, 11], content: letters("x") })),
  ],
  [
    "Y6 a value of no shape over the current one, by its origin alone",
    worksheetOnTrial,
    NOT_ALLOWED,
    mine(struct({ ref: 8, origin: [THEIRS, 0], content: value("x") })),
  ],
  [
    "Y46 a map in place of another's cell",
    worksheetOnTrial,
    NOT_ALLOWED,
    mine(struct({ ref: 7, origin: [THEIRS, 0], content: raw(1) })),
  ],
  [
    "Y69 a cell of a table that spans more columns than an editor can count",
    caucusOnTrial,
    NOT_ALLOWED,
    mine(
      struct({ ref: 7, root: CAUCUS_NOTES, content: raw(3, 9, ...Buffer.from("tableCell")) }),
      struct({ ref: 8, parent: [MINE, 0], key: "colspan", content: value(1e9) }),
    ),
  ],
  [
    "a cell whose time is longer than its words may be",
    worksheetOnTrial,
    NOT_ALLOWED,
    mine(
      struct({
        ref: 8,
        root: WORKSHEET_CELLS,
        key: CELL,
        content: value({ value: "x", at: `2007-10-26T17:00:00.${"0".repeat(3_000)}Z` }),
      }),
    ),
  ],
  [
    "Y2, Y47 a tombstone in a place that nobody has",
    worksheetOnTrial,
    NOT_ALLOWED,
    mine(struct({ ref: 1, root: WORKSHEET_CELLS, key: "W-1/floor", content: number(1) })),
  ],
  [
    "two values of a cell in one struct, none of which is deleted",
    worksheetOnTrial,
    NOT_ALLOWED,
    joinedValues(),
  ],
  [
    "two values of a cell in one struct, of which the first is deleted",
    worksheetOnTrial,
    NOT_ALLOWED,
    joinedValues([0, 1]),
  ],
  [
    "two values of a cell in one struct, of which the second is deleted",
    worksheetOnTrial,
    NOT_ALLOWED,
    joinedValues([1, 1]),
  ],
];
