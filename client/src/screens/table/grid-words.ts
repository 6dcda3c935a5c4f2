import { workingStatus, workingStatusWords } from "@crosstable/shared/documents/worksheet";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { standingWords, type Turn } from "@crosstable/shared/moves/standing";
import type { Sides } from "@crosstable/shared/sides";

import type { ColumnId } from "./columns.ts";
import type { TableRow } from "./table-row.ts";

/** The header of a column. Positions are named after the sides. */
export function columnWords(column: ColumnId, sides: Sides): string {
  switch (column) {
    case "number":
      return "No.";
    case "title":
      return "Proposal";
    case "standing":
      return "Standing";
    case "turn":
      return "Turn";
    case "position-a":
      return `${sides.a.short} position`;
    case "position-b":
      return `${sides.b.short} position`;
    case "working-status":
      return "Working status";
    case "last-move":
      return "Last move";
    case "remarks":
      return "Remarks";
    case "agenda":
      return "Agenda";
    case "sponsor":
      return "Sponsor";
    case "article":
      return "Article";
    case "current-language":
      return "Contract today";
  }
}

/** The standing of a row in words; a draft is only the own side's. */
function rowStandingWords(row: Pick<TableRow, "standing">): string {
  return row.standing === "draft" ? "Draft, own side only" : standingWords(row.standing);
}

/** Whose turn, in words for a screen reader and a narrow cell's hover. */
function turnWords(turn: Turn, sides: Sides): string {
  switch (turn) {
    case "a":
    case "b":
      return `turn of ${sides[turn].short}`;
    case "both":
      return "Both sides' turn";
    case "none":
      return "Nobody's turn";
  }
}

/** The working status in words, or an empty text where none was set. */
export function statusWords(value: string): string {
  const found = workingStatus.safeParse(value);
  return found.success ? workingStatusWords(found.data) : "";
}

/** What a screen reader says of a standing cell: "W-13: countered, Producers' turn, pass 4". */
export function standingSentence(row: TableRow, sides: Sides): string {
  const latest = row.matrix?.passList.at(-1)?.number;
  const beneath = row.matrix?.beneath ?? null;
  const parts = [
    rowStandingWords(row).toLowerCase(),
    beneath === null ? "" : `${standingWords(beneath).toLowerCase()} beneath`,
    turnWords(row.turn, sides),
    latest === undefined ? "" : `pass ${latest}`,
  ];
  return `${proposalLabel(row)}: ${parts.filter((part) => part !== "").join(", ")}`;
}
