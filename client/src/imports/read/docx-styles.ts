import { readMarks, type Mark, type Marks } from "./docx-marks.ts";
import { allOf, childOf, valueOf, type XmlNode } from "./xml-tree.ts";

/** What a paragraph has of its style, or says itself. */
export interface ParagraphLook {
  /** 1 for the highest heading; 0 for no heading. */
  readonly heading: number;
  readonly list: string | null;
  readonly level: number | null;
  /** A line of a table of contents: what it names stands in the document once more. */
  readonly isContents: boolean;
}

interface Style extends Partial<ParagraphLook> {
  readonly basedOn: string | undefined;
  readonly marks: Marks;
}

export type Styles = ReadonlyMap<string, Style>;

const MOST_ANCESTORS = 20;

/** Reads the styles of paragraphs and of signs (the part `styles.xml`). */
export function readStyles(root: XmlNode): Styles {
  const styles = new Map<string, Style>();
  for (const node of allOf(root, "style")) {
    const named = /^(?:heading (?<level>[1-9])|(?<title>title))$/iu.exec(
      valueOf(node, "name") ?? "",
    );
    const isContents = /^toc (?:[1-9]|heading)$/iu.test(valueOf(node, "name") ?? "");
    const look = readLook(childOf(node, "pPr"));
    const heading = named === null ? look.heading : Number(named.groups?.["level"] ?? 1);
    const basedOn = valueOf(node, "basedOn");
    styles.set(node.attributes.get("styleId") ?? "", {
      ...look,
      ...(heading === undefined ? {} : { heading }),
      ...(isContents ? { isContents } : {}),
      basedOn,
      marks: readMarks(childOf(node, "rPr")),
    });
  }
  return styles;
}

/** How a paragraph looks: what it says itself goes before its style, and a style before the one that it is based on. */
export function lookOfParagraph(
  properties: XmlNode | undefined,
  styles: Styles,
): ParagraphLook & { readonly style: string | null } {
  const own = readLook(properties);
  const style = valueOf(properties, "pStyle");
  let look: Partial<ParagraphLook> = {};
  for (const of of withAncestors(style, styles)) look = { ...of, ...look };
  const { heading = 0, list = null, level = null, isContents = false } = { ...look, ...own };
  // The list "0" takes away the list of the style.
  return { heading, level, isContents, style: style ?? null, list: list === "0" ? null : list };
}

/** The marks that a style gives, with those of the styles that it is based on. */
export function marksOfStyle(style: string | undefined, styles: Styles): Marks {
  const all = new Map<Mark, boolean>();
  for (const { marks } of withAncestors(style, styles))
    for (const [mark, isOn] of marks) if (!all.has(mark)) all.set(mark, isOn);
  return all;
}

/** The style, then the one that it is based on, and so on. */
function* withAncestors(style: string | undefined, styles: Styles): Generator<Style> {
  let next = styles.get(style ?? "");
  for (let steps = 0; next !== undefined && steps < MOST_ANCESTORS; steps += 1) {
    yield next;
    next = styles.get(next.basedOn ?? "");
  }
}

function readLook(properties: XmlNode | undefined): Partial<ParagraphLook> {
  const outline = valueOf(properties, "outlineLvl");
  const numbers = childOf(properties, "numPr");
  const list = valueOf(numbers, "numId");
  const level = valueOf(numbers, "ilvl");
  return {
    ...(outline === undefined ? {} : { heading: Number(outline) > 8 ? 0 : Number(outline) + 1 }),
    ...(list === undefined ? {} : { list }),
    ...(level === undefined ? {} : { level: Number(level) }),
  };
}
