import { MAX_WORDS_CHARS } from "../limits.ts";

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

/** As HTML itself bounds it. An editor makes one column for each, so a span without a bound stops every page that shows it. */
const MOST_SPAN = 1_000;

/**
 * True for a value that an attribute of these nodes may have. What an editor counts or lays out by is bounded; the rest is words.
 */
export function mayBeAttribute(name: string, value: unknown): boolean {
  if (value === null || value === undefined) return true;
  switch (name) {
    case "level":
    case "colspan":
    case "rowspan":
      return isCount(value);
    case "colwidth":
      return Array.isArray(value) && value.length <= MOST_SPAN && value.every(isPlain);
    default:
      return isPlain(value);
  }
}

function isCount(value: unknown): boolean {
  if (typeof value === "string") return /^\d{1,3}$/.test(value);
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= MOST_SPAN;
}

function isPlain(value: unknown): boolean {
  if (typeof value === "string") return value.length <= MAX_WORDS_CHARS;
  return value === null || typeof value === "number" || typeof value === "boolean";
}

/** Marks on text. Links lead to https and mailto addresses only. */
export const NOTES_MARKS: readonly string[] = ["bold", "italic", "underline", "strike", "link"];

/**
 * True for an address that a link in notes may have: https or mailto, written plainly. White space and control characters are
 * refused, because browsers drop them and then read another scheme.
 */
export function mayLinkTo(href: string): boolean {
  return /^(?:https:\/\/|mailto:)[\x21-\x7e\u00a0-\uffff]+$/i.test(href);
}
