import {
  CAUCUS_CELLS,
  CAUCUS_NEW,
  CAUCUS_NOTES,
  CAUCUS_READS,
  draftRead,
  draftRoot,
  newProposal,
  type DraftRead,
  type ImportGroup,
  type NewProposal,
  type ReceivedProposal,
  type SupposalNote,
} from "@crosstable/shared/documents/caucus";
import type { NoteBlock } from "@crosstable/shared/documents/notes-content";
import { worksheetCell, type WorksheetCell } from "@crosstable/shared/documents/worksheet";
import { mustProposalId, parseProposalId, type ProposalId } from "@crosstable/shared/ids";
import type * as Y from "yjs";

import { importsOf } from "./caucus-imports.ts";
import { notesContent } from "./notes-content.ts";
import { supposalsOf } from "./use-supposal-log.ts";

/** Everything that a side wrote in its caucus, at one moment, as plain data. */
export interface CaucusContent {
  readonly notes: readonly NoteBlock[];
  readonly drafts: readonly {
    readonly proposal: ProposalId;
    readonly text: string;
    /** Who has read it against its side's pass; null while nobody has. */
    readonly read: DraftRead | null;
  }[];
  readonly newProposals: readonly NewProposal[];
  /** What the other side gave on paper. */
  readonly received: readonly ReceivedProposal[];
  /** The latest first. */
  readonly imports: readonly ImportGroup[];
  /** What this side has supposed across the table, the latest first. */
  readonly supposals: readonly SupposalNote[];
  /** By `cellKey`. */
  readonly cells: ReadonlyMap<string, WorksheetCell>;
}

const DRAFT_PREFIX = draftRoot(mustProposalId("x")).slice(0, -1);

/** Reads a caucus document. What has not the shape of a cell or a draft is left out, as on the screens. */
export function caucusContent(doc: Y.Doc): CaucusContent {
  const cells = [...doc.getMap(CAUCUS_CELLS)].flatMap(([key, kept]): [string, WorksheetCell][] => {
    const cell = worksheetCell.safeParse(kept);
    return cell.success ? [[key, cell.data]] : [];
  });
  const newProposals = [...doc.getMap(CAUCUS_NEW).values()].flatMap((kept) => {
    const drafted = newProposal.safeParse(kept);
    return drafted.success ? [drafted.data] : [];
  });
  const { groups: imports, received } = importsOf(doc);
  return {
    received,
    imports,
    supposals: supposalsOf(doc),
    notes: notesContent(doc.getXmlFragment(CAUCUS_NOTES)),
    drafts: draftsOf(doc),
    newProposals: newProposals.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    cells: new Map(cells.toSorted(([one], [other]) => (one < other ? -1 : 1))),
  };
}

/** Who has last read a draft against a pass. What has not the shape of it is left out. */
export function draftReadOf(doc: Y.Doc, proposal: ProposalId): DraftRead | null {
  return draftRead.safeParse(doc.getMap(CAUCUS_READS).get(proposal)).data ?? null;
}

function draftsOf(doc: Y.Doc): CaucusContent["drafts"] {
  return [...doc.share.keys()]
    .filter((root) => root.startsWith(DRAFT_PREFIX))
    .toSorted()
    .flatMap((root) => {
      const proposal = parseProposalId(root.slice(DRAFT_PREFIX.length));
      const text = doc.getText(root).toJSON();
      if (proposal === undefined || text.trim() === "") return [];
      return [{ proposal, text, read: draftReadOf(doc, proposal) }];
    });
}
