import * as Y from "yjs";

/** A line of a list, as the editor of the notes writes it. */
export function listLine(words: string): Y.XmlElement {
  const [item, paragraph] = [new Y.XmlElement("listItem"), new Y.XmlElement("paragraph")];
  paragraph.insert(0, [new Y.XmlText(words)]);
  item.insert(0, [paragraph]);
  return item;
}

/** What the notes say after `takeBackALine`. */
export const BOTH_LINES =
  "<bulletlist><listitem><paragraph>first</paragraph></listitem><listitem><paragraph>second</paragraph></listitem></bulletlist>";

/**
 * A line of a list is deleted and put back, another one is written below it and deleted, and so is the list; then both are taken back.
 * The line that was put back stands left of what it was put back for, and the list that is put back holds it once, for both: Yjs
 * by itself would put the other line between a left and a right neighbour that are the same.
 */
export function takeBackALine(
  notes: Y.XmlFragment,
  last: "together" | "one by one" = "one by one",
): void {
  const undo = new Y.UndoManager(notes, { captureTimeout: 0 });
  const list = new Y.XmlElement("bulletList");
  notes.insert(0, [list]);
  list.insert(0, [listLine("first")]);
  list.delete(0, 1);
  undo.undo();
  list.insert(1, [listLine("second")]);
  list.delete(1, 1);
  notes.delete(0, 1);
  const takeBoth = (): void => {
    undo.undo();
    undo.undo();
  };
  if (last === "together") notes.doc?.transact(takeBoth);
  else takeBoth();
}
