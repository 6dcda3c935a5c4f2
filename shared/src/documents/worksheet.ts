import * as z from "zod/mini";

import { parseProposalId, type ProposalId } from "../ids.ts";
import { MAX_CELL_CHARS, MAX_TIME_CHARS } from "../limits.ts";

/**
 * worksheet
 * written by: chiefs, seconds and negotiators of both sides
 * read by: both sides' seats and the mediator
 * kept in: the document log
 *
 * Root map `cells`: cell key → WorksheetCell. Nothing here is a position. Who wrote a cell is not in the cell, where
 * it could be forged: it follows from the clientID of the write, which the server handed to a seat.
 */
export const WORKSHEET_CELLS = "cells";

export const WORKSHEET_COLUMNS = ["working-status", "remarks", "summary", "agenda"] as const;
export type WorksheetColumn = (typeof WORKSHEET_COLUMNS)[number];

/** Working statuses, co-edited and never a position. */
export const WORKING_STATUSES = [
  "not-opened",
  "up-next",
  "under-discussion",
  "narrowing",
  "stuck",
  "parked",
  "referred",
  "close",
] as const;
export const workingStatus = z.enum(WORKING_STATUSES);
export type WorkingStatus = z.infer<typeof workingStatus>;

const STATUS_WORDS: Record<WorkingStatus, string> = {
  "not-opened": "Not opened",
  "up-next": "Up next",
  "under-discussion": "Under discussion",
  narrowing: "Narrowing",
  stuck: "Stuck",
  parked: "Parked",
  referred: "Referred",
  close: "Close",
};

/** The working status as people say it. */
export function workingStatusWords(status: WorkingStatus): string {
  return STATUS_WORDS[status];
}

const COLUMN_WORDS: Record<WorksheetColumn, string> = {
  "working-status": "Working status",
  remarks: "Remarks",
  summary: "Plain summary",
  agenda: "Agenda order",
};

/** A column of the worksheet as people say it. */
export function worksheetColumnWords(column: WorksheetColumn): string {
  return COLUMN_WORDS[column];
}

/** A cell is a register: the last writer stands. `at` is the writer's own clock, for showing an age only. */
export const worksheetCell = z.strictObject({
  value: z.string().check(z.maxLength(MAX_CELL_CHARS)),
  // A second may be divided as finely as one likes, so a bound is needed here too.
  at: z.iso.datetime().check(z.maxLength(MAX_TIME_CHARS)),
});
export type WorksheetCell = z.infer<typeof worksheetCell>;

/** The key of a cell. Ids hold no slash. */
export function cellKey(proposal: ProposalId, column: string): string {
  return `${proposal}/${column}`;
}

/** Reads a cell's key, or undefined when it names no cell of these columns. */
export function parseCellKey<Column extends string>(
  key: string,
  columns: readonly Column[],
): { proposal: ProposalId; column: Column } | undefined {
  const [proposalText, columnText, ...rest] = key.split("/");
  const proposal = parseProposalId(proposalText ?? "");
  const column = columns.find((each) => each === columnText);
  return proposal !== undefined && column !== undefined && rest.length === 0
    ? { proposal, column }
    : undefined;
}
