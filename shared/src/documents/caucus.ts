import * as z from "zod/mini";

import { proposalId, type ProposalId } from "../ids.ts";
import {
  MAX_NUMBER_CHARS,
  MAX_PASS_TEXT_CHARS,
  MAX_ROWS_TAKEN,
  MAX_SUPPOSAL_CHARS,
  MAX_TIME_CHARS,
  MAX_TITLE_CHARS,
} from "../limits.ts";
import { textHash } from "../moves/text-hash.ts";

/**
 * caucus.<side>
 * written by: that side's seats
 * read by: that side's seats, and a mediator while that side has invited them; nobody else, the host's pages included
 * kept in: the document log, as plain text on the server until caucus documents are sealed
 *
 * Root XmlFragment `notes`: the rich-text notes. Root map `cells`: private columns joined to the matrix by the same cell
 * keys as the worksheet's. Root texts `draft/<proposal id>`: the draft per proposal. Root map `new`: proposal id →
 * NewProposal, for proposals that are drafted here and not yet tabled. Root map `received`: id → ReceivedProposal, what the
 * other side gave on paper and has not tabled. Root map `imports`: id → ImportGroup, so that an import can be taken back. Root map
 * `supposals`: id → SupposalNote. Root map `reads`: proposal id → DraftRead.
 */
export const CAUCUS_NOTES = "notes";
export const CAUCUS_CELLS = "cells";
export const CAUCUS_NEW = "new";
export const CAUCUS_SUPPOSALS = "supposals";
export const CAUCUS_RECEIVED = "received";
export const CAUCUS_IMPORTS = "imports";
export const CAUCUS_READS = "reads";

/** Every root of a caucus but its drafts, which have one each. What writes or keeps a caucus as a whole goes by this list. */
export const CAUCUS_ROOTS = [
  CAUCUS_NOTES,
  CAUCUS_CELLS,
  CAUCUS_NEW,
  CAUCUS_SUPPOSALS,
  CAUCUS_RECEIVED,
  CAUCUS_IMPORTS,
  CAUCUS_READS,
] as const;
export type CaucusRoot = (typeof CAUCUS_ROOTS)[number];

export const PRIVATE_COLUMNS = ["priority", "target", "floor", "cost", "private-remark"] as const;
export type PrivateColumn = (typeof PRIVATE_COLUMNS)[number];

const COLUMN_WORDS: Record<PrivateColumn, string> = {
  priority: "Priority",
  target: "Target",
  floor: "Floor",
  cost: "Our cost",
  "private-remark": "Private remark",
};

/** A private column as people say it. */
export function privateColumnWords(column: PrivateColumn): string {
  return COLUMN_WORDS[column];
}

export const PRIORITIES = ["must", "want", "trade"] as const;
const PRIORITY_WORDS = { must: "Must have", want: "Want", trade: "Can trade" } as const;

/** A priority as people say it. */
export function priorityWords(priority: (typeof PRIORITIES)[number]): string {
  return PRIORITY_WORDS[priority];
}

/** What stands in a private cell as its side reads it. */
export function privateCellWords(column: PrivateColumn, value: string): string {
  const priority = column === "priority" ? PRIORITIES.find((each) => each === value) : undefined;
  return priority === undefined ? value : priorityWords(priority);
}

const DRAFT_PREFIX = "draft/";

/** The root text that holds the draft of a proposal. */
export function draftRoot(proposal: ProposalId): string {
  return `${DRAFT_PREFIX}${proposal}`;
}

const shortText = z.string().check(z.maxLength(MAX_TITLE_CHARS));

/** What a seat of the side has supposed across the table, in the side's own log. */
export const supposalNote = z.strictObject({
  proposal: z.nullable(proposalId),
  text: z.string().check(z.minLength(1), z.maxLength(MAX_SUPPOSAL_CHARS)),
  /** The seat's name. */
  by: z.string().check(z.maxLength(80)),
  at: z.iso.datetime().check(z.maxLength(MAX_TIME_CHARS)),
});
export type SupposalNote = z.infer<typeof supposalNote>;

/** Somebody of the side has read that a draft and its side's latest pass are not the same. */
export const draftRead = z.strictObject({
  /** The number of that pass. */
  pass: z.int().check(z.positive()),
  /** Of the draft as it then stood: written on since, it is not read any more. */
  hash: textHash,
  /** The seat's name. */
  by: z.string().check(z.maxLength(80)),
});
export type DraftRead = z.infer<typeof draftRead>;

/** A proposal that the side drafts before it is on the table. Empty text stands for a gap. */
export const newProposal = z.strictObject({
  id: proposalId,
  number: z.string().check(z.maxLength(MAX_NUMBER_CHARS)),
  title: shortText,
  subject: shortText,
  category: shortText,
  article: shortText,
  currentLanguage: z.string().check(z.maxLength(MAX_PASS_TEXT_CHARS)),
});
export type NewProposal = z.infer<typeof newProposal>;

/**
 * A proposal of the other side that this side got on paper. It is this side's own note of it: it is not on the record, and
 * only the other side can put it there.
 */
export const receivedProposal = z.strictObject({
  ...newProposal.shape,
  text: z.string().check(z.maxLength(MAX_PASS_TEXT_CHARS)),
});
export type ReceivedProposal = z.infer<typeof receivedProposal>;

/** One import into the caucus. What was changed since it came in is told by its hash. */
export const importGroup = z.strictObject({
  id: proposalId,
  kind: z.enum(["drafts", "received"]),
  /** The file's name, or "pasted". */
  source: shortText,
  /** The importing device's own clock. */
  at: z.iso.datetime(),
  rows: z
    .array(z.strictObject({ id: proposalId, hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)) }))
    .check(z.minLength(1), z.maxLength(MAX_ROWS_TAKEN)),
});
export type ImportGroup = z.infer<typeof importGroup>;
