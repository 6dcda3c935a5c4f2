import {
  mayBeAttribute,
  mayLinkTo,
  NOTES_MARKS,
  NOTES_NODES,
} from "@crosstable/shared/documents/notes-schema";
import { MAX_WORDS_CHARS } from "@crosstable/shared/limits";

import type { StructContent } from "./parse-update.ts";

/** True for what may stand in a list of nodes: at the top of the notes, or in an element. */
export function mayStandInNotes(content: StructContent): boolean {
  if (content.kind === "deleted") return true;
  if (content.kind !== "type") return false;
  if (content.type === "xml-text") return true;
  return (
    content.type === "xml-element" &&
    content.nodeName !== null &&
    Object.hasOwn(NOTES_NODES, content.nodeName)
  );
}

/** True for a child of an element, or for one of its attributes where there is a key. */
export function mayStandInElement(struct: {
  nodeName: string;
  key: string | null;
  content: StructContent;
}): boolean {
  const { nodeName, key, content } = struct;
  if (key === null) return mayStandInNotes(content);
  const attributes = Object.hasOwn(NOTES_NODES, nodeName) ? NOTES_NODES[nodeName] : undefined;
  if (attributes === undefined || !attributes.includes(key)) return false;
  if (content.kind === "deleted") return true;
  return content.kind === "any" && content.values.every((value) => mayBeAttribute(key, value));
}

/** True for letters and for the marks of the notes' schema. */
export function mayStandInRichText(content: StructContent): boolean {
  if (content.kind === "string" || content.kind === "deleted") return true;
  if (content.kind !== "format" || !NOTES_MARKS.includes(content.key)) return false;
  if (content.value === null) return true;
  if (typeof content.value !== "object" || !isSmall(content.value)) return false;
  return content.key !== "link" || isLink(content.value);
}

function isLink(value: object): boolean {
  return "href" in value && typeof value.href === "string" && mayLinkTo(value.href);
}

function isSmall(value: object): boolean {
  return JSON.stringify(value).length <= MAX_WORDS_CHARS;
}
