import { childOf, type XmlNode } from "./xml-tree.ts";

/** What was met on the way through a document and did not become text, or became it in a way that has to be said. */
export interface LeftOut {
  inserted: number;
  deleted: number;
  hidden: number;
  footnotes: number;
  comments: number;
  pictures: number;
}

export const nothingLeftOut = (): LeftOut => ({
  inserted: 0,
  deleted: 0,
  hidden: 0,
  footnotes: 0,
  comments: 0,
  pictures: 0,
});

const PROPERTIES = new Set(["pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr", "tblGrid", "sdtPr"]);
const PICTURES = new Set(["drawing", "pict", "object", "AlternateContent"]);

/**
 * The words of a paragraph as they read when every tracked change is accepted: what was inserted is in, what was deleted is
 * out, and both are counted.
 */
export function wordsOf(node: XmlNode, left: LeftOut): string {
  return node.children.map((child) => wordsOfChild(child, left)).join("");
}

function wordsOfChild(node: XmlNode, left: LeftOut): string {
  if (PROPERTIES.has(node.name)) return "";
  if (PICTURES.has(node.name)) {
    left.pictures += 1;
    return "";
  }
  switch (node.name) {
    case "t":
      return node.text;
    case "tab":
      return "\t";
    case "br":
    case "cr":
      return "\n";
    case "noBreakHyphen":
      return "-";
    case "ins":
    case "moveTo":
      left.inserted += 1;
      return wordsOf(node, left);
    case "del":
    case "moveFrom":
      left.deleted += 1;
      return "";
    case "footnoteReference":
    case "endnoteReference":
      left.footnotes += 1;
      return "";
    case "commentReference":
      left.comments += 1;
      return "";
    case "instrText":
    case "delText":
      return "";
    case "r":
      if (isHidden(node)) {
        left.hidden += 1;
        return "";
      }
      return wordsOf(node, left);
    default:
      return wordsOf(node, left);
  }
}

function isHidden(run: XmlNode): boolean {
  const vanish = childOf(childOf(run, "rPr"), "vanish");
  return vanish !== undefined && !/^(?:0|false|off)$/u.test(vanish.attributes.get("val") ?? "");
}
