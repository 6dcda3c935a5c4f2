import { allOf, childOf, valueOf, type XmlNode } from "./xml-tree.ts";

/** What a paragraph has of its style, or says itself. */
export interface ParagraphLook {
  /** 1 for the highest heading; 0 for no heading. */
  readonly heading: number;
  readonly list: string | null;
  readonly level: number | null;
}

interface Style extends Partial<ParagraphLook> {
  readonly basedOn: string | undefined;
}

export type Styles = ReadonlyMap<string, Style>;

const MOST_ANCESTORS = 20;

/** Reads the styles of paragraphs (the part `styles.xml`). */
export function readStyles(root: XmlNode): Styles {
  const styles = new Map<string, Style>();
  for (const node of allOf(root, "style")) {
    const named = /^(?:heading (?<level>[1-9])|(?<title>title))$/iu.exec(
      valueOf(node, "name") ?? "",
    );
    const look = readLook(childOf(node, "pPr"));
    const heading = named === null ? look.heading : Number(named.groups?.["level"] ?? 1);
    const basedOn = valueOf(node, "basedOn");
    styles.set(node.attributes.get("styleId") ?? "", {
      ...look,
      ...(heading === undefined ? {} : { heading }),
      basedOn,
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
  const style = valueOf(properties, "pStyle") ?? null;
  let look: Partial<ParagraphLook> = {};
  let next = style ?? undefined;
  for (let steps = 0; next !== undefined && steps < MOST_ANCESTORS; steps += 1) {
    const { basedOn, ...of }: Style = styles.get(next) ?? { basedOn: undefined };
    look = { ...of, ...look };
    next = basedOn;
  }
  const { heading = 0, list = null, level = null } = { ...look, ...own };
  // The list "0" takes away the list of the style.
  return { heading, level, style, list: list === "0" ? null : list };
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
