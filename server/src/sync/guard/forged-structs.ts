import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";

import {
  caucusOnTrial,
  cell,
  CELL,
  DRAFT,
  goodCell,
  hostile,
  letters,
  mine,
  MINE,
  number,
  struct,
  value,
  worksheetOnTrial,
  MALFORMED,
  type Attack,
} from "./guard-on-trial.ts";

/** Structs that Yjs reads and no client of this protocol writes. */
export const FORGED_STRUCTS: readonly Attack[] = [
  [
    "Y13 a root __proto__",
    worksheetOnTrial,
    MALFORMED,
    mine(struct({ ref: 8, root: "__proto__", key: CELL, content: value(cell("x")) })),
  ],
  [
    "Y14 a key __proto__",
    worksheetOnTrial,
    MALFORMED,
    mine(struct({ ref: 8, root: WORKSHEET_CELLS, key: "__proto__", content: value(cell("x")) })),
  ],
  [
    "Y17 a subdocument",
    worksheetOnTrial,
    MALFORMED,
    mine(struct({ ref: 9, root: WORKSHEET_CELLS, key: CELL, content: letters("guid") })),
  ],
  [
    "Y22 a clock near 2^53",
    worksheetOnTrial,
    MALFORMED,
    hostile({ blocks: [{ client: MINE, clock: 2 ** 53 - 2, structs: [goodCell] }] }),
  ],
  [
    "Y23 a deleted length of 2^40",
    worksheetOnTrial,
    MALFORMED,
    mine(struct({ ref: 1, root: WORKSHEET_CELLS, key: CELL, content: number(2 ** 40) })),
  ],
  [
    "Y24 a string of no length",
    caucusOnTrial,
    MALFORMED,
    mine(struct({ ref: 4, root: DRAFT, content: letters("") })),
  ],
  [
    "Y25 a collected struct of no length",
    worksheetOnTrial,
    MALFORMED,
    mine(struct({ ref: 0, content: number(0) })),
  ],
  ["Y26 a skip", worksheetOnTrial, MALFORMED, mine(struct({ ref: 10, content: number(1) }))],
  [
    "Y27 a skip with flag bits",
    worksheetOnTrial,
    MALFORMED,
    mine(struct({ ref: 10, flags: 0x80, content: number(1) })),
  ],
  [
    "Y28 the same writer in two blocks",
    worksheetOnTrial,
    MALFORMED,
    hostile({
      blocks: [
        { client: MINE, clock: 0, structs: [goodCell] },
        { client: MINE, clock: 0, structs: [goodCell] },
      ],
    }),
  ],
  [
    "Y35 a broken delete set after good structs",
    worksheetOnTrial,
    MALFORMED,
    Uint8Array.from([...mine(goodCell).slice(0, -1), 1, 1]),
  ],
];
