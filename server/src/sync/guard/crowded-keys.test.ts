import { MAX_MAP_KEYS } from "@crosstable/shared/document-limits";
import { cellKey, WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { mustProposalId } from "@crosstable/shared/ids";
import { expect, test } from "vitest";
import * as Y from "yjs";

import {
  cell,
  hostile,
  MINE,
  struct,
  THEIRS,
  TOO_LARGE,
  value,
  worksheetOnTrial,
} from "./guard-on-trial.ts";
import { judgeUpdate } from "./judge-update.ts";

/** So many new cells of one writer, the first of them with this number. */
function cellsOf(client: number, first: number, count: number): Uint8Array {
  const structs = Array.from({ length: count }, (_, index) =>
    struct({
      ref: 8,
      root: WORKSHEET_CELLS,
      key: cellKey(mustProposalId(`p${first + index}`), "remarks"),
      content: value(cell("x")),
    }),
  );
  return hostile({ blocks: [{ client, clock: 0, structs }] });
}

test("GUARD-6 GUARD-5 whose the cells are that stand already is counted once an update, however many it adds; one over the half is refused", () => {
  const { doc } = worksheetOnTrial();
  Y.applyUpdate(doc, cellsOf(THEIRS + 1, 0, MAX_MAP_KEYS / 2 - 1));
  let asked = 0;
  const judge = (count: number) =>
    judgeUpdate({
      document: { kind: "worksheet" },
      doc,
      update: cellsOf(MINE, MAX_MAP_KEYS, count),
      isLeased: () => true,
      isOwnSide: (client) => {
        asked += 1;
        return client === MINE;
      },
    });
  expect(judge(MAX_MAP_KEYS / 2).verdict).toBe("accept");
  expect(asked).toBeLessThanOrEqual(MAX_MAP_KEYS);
  Y.applyUpdate(doc, cellsOf(MINE, 0, 1));
  expect(judge(MAX_MAP_KEYS / 2 + 1)).toEqual(TOO_LARGE);
});
