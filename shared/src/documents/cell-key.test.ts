import { expect, test } from "vitest";

import { mustProposalId } from "../ids.ts";
import { PRIVATE_COLUMNS } from "./caucus.ts";
import { cellKey, parseCellKey, WORKSHEET_COLUMNS } from "./worksheet.ts";

const W12 = mustProposalId("W-12a");

test("a cell's key reads back", () => {
  for (const column of WORKSHEET_COLUMNS) {
    expect(parseCellKey(cellKey(W12, column), WORKSHEET_COLUMNS)).toEqual({
      proposal: W12,
      column,
    });
  }
});

test.each(["W-12a", "W-12a/", "/remarks", "W-12a/remarks/x", "W 12/remarks", "W-12a/__proto__"])(
  "%s is no cell",
  (key) => {
    expect(parseCellKey(key, WORKSHEET_COLUMNS)).toBeUndefined();
  },
);

test("a private column is no column of the worksheet", () => {
  for (const column of PRIVATE_COLUMNS) {
    expect(parseCellKey(cellKey(W12, column), WORKSHEET_COLUMNS)).toBeUndefined();
    expect(parseCellKey(cellKey(W12, column), PRIVATE_COLUMNS)).toEqual({ proposal: W12, column });
  }
});
