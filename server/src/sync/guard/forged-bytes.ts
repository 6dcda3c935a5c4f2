import { CAUCUS_NOTES } from "@crosstable/shared/documents/caucus";
import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import * as Y from "yjs";

import {
  caucusOnTrial,
  CELL,
  DRAFT,
  goodCell,
  hostile,
  letters,
  mine,
  MINE,
  number,
  raw,
  struct,
  THEIRS,
  worksheetOnTrial,
  MALFORMED,
  TOO_LARGE,
  type Attack,
} from "./guard-on-trial.ts";

/** Bytes that are no update, or none that a client of this protocol writes. */
export const FORGED_BYTES: readonly Attack[] = [
  [
    "Y36 a value nested 5,000 deep",
    worksheetOnTrial,
    MALFORMED,
    mine(
      struct({
        ref: 8,
        root: WORKSHEET_CELLS,
        key: CELL,
        content: raw(1, ...Array.from({ length: 5_000 }, () => [117, 1]).flat(), 126),
      }),
    ),
  ],
  [
    "Y37 JSON nested 20,000 deep",
    caucusOnTrial,
    MALFORMED,
    mine(
      struct({ ref: 5, root: DRAFT, content: letters("[".repeat(20_000) + "]".repeat(20_000)) }),
    ),
  ],
  [
    "Y38 a count of structs that lies",
    worksheetOnTrial,
    TOO_LARGE,
    hostile({ blocks: [{ client: MINE, clock: 0, structs: [goodCell], count: 2 ** 32 - 1 }] }),
  ],
  [
    "Y39 a count of values that lies",
    worksheetOnTrial,
    MALFORMED,
    mine(struct({ ref: 8, root: WORKSHEET_CELLS, key: CELL, content: number(2 ** 32 - 1) })),
  ],
  [
    "Y40 a length of letters that lies",
    caucusOnTrial,
    MALFORMED,
    mine(struct({ ref: 4, root: DRAFT, content: raw(200, 1, 97) })),
  ],
  [
    "Y41 a content of no kind",
    caucusOnTrial,
    MALFORMED,
    mine(struct({ ref: 17, root: DRAFT, content: raw(0) })),
  ],
  [
    "Y42 a type of no kind",
    caucusOnTrial,
    MALFORMED,
    mine(struct({ ref: 7, root: CAUCUS_NOTES, content: raw(9) })),
  ],
  [
    "Y43 an XML hook",
    caucusOnTrial,
    MALFORMED,
    mine(
      struct({ ref: 7, root: CAUCUS_NOTES, content: raw(5, 11, ...Buffer.from("constructor")) }),
    ),
  ],
  [
    "Y48 a clientID of 2^32",
    worksheetOnTrial,
    MALFORMED,
    hostile({ blocks: [{ client: 2 ** 32, clock: 0, structs: [goodCell] }] }),
  ],
  [
    "Y51 letters that are no UTF-8",
    caucusOnTrial,
    MALFORMED,
    mine(struct({ ref: 4, root: DRAFT, content: raw(2, 0xc3, 0x28) })),
  ],
  [
    "Y52 __proto__ in a value",
    worksheetOnTrial,
    MALFORMED,
    mine(
      struct({
        ref: 8,
        root: WORKSHEET_CELLS,
        key: CELL,
        content: raw(1, 118, 1, 9, ...Buffer.from("__proto__"), 126),
      }),
    ),
  ],
  ["Y53 no byte at all", worksheetOnTrial, MALFORMED, new Uint8Array()],
  ["Y53 one byte", worksheetOnTrial, MALFORMED, Uint8Array.of(0)],
  [
    "Y54 a number not in its shortest form",
    worksheetOnTrial,
    MALFORMED,
    Uint8Array.of(0x80, 0x00, 0x00),
  ],
  [
    "Y57 bytes of the second encoding",
    worksheetOnTrial,
    MALFORMED,
    Y.convertUpdateFormatV1ToV2(mine(goodCell)),
  ],
  [
    "Y58 a delete of no length",
    worksheetOnTrial,
    MALFORMED,
    hostile({ deletes: [{ client: THEIRS, ranges: [[0, 0]] }] }),
  ],
  [
    "Y63 deletes in descending order",
    caucusOnTrial,
    MALFORMED,
    hostile({
      deletes: [
        {
          client: THEIRS,
          ranges: [
            [5, 1],
            [2, 1],
          ],
        },
      ],
    }),
  ],
  [
    "Y50 more bytes than one update may carry",
    caucusOnTrial,
    TOO_LARGE,
    new Uint8Array(4 * 1024 * 1024 + 1),
  ],
];
