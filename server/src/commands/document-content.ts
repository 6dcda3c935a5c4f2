import { canonicalText } from "@crosstable/shared/record/canonical";
import type * as Y from "yjs";

/** What stands in a server-written document: root map → key → JSON value. */
export type DocumentContent = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

/** Puts these values into the document, where others stand, and leaves everything else as it is. */
export function writeContent(doc: Y.Doc, content: DocumentContent): void {
  doc.transact(() => {
    for (const [root, values] of content) {
      const map = doc.getMap(root);
      for (const [key, value] of values) {
        if (!isSame(map.get(key), value)) map.set(key, value);
      }
    }
  });
}

/** True when the document holds this content and nothing besides, as canonical JSON. */
export function hasContent(doc: Y.Doc, content: DocumentContent): boolean {
  return [...content].every(([root, values]) => {
    const map = doc.getMap(root);
    if (map.size !== values.size) return false;
    return [...values].every(([key, value]) => isSame(map.get(key), value));
  });
}

/** Makes the document hold this content and nothing besides. */
export function mendContent(doc: Y.Doc, content: DocumentContent): void {
  doc.transact(() => {
    for (const [root, values] of content) {
      const map = doc.getMap(root);
      for (const key of [...map.keys()].filter((each) => !values.has(each))) map.delete(key);
    }
    writeContent(doc, content);
  });
}

function isSame(found: unknown, wanted: unknown): boolean {
  return found !== undefined && canonicalText(found) === canonicalText(wanted);
}
