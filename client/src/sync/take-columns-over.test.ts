import { CAUCUS_CELLS } from "@crosstable/shared/documents/caucus";
import { cellKey } from "@crosstable/shared/documents/worksheet";
import { mustProposalId } from "@crosstable/shared/ids";
import { expect, test } from "vitest";
import * as Y from "yjs";

import { hasColumns, moveColumns } from "./take-columns-over.ts";

const [PAPER, TABLED] = ["r-1", "p-1"].map(mustProposalId) as [
  ReturnType<typeof mustProposalId>,
  ReturnType<typeof mustProposalId>,
];
const AT = "2026-01-07T10:00:00.000Z";

test("IMPORT-8 what was costed on paper goes to the proposal that was tabled of it, and what stands there already stays", () => {
  const doc = new Y.Doc();
  const cells = doc.getMap<{ value: string; at: string }>(CAUCUS_CELLS);
  const put = (id: typeof PAPER, column: string, value: string) =>
    cells.set(cellKey(id, column), { value, at: AT });
  put(PAPER, "target", "0.6%");
  put(PAPER, "floor", "0.4%");
  put(TABLED, "floor", "0.5%");
  put(TABLED, "cost", "");
  expect(moveColumns(doc, { from: PAPER, to: TABLED, at: AT })).toBe(1);
  const valueOf = (id: typeof PAPER, column: string) => cells.get(cellKey(id, column))?.value;
  expect([valueOf(TABLED, "target"), valueOf(PAPER, "target")]).toEqual(["0.6%", ""]);
  expect([valueOf(TABLED, "floor"), valueOf(PAPER, "floor")]).toEqual(["0.5%", "0.4%"]);
  expect(hasColumns(doc, PAPER)).toBe(true);
  put(PAPER, "floor", "");
  expect(hasColumns(doc, PAPER)).toBe(false);
  expect(moveColumns(doc, { from: PAPER, to: TABLED, at: AT })).toBe(0);
});
