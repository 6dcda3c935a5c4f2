import { OpenFields } from "./docx-fields.ts";
import { isMarked, readMarks, type Marks } from "./docx-marks.ts";
import { signOf } from "./docx-signs.ts";
import { marksOfStyle, type Styles } from "./docx-styles.ts";
import { childOf, valueOf, type XmlNode } from "./xml-tree.ts";

/** What was met on the way through a document and did not become text, or became it in a way that has to be said. */
export interface LeftOut {
  inserted: number;
  deleted: number;
  struck: number;
  hidden: number;
  footnotes: number;
  comments: number;
  pictures: number;
  signs: number;
  /** Lines of a table of contents. */
  contents: number;
}

const PROPERTIES = new Set(["pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr", "tblGrid", "sdtPr"]);
const PICTURES = new Set(["drawing", "pict", "object", "AlternateContent"]);

/** Stands where struck words were, until their paragraph is whole. No part of a document can hold it. */
const STRUCK = "\0";
const WORDS = /\S(?:.*\S)?/su;
/** Passages that follow each other are one, and with it goes the space that nothing parts any more. */
const STRUCK_PASSAGE = / ?\0[ \0]*(?<end>[.,;:)]|$)?/gu;

const TRACKED = { inserted: ["ins", "moveTo"], deleted: ["del", "moveFrom"] } as const;

/** Whether the end of a paragraph, and with it its number, is itself a tracked change. */
export function isEndTracked(paragraph: XmlNode, as: keyof typeof TRACKED): boolean {
  const end = childOf(childOf(paragraph, "pPr"), "rPr");
  return TRACKED[as].some((name) => childOf(end, name) !== undefined);
}

/**
 * Reads the words of paragraphs as they read when every change is accepted, the tracked ones and those that somebody made by
 * striking words out: what was inserted is in, what was deleted or struck is out, and all of it is counted.
 */
export class WordReader {
  readonly left: LeftOut = {
    inserted: 0,
    deleted: 0,
    struck: 0,
    hidden: 0,
    footnotes: 0,
    comments: 0,
    pictures: 0,
    signs: 0,
    contents: 0,
  };
  readonly #styles: Styles;
  readonly #fields = new OpenFields();
  #hasContents = false;

  constructor(styles: Styles) {
    this.#styles = styles;
  }

  /** Whether a table of contents has begun and not ended. */
  get isInContents(): boolean {
    return this.#fields.areContents;
  }

  /** The words of a paragraph, without those of a table of contents. Struck runs that follow each other are one passage. */
  wordsOf(paragraph: XmlNode): string {
    const style = valueOf(childOf(paragraph, "pPr"), "pStyle");
    const before = { ...this.left };
    this.#hasContents = false;
    const words = this.#inside(paragraph, marksOfStyle(style, this.#styles));
    if (this.#hasContents) this.left.contents += 1;
    for (const as of ["inserted", "deleted"] as const)
      if (this.left[as] === before[as] && isEndTracked(paragraph, as)) this.left[as] += 1;
    return words.replaceAll(STRUCK_PASSAGE, (passage, end?: string) => {
      this.left.struck += 1;
      return end ?? (passage.includes(" ") ? " " : "");
    });
  }

  #inside(node: XmlNode, marks: Marks): string {
    return node.children.map((child) => this.#wordsOfChild(child, marks)).join("");
  }

  #wordsOfChild(node: XmlNode, marks: Marks): string {
    if (PROPERTIES.has(node.name)) return "";
    if (PICTURES.has(node.name)) {
      this.left.pictures += 1;
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
      case "sym":
        return this.#sign(node);
      case "ins":
      case "moveTo":
        this.left.inserted += 1;
        return this.#inside(node, marks);
      case "del":
      case "moveFrom":
        this.left.deleted += 1;
        return "";
      case "footnoteReference":
      case "endnoteReference":
        this.left.footnotes += 1;
        return "";
      case "commentReference":
        this.left.comments += 1;
        return "";
      case "fldChar":
        this.#fields.mark(node);
        return "";
      case "instrText":
        this.#fields.instruct(node);
        return "";
      case "delText":
        return "";
      case "r":
        return this.#wordsOfRun(node, marks);
      default:
        return this.#inside(node, marks);
    }
  }

  #wordsOfRun(run: XmlNode, marks: Marks): string {
    const properties = childOf(run, "rPr");
    const signs = marksOfStyle(valueOf(properties, "rStyle"), this.#styles);
    const of = { run: readMarks(properties), signs, paragraph: marks };
    // Fields begin and end in runs that nobody sees, too.
    const words = this.#inside(run, marks);
    if (this.isInContents) {
      this.#hasContents ||= words.trim() !== "";
      return "";
    }
    if (isMarked("vanish", of)) {
      this.left.hidden += 1;
      return "";
    }
    const isStruck = isMarked("strike", of) || isMarked("dstrike", of);
    return isStruck ? words.replace(WORDS, STRUCK) : words;
  }

  #sign(node: XmlNode): string {
    const sign = signOf(node.attributes.get("font") ?? "", node.attributes.get("char") ?? "");
    if (sign === null) this.left.signs += 1;
    return sign ?? "";
  }
}
