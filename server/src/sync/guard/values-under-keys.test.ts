import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { expect, test } from "vitest";
import * as Y from "yjs";

import { joinedValues } from "./forged-shapes.ts";
import { cell, CELL, MINE, openTrial, WORKSHEET } from "./guard-on-trial.ts";

test("GUARD-1 two values in one struct under a key are taken where both are deleted: so a page sends them that can still take them back", () => {
  const doc = new Y.Doc();
  doc.clientID = MINE;
  const cells = doc.getMap(WORKSHEET_CELLS);
  new Y.UndoManager(cells, { captureTimeout: 0 });
  for (const words of ["one", "two"]) cells.set(CELL, cell(words));
  cells.delete(CELL);
  const kept = Y.encodeStateAsUpdate(doc);
  expect(Y.decodeUpdate(kept).structs.map(({ length }) => length)).toEqual([2]);
  for (const update of [kept, joinedValues([0, 2])])
    expect(openTrial(WORKSHEET).submit(update).verdict).toBe("accept");
});
