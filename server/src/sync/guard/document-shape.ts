import {
  CAUCUS_CELLS,
  CAUCUS_IMPORTS,
  CAUCUS_NEW,
  CAUCUS_NOTES,
  CAUCUS_READS,
  CAUCUS_RECEIVED,
  CAUCUS_ROOTS,
  CAUCUS_SUPPOSALS,
  draftRead,
  importGroup,
  newProposal,
  PRIVATE_COLUMNS,
  receivedProposal,
  supposalNote,
  type CaucusRoot,
} from "@crosstable/shared/documents/caucus";
import {
  parseCellKey,
  WORKSHEET_CELLS,
  WORKSHEET_COLUMNS,
  worksheetCell,
} from "@crosstable/shared/documents/worksheet";
import { parseProposalId } from "@crosstable/shared/ids";
import type { DocumentName } from "@crosstable/shared/rooms";

import { mayStandInElement, mayStandInNotes, mayStandInRichText } from "./notes-shape.ts";
import type { NewStruct } from "./order-structs.ts";
import type { StructContent } from "./parse-update.ts";
import type { Place } from "./place-structs.ts";

/** What a root of a document may hold. */
export type RootShape =
  /** A map of registers: each value is checked by itself, nothing is nested. */
  | {
      readonly kind: "map";
      readonly hasKey: (key: string) => boolean;
      readonly mayHold: (key: string, value: unknown) => boolean;
    }
  /** Plain text. */
  | { readonly kind: "text" }
  /** Rich text with the nodes of the notes' schema. */
  | { readonly kind: "notes" };

/** True where clients write at all; the server alone writes the others. */
export function isClientWritten(document: DocumentName): boolean {
  return document.kind === "worksheet" || document.kind === "caucus";
}

/** The shape of a root, or undefined where clients have none. */
export type RootShapes = (document: DocumentName, root: string) => RootShape | undefined;

/** The table of what may be written at all. */
export function rootShape(document: DocumentName, root: string): RootShape | undefined {
  switch (document.kind) {
    case "matrix":
    case "gallery":
    case "gallery.delayed":
      return undefined;
    case "worksheet":
      return root === WORKSHEET_CELLS ? cells(WORKSHEET_COLUMNS) : undefined;
    case "caucus":
      return caucusRoot(root);
  }
}

const DRAFT = "draft/";
/** The id that the server gave the supposal. */
const SUPPOSAL_KEY = /^[0-9a-f-]{36}$/;

const CAUCUS_SHAPES: Readonly<Record<CaucusRoot, RootShape>> = {
  [CAUCUS_NOTES]: { kind: "notes" },
  [CAUCUS_CELLS]: cells(PRIVATE_COLUMNS),
  [CAUCUS_NEW]: byId(newProposal),
  [CAUCUS_RECEIVED]: byId(receivedProposal),
  [CAUCUS_IMPORTS]: byId(importGroup),
  [CAUCUS_READS]: {
    kind: "map",
    hasKey: (key) => parseProposalId(key) !== undefined,
    mayHold: (_key, value) => draftRead.safeParse(value).success,
  },
  [CAUCUS_SUPPOSALS]: {
    kind: "map",
    hasKey: (key) => SUPPOSAL_KEY.test(key),
    mayHold: (_key, value) => supposalNote.safeParse(value).success,
  },
};

function caucusRoot(root: string): RootShape | undefined {
  const named = CAUCUS_ROOTS.find((each) => each === root);
  if (named !== undefined) return CAUCUS_SHAPES[named];
  const isDraft = root.startsWith(DRAFT) && parseProposalId(root.slice(DRAFT.length)) !== undefined;
  return isDraft ? { kind: "text" } : undefined;
}

/** Values that stand under their own id. */
function byId(
  schema: typeof newProposal | typeof receivedProposal | typeof importGroup,
): RootShape {
  return {
    kind: "map",
    hasKey: (key) => parseProposalId(key) !== undefined,
    mayHold: (key, value) => schema.safeParse(value).data?.id === key,
  };
}

function cells(columns: readonly string[]): RootShape {
  return {
    kind: "map",
    hasKey: (key) => parseCellKey(key, columns) !== undefined,
    mayHold: (_key, value) => worksheetCell.safeParse(value).success,
  };
}

/** True when a new struct may stand where it will stand. */
export function mayStandAt(
  where: { readonly document: DocumentName; readonly shapes: RootShapes; readonly place: Place },
  { struct, rightOrigin }: NewStruct,
): boolean {
  const { document, shapes, place } = where;
  const { content } = struct;
  const { key } = place;
  const { holder } = place.parent;
  // A key holds a register, which only ever grows to the right: Yjs itself never gives one a right neighbour.
  if (key !== null && rightOrigin !== null) return false;
  switch (holder.kind) {
    case "root": {
      const shape = shapes(document, holder.root);
      return shape !== undefined && mayStandInRoot(shape, key, content);
    }
    case "element":
      return mayStandInElement({ nodeName: holder.nodeName, key, content });
    case "rich-text":
      return key === null && mayStandInRichText(content);
  }
}

function mayStandInRoot(shape: RootShape, key: string | null, content: StructContent): boolean {
  switch (shape.kind) {
    case "map":
      if (key === null || !shape.hasKey(key)) return false;
      if (content.kind === "deleted") return true;
      return content.kind === "any" && content.values.every((value) => shape.mayHold(key, value));
    case "text":
      return key === null && (content.kind === "string" || content.kind === "deleted");
    case "notes":
      return key === null && mayStandInNotes(content);
  }
}
