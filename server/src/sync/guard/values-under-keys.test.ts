import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { expect, test } from "vitest";
import * as Y from "yjs";

import {
  cell,
  CELL,
  hostile,
  MINE,
  NOT_ALLOWED,
  openTrial,
  struct,
  value,
  WORKSHEET,
} from "./guard-on-trial.ts";

/** Two values in one struct, of which so many are deleted. */
function joined(...deleted: readonly (readonly [clock: number, length: number])[]): Uint8Array {
  const content = value(cell("one"), cell("two"));
  const structs = [struct({ ref: 8, root: WORKSHEET_CELLS, key: CELL, content })];
  return hostile({
    blocks: [{ client: MINE, clock: 0, structs }],
    deletes: deleted.length === 0 ? [] : [{ client: MINE, ranges: deleted }],
  });
}

test.each([
  ["none of which is deleted", joined()],
  ["of which the first is deleted", joined([0, 1])],
  ["of which the second is deleted", joined([1, 1])],
])("GUARD-2 two values in one struct under a key, %s, are refused", (_which, update) => {
  const trial = openTrial(WORKSHEET);
  const before = trial.whole();
  expect(trial.submit(update)).toEqual(NOT_ALLOWED);
  expect(trial.whole()).toBe(before);
});

test("GUARD-1 two values in one struct under a key are taken where both are deleted: so a page sends them that can still take them back", () => {
  const doc = new Y.Doc();
  doc.clientID = MINE;
  const cells = doc.getMap(WORKSHEET_CELLS);
  new Y.UndoManager(cells, { captureTimeout: 0 });
  for (const words of ["one", "two"]) cells.set(CELL, cell(words));
  cells.delete(CELL);
  const kept = Y.encodeStateAsUpdate(doc);
  expect(Y.decodeUpdate(kept).structs.map(({ length }) => length)).toEqual([2]);
  for (const update of [kept, joined([0, 2])])
    expect(openTrial(WORKSHEET).submit(update).verdict).toBe("accept");
});
