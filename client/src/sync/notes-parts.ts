import type { PaperPart } from "@crosstable/shared/papers/paper";
import { heading, paragraph } from "@crosstable/shared/papers/paper";
import * as Y from "yjs";

type Node = Y.XmlFragment | Y.XmlElement;

const LISTS = new Set(["bulletList", "orderedList", "taskList"]);

/** Rich-text notes as parts of a paper, in their order. Formatting of single words is left out; no word is. */
export function notesParts(notes: Y.XmlFragment): PaperPart[] {
  return notes.toArray().flatMap(partsOf);
}

function partsOf(node: unknown): PaperPart[] {
  if (node instanceof Y.XmlText) return wordsPart(textOf(node));
  if (!(node instanceof Y.XmlElement)) return [];
  if (LISTS.has(node.nodeName)) return [{ kind: "list", items: itemsOf(node, 0) }];
  switch (node.nodeName) {
    case "heading":
      return [heading(levelOf(node), wordsOf(node))];
    case "table":
      return [tableOf(node)];
    case "blockquote":
      return [paragraph(wordsOf(node), "note")];
    case "horizontalRule":
      return [];
    default:
      return wordsPart(wordsOf(node));
  }
}

function wordsPart(words: string): PaperPart[] {
  return words.trim() === "" ? [] : [paragraph(words)];
}

function levelOf(node: Y.XmlElement): 1 | 2 | 3 {
  // The paper has a heading above the notes, so theirs begin one below.
  return Number(node.getAttribute("level") ?? 1) <= 1 ? 2 : 3;
}

function itemsOf(list: Y.XmlElement, depth: number): string[] {
  return list.toArray().flatMap((item, at) => {
    if (!(item instanceof Y.XmlElement)) return [];
    const children = item.toArray();
    const isList = (child: unknown): child is Y.XmlElement =>
      child instanceof Y.XmlElement && LISTS.has(child.nodeName);
    const own = children
      .filter((child) => !isList(child))
      .map(anyWords)
      .join("\n");
    const inner = children.filter(isList).flatMap((child) => itemsOf(child, depth + 1));
    if (own.trim() === "" && inner.length === 0) return [];
    return [`${"– ".repeat(depth)}${markOf(list, item, at)}${own}`, ...inner];
  });
}

function markOf(list: Y.XmlElement, item: Y.XmlElement, at: number): string {
  if (list.nodeName === "orderedList") return `${at + 1}. `;
  if (list.nodeName !== "taskList") return "";
  // An attribute that a checkbox writes is a truth value, though the type says text.
  const checked: unknown = item.getAttribute("checked");
  return checked === true || checked === "true" ? "[done] " : "[open] ";
}

function tableOf(table: Y.XmlElement): PaperPart {
  const rows = table
    .toArray()
    .filter((row) => row instanceof Y.XmlElement)
    .map((row) => row.toArray().map(anyWords));
  const count = Math.max(1, ...rows.map((row) => row.length));
  const [first = [], ...rest] = rows;
  const width = Math.max(1, Math.floor(100 / count));
  const columns = Array.from({ length: count }, (_, at) => ({ words: first[at] ?? "", width }));
  const full = rest.map((row) => columns.map((_, at) => row[at] ?? ""));
  return { kind: "table", columns, rows: full };
}

function anyWords(node: unknown): string {
  if (node instanceof Y.XmlText) return textOf(node);
  return node instanceof Y.XmlElement ? wordsOf(node) : "";
}

/** The words of a node; blocks inside it stand on lines of their own. */
function wordsOf(node: Node): string {
  if (node instanceof Y.XmlElement && node.nodeName === "hardBreak") return "\n";
  if (node instanceof Y.XmlElement && node.nodeName === "mention") {
    const sign = node.getAttribute("mentionSuggestionChar") ?? "";
    return `${sign}${node.getAttribute("label") ?? node.getAttribute("id") ?? ""}`;
  }
  const children = node.toArray();
  const hasBlocks = children.some(
    (child) =>
      child instanceof Y.XmlElement &&
      child.nodeName !== "mention" &&
      child.nodeName !== "hardBreak",
  );
  return children.map(anyWords).join(hasBlocks ? "\n" : "");
}

function textOf(text: Y.XmlText): string {
  return text
    .toDelta()
    .map((part: { insert: unknown }) => (typeof part.insert === "string" ? part.insert : ""))
    .join("");
}
