import * as z from "zod/mini";

import { parseNegotiationId, type NegotiationId } from "./ids.ts";
import { SIDE_MARKS, type SideMark } from "./sides.ts";

/** The rooms a tab can be in. A person's room is told to nobody but those whom `presence` allows. */
export const room = z.enum(["table", "caucus", "contract", "record", "monitor", "gallery", "host"]);
export type Room = z.infer<typeof room>;

/** Which document: the kind and, for a caucus, whose. */
export type DocumentName =
  | { readonly kind: "matrix" }
  | { readonly kind: "worksheet" }
  | { readonly kind: "gallery" }
  | { readonly kind: "gallery.delayed" }
  | { readonly kind: "caucus"; readonly side: SideMark };

/** Every document's name as it is written. */
export const documentPathName = z.enum([
  "matrix",
  "worksheet",
  "gallery",
  "gallery.delayed",
  "caucus.a",
  "caucus.b",
]);
export type DocumentPathName = z.infer<typeof documentPathName>;

/** Writes a document's name the one way that `parseDocumentName` reads back: `matrix`, `caucus.a`. */
export function documentPath(name: DocumentName): DocumentPathName {
  return name.kind === "caucus" ? `caucus.${name.side}` : name.kind;
}

/** Every document of a negotiation. */
export const DOCUMENT_NAMES: readonly DocumentName[] = [
  { kind: "matrix" },
  { kind: "worksheet" },
  { kind: "gallery" },
  { kind: "gallery.delayed" },
  ...SIDE_MARKS.map((side) => ({ kind: "caucus", side }) as const),
];

const BY_PATH: ReadonlyMap<string, DocumentName> = new Map(
  DOCUMENT_NAMES.map((name) => [documentPath(name), name]),
);

/** Reads a document's name, or undefined when there is no such document. Exact: no decoding, no trimming. */
export function parseDocumentName(text: string): DocumentName | undefined {
  return BY_PATH.get(text);
}

/** One document of one negotiation. */
export interface DocumentAddress {
  readonly negotiation: NegotiationId;
  readonly document: DocumentName;
}

/** The key under which a document is kept. Ids hold no slash, so two addresses never share a key. */
export function documentKey(address: DocumentAddress): string {
  return `${address.negotiation}/${documentPath(address.document)}`;
}

/** The path of the document wire. The stock y-websocket provider is given `/sync/<negotiation>` and the document. */
export function syncPath(address: DocumentAddress): string {
  return `/sync/${documentKey(address)}`;
}

/** Reads the path of an upgrade request, or undefined when it addresses no document. */
export function parseSyncPath(path: string): DocumentAddress | undefined {
  const [empty, sync, negotiationText, documentText, ...rest] = path.split("/");
  if (empty !== "" || sync !== "sync" || rest.length > 0) return undefined;
  const negotiation = parseNegotiationId(negotiationText ?? "");
  const document = parseDocumentName(documentText ?? "");
  return negotiation !== undefined && document !== undefined
    ? { negotiation, document }
    : undefined;
}

/** The path of the event wire on the same server. */
export const EVENTS_PATH = "/events";
