import * as Y from "yjs";

/** Takes everything out of a document of which only this page has a copy. */
export function emptyDocument(doc: Y.Doc): void {
  doc.transact(() => {
    for (const [root, type] of doc.share) {
      if (type instanceof Y.XmlFragment || type instanceof Y.Text) type.delete(0, type.length);
      // A root that nobody has asked for yet has no kind.
      else if (type._start === null) doc.getMap(root).clear();
      else emptyText(doc.getText(root));
    }
  });
}

function emptyText(text: Y.Text): void {
  text.delete(0, text.length);
}
