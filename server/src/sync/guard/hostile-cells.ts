import {
  cellKey,
  WORKSHEET_CELLS,
  WORKSHEET_COLUMNS,
} from "@crosstable/shared/documents/worksheet";
import { mustProposalId } from "@crosstable/shared/ids";
import * as Y from "yjs";

import type { Chance } from "./chance.ts";
import { cell, CELL, MINE, MINE_TOO, struct, value, writtenBy } from "./guard-on-trial.ts";
import { wildStruct, type HostileIds } from "./hostile-updates.ts";

const OTHER = cellKey(mustProposalId("W-2"), "summary");
const CELLS = [...WORKSHEET_COLUMNS.map((column) => cellKey(mustProposalId("W-1"), column)), OTHER];
const KEYS = [...CELLS, "W-1/cost", "W-1", "W-1/remarks/more"];

/** Honest updates of a worksheet to spoil: cells written, written over, cleared, two at once, and all of it once more. */
export function honestCells(
  doc: Y.Doc,
  [mine, mineToo]: HostileIds = [MINE, MINE_TOO],
): Uint8Array[] {
  const write = (client: number, ...keys: readonly string[]): Uint8Array =>
    writtenBy(
      client,
      (own) =>
        own.transact(() => {
          for (const key of keys) own.getMap(WORKSHEET_CELLS).set(key, cell("mine"));
        }),
      doc,
    );
  return [
    write(mine, CELL),
    write(mineToo, OTHER),
    write(mine, CELL, OTHER),
    write(mine, CELL, CELL),
    writtenBy(mine, (own) => own.getMap(WORKSHEET_CELLS).delete(CELL), doc),
    Y.encodeStateAsUpdate(doc),
  ];
}

/** A struct that stands in a worksheet, or would. */
export function grownCell(chance: Chance, id: () => [number, number]): ReturnType<typeof struct> {
  if (chance.once(6)) return wildStruct(chance, id, KEYS);
  const held = chance.once(6)
    ? chance.pick([{ ...cell("v"), by: "me" }, { value: "v" }, "v"])
    : cell("v");
  return struct({
    ref: 8,
    content: chance.once(8) ? value(held, cell("w")) : value(held),
    ...(chance.once(3) && { origin: id() }),
    ...(chance.once(8) && { right: id() }),
    root: WORKSHEET_CELLS,
    key: chance.pick(chance.once(6) ? KEYS : CELLS),
  });
}
