import {
  CAUCUS_CELLS,
  CAUCUS_NEW,
  CAUCUS_NOTES,
  newProposal,
  PRIVATE_COLUMNS,
} from "@crosstable/shared/documents/caucus";
import { NOTES_NODES } from "@crosstable/shared/documents/notes-schema";
import {
  parseCellKey,
  WORKSHEET_CELLS,
  WORKSHEET_COLUMNS,
  worksheetCell,
} from "@crosstable/shared/documents/worksheet";
import { parseProposalId } from "@crosstable/shared/ids";
import type { DocumentName } from "@crosstable/shared/rooms";

import type { StructContent } from "./parse-update.ts";

/** What a root of a document may hold. */
export type RootShape =
  /** A map of registers: each value is checked by itself, nothing is nested. */
  | { readonly kind: "map"; readonly mayHold: (key: string, value: unknown) => boolean }
  /** Plain text. */
  | { readonly kind: "text" }
  /** Rich text with the nodes of the notes' schema. */
  | { readonly kind: "notes" };

/** The shape of a root that clients write, or undefined where there is none. The table of what may be written at all. */
export function rootShape(document: DocumentName, root: string): RootShape | undefined {
  switch (document.kind) {
    case "matrix":
    case "gallery":
      return undefined;
    case "worksheet":
      return root === WORKSHEET_CELLS
        ? { kind: "map", mayHold: mayHoldCell(WORKSHEET_COLUMNS) }
        : undefined;
    case "caucus":
      return caucusRoot(root);
  }
}

const DRAFT = "draft/";

function caucusRoot(root: string): RootShape | undefined {
  if (root === CAUCUS_NOTES) return { kind: "notes" };
  if (root === CAUCUS_CELLS) return { kind: "map", mayHold: mayHoldCell(PRIVATE_COLUMNS) };
  if (root === CAUCUS_NEW) {
    return { kind: "map", mayHold: (key, value) => newProposal.safeParse(value).data?.id === key };
  }
  const isDraft = root.startsWith(DRAFT) && parseProposalId(root.slice(DRAFT.length)) !== undefined;
  return isDraft ? { kind: "text" } : undefined;
}

function mayHoldCell(columns: readonly string[]): (key: string, value: unknown) => boolean {
  return (key, value) =>
    parseCellKey(key, columns) !== undefined && worksheetCell.safeParse(value).success;
}

/** True when a struct with this content may stand in the root, under this key where it is a map. */
export function mayStandIn(shape: RootShape, key: string | null, content: StructContent): boolean {
  if (content.kind === "gc" || content.kind === "deleted") return true;
  switch (shape.kind) {
    case "map":
      return (
        key !== null &&
        content.kind === "any" &&
        content.values.every((value) => shape.mayHold(key, value))
      );
    case "text":
      return key === null && content.kind === "string";
    case "notes":
      return mayStandInNotes(content);
  }
}

function mayStandInNotes(content: StructContent): boolean {
  if (content.kind !== "type") return content.kind !== "embed";
  if (content.type === "xml-text") return true;
  return (
    content.type === "xml-element" &&
    content.nodeName !== null &&
    Object.hasOwn(NOTES_NODES, content.nodeName)
  );
}
