/**
 * What rich-text notes may hold, as y-prosemirror writes it into a Y.XmlFragment: elements by node name with their
 * attributes, and marks as formatting attributes of the text. The editor's extensions make exactly these, and the
 * server's guard lets nothing else into a caucus document.
 */
export const NOTES_NODES: Readonly<Record<string, readonly string[]>> = {
  paragraph: [],
  heading: ["level"],
  bulletList: [],
  orderedList: ["start", "type"],
  listItem: [],
  taskList: [],
  taskItem: ["checked"],
  blockquote: [],
  horizontalRule: [],
  hardBreak: [],
  table: [],
  tableRow: [],
  tableHeader: ["colspan", "rowspan", "colwidth"],
  tableCell: ["colspan", "rowspan", "colwidth"],
  /** A person of the own side (`@`) or a proposal (`#`). */
  mention: ["id", "label", "mentionSuggestionChar"],
};

/** Marks on text. Links lead to https and mailto addresses only. */
export const NOTES_MARKS: readonly string[] = ["bold", "italic", "underline", "strike", "link"];

/**
 * True for an address that a link in notes may have: https or mailto, written plainly. White space and control characters are
 * refused, because browsers drop them and then read another scheme.
 */
export function mayLinkTo(href: string): boolean {
  return /^(?:https:\/\/|mailto:)[\x21-\x7e\u00a0-\uffff]+$/i.test(href);
}
