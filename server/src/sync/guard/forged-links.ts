import {
  caucusOnTrial,
  cell,
  goodCell,
  goodDraft,
  hostile,
  letters,
  mine,
  MINE,
  MINE_TOO,
  number,
  raw,
  struct,
  THEIRS,
  value,
  worksheetOnTrial,
  MALFORMED,
  NOT_ALLOWED,
  FOREIGN,
  RESYNC,
  type Attack,
} from "./guard-on-trial.ts";

/** Structs whose neighbours, parents and clocks are not what they may be. */
export const FORGED_LINKS: readonly Attack[] = [
  [
    "Y29 an origin in the own future",
    caucusOnTrial,
    MALFORMED,
    mine(struct({ ref: 4, origin: [MINE, 1], content: letters("a") }), goodDraft),
  ],
  [
    "Y30 an origin that is itself",
    caucusOnTrial,
    MALFORMED,
    mine(struct({ ref: 4, origin: [MINE, 0], content: letters("a") })),
  ],
  [
    "Y30 a parent that is itself",
    caucusOnTrial,
    MALFORMED,
    mine(struct({ ref: 7, parent: [MINE, 0], content: raw(6) })),
  ],
  [
    "Y31 two own clients that lean on each other",
    caucusOnTrial,
    MALFORMED,
    hostile({
      blocks: [
        {
          client: MINE_TOO,
          clock: 0,
          structs: [struct({ ref: 4, right: [MINE, 0], content: letters("a") })],
        },
        {
          client: MINE,
          clock: 0,
          structs: [struct({ ref: 4, right: [MINE_TOO, 0], content: letters("a") })],
        },
      ],
    }),
  ],
  [
    "Y32 a parent that is no type",
    caucusOnTrial,
    NOT_ALLOWED,
    mine(struct({ ref: 4, parent: [THEIRS, 0], content: letters("a") })),
  ],
  [
    "Y55 a parent that is unknown",
    caucusOnTrial,
    RESYNC,
    mine(struct({ ref: 4, parent: [99, 3], content: letters("a") })),
  ],
  [
    "Y62 a left neighbour right of the right one",
    caucusOnTrial,
    NOT_ALLOWED,
    mine(struct({ ref: 4, origin: [THEIRS, 7], right: [THEIRS, 3], content: letters("x") })),
  ],
  [
    "Y62 a right neighbour in a cell",
    worksheetOnTrial,
    NOT_ALLOWED,
    mine(struct({ ref: 8, right: [THEIRS, 0], content: value(cell("x")) })),
  ],
  [
    "Y8 another's clientID",
    worksheetOnTrial,
    FOREIGN,
    hostile({ blocks: [{ client: THEIRS, clock: 1, structs: [goodCell] }] }),
  ],
  [
    "Y9 a clientID of nobody",
    worksheetOnTrial,
    FOREIGN,
    hostile({ blocks: [{ client: 7, clock: 0, structs: [goodCell] }] }),
  ],
  [
    "Y10 a collected struct under another's clientID",
    worksheetOnTrial,
    FOREIGN,
    hostile({
      blocks: [{ client: THEIRS, clock: 1, structs: [struct({ ref: 0, content: number(5) })] }],
    }),
  ],
  [
    "Y7 neighbours in two parents",
    caucusOnTrial,
    NOT_ALLOWED,
    mine(struct({ ref: 4, origin: [THEIRS, 3], right: [THEIRS, 14], content: letters("x") })),
  ],
  [
    "Y18 a gap in the own clock",
    worksheetOnTrial,
    RESYNC,
    hostile({ blocks: [{ client: MINE, clock: 5, structs: [goodCell] }] }),
  ],
  [
    "Y19 an origin of an unknown client",
    worksheetOnTrial,
    RESYNC,
    mine(struct({ ref: 8, origin: [77, 0], content: value(cell("x")) })),
  ],
  [
    "Y20 a delete of what another will write",
    worksheetOnTrial,
    RESYNC,
    hostile({ deletes: [{ client: THEIRS, ranges: [[1, 50]] }] }),
  ],
  [
    "Y21 a delete of what nobody has written",
    worksheetOnTrial,
    RESYNC,
    hostile({ deletes: [{ client: 9, ranges: [[0, 1]] }] }),
  ],
  [
    "Y7 neighbours in two parents, one of them new",
    caucusOnTrial,
    NOT_ALLOWED,
    mine(
      goodDraft,
      struct({ ref: 4, origin: [MINE, 2], right: [THEIRS, 14], content: letters("x") }),
    ),
  ],
  [
    "Y9 the clientID that the server itself writes under",
    worksheetOnTrial,
    FOREIGN,
    hostile({ blocks: [{ client: 0, clock: 0, structs: [goodCell] }] }),
  ],
  [
    "Y60 the highest clientID there is, which would win every race",
    worksheetOnTrial,
    FOREIGN,
    hostile({ blocks: [{ client: 2 ** 32 - 1, clock: 0, structs: [goodCell] }] }),
  ],
];
