import { matrixRow } from "@crosstable/shared/documents/matrix";
import { cellKey, type WorksheetColumn } from "@crosstable/shared/documents/worksheet";
import { mustProposalId, mustSeatId } from "@crosstable/shared/ids";
import { W7 } from "@crosstable/shared/moves/talks-for-tests";
import { withW7 } from "@crosstable/shared/moves/w7-for-tests";
import { readQuestion } from "@crosstable/shared/search/question";
import { EVERYTHING_WANTED, openSearchIndex } from "@crosstable/shared/search/search-index";
import { expect, test } from "vitest";

import type { CellView } from "../../sync/cell-book.ts";
import { worksheetItems } from "./worksheet-items.ts";

const ANN = mustSeatId("ann");

/** Asks a worksheet on which W-7 has these cells. */
function asking(cells: Partial<Record<WorksheetColumn, string>>, on = W7) {
  const talks = withW7();
  const views = Object.entries(cells).map(([column, value]): [string, CellView] => [
    cellKey(on, column),
    { value, at: "2026-01-07T10:00:00Z", by: ANN },
  ]);
  const index = openSearchIndex();
  const items = worksheetItems({
    rows: [matrixRow(talks.proposal())],
    cells: new Map(views),
    nameOf: () => "Ann West",
  });
  index.add(items);
  return (words: string) => {
    const { sides } = talks.state;
    const question = readQuestion(words, { own: "a", sides, people: ["Ann West"], hasActs: true });
    return index.search(question, EVERYTHING_WANTED);
  };
}

const said = (found: ReturnType<ReturnType<typeof asking>>) =>
  found.hits.map(({ item: { label, sentence, text } }) => `${label}: ${sentence}: ${text}`);

test("SEARCH-8 every cell of the worksheet is found under its proposal, a working status as people read it", () => {
  const ask = asking({
    "working-status": "under-discussion",
    remarks: "Fourteen cents were named in the corridor.",
    summary: "Writers are paid anew for each disc.",
    agenda: "3",
  });
  expect(said(ask("14 cents"))).toEqual([
    "W-7: Remarks on the worksheet: Fourteen cents were named in the corridor.",
  ]);
  expect(said(ask("each disc"))).toHaveLength(1);
  expect(said(ask("under discussion"))).toEqual([
    "W-7: Working status on the worksheet: Under discussion",
  ]);
  expect(said(ask("W-7"))).toHaveLength(4);
  expect(said(ask("Ann West"))).toHaveLength(4);
  expect(ask("corridor").hits[0]?.item).toMatchObject({ proposal: W7, column: "remarks" });
});

test("SEARCH-8 a remark is nobody's word: it is in no row, is said by no side and answers no question after an act", () => {
  const ask = asking({ remarks: "They rejected 2.5% here." });
  const found = ask("2.5%");
  expect(found.hits.map(({ item }) => [item.seq, item.by.side])).toEqual([[null, null]]);
  expect([found.firsts, found.lasts]).toEqual(Array(2).fill({ a: null, b: null }));
  expect(ask("When did they reject 2.5%?").hits).toEqual([]);
});

test("SEARCH-8 a cell of what is not on the table, an empty one and a status that is none are not found", () => {
  const found = (cells: Parameters<typeof asking>[0], on = W7) => asking(cells, on)("W-7 rates");
  expect(found({ remarks: "rates" }).hits).toHaveLength(1);
  expect(found({ remarks: "rates" }, mustProposalId("n-1")).hits).toEqual([]);
  expect(found({ "working-status": "rates", summary: " " }).hits).toEqual([]);
});
