import { strToU8, zipSync } from "fflate";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** The parts of a DOCX as word processors write them, each given as what stands inside its root. */
export interface DocxParts {
  readonly body: string;
  readonly numbering?: string;
  readonly styles?: string;
  readonly footer?: string;
}

/** Packs a DOCX. */
export function docxOf({ body, numbering, styles, footer }: DocxParts): Uint8Array {
  const part = (root: string, inner: string) =>
    strToU8(`<?xml version="1.0" encoding="UTF-8"?><w:${root} ${W}>${inner}</w:${root}>`);
  return zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "word/document.xml": part("document", `<w:body>${body}</w:body>`),
    ...(numbering === undefined ? {} : { "word/numbering.xml": part("numbering", numbering) }),
    ...(styles === undefined ? {} : { "word/styles.xml": part("styles", styles) }),
    ...(footer === undefined ? {} : { "word/footer1.xml": part("ftr", footer) }),
  });
}

/** A paragraph, with a style or a place in a list. */
export function p(words: string, look: { style?: string; list?: readonly [number, number] } = {}) {
  const style = look.style === undefined ? "" : `<w:pStyle w:val="${look.style}"/>`;
  const list =
    look.list === undefined
      ? ""
      : `<w:numPr><w:ilvl w:val="${look.list[1]}"/><w:numId w:val="${look.list[0]}"/></w:numPr>`;
  return `<w:p><w:pPr>${style}${list}</w:pPr>${run(words)}</w:p>`;
}

/** A run of words, with what its properties say. */
export function run(words: string, properties = ""): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`;
}

/** One level of a list: its kind of number and how it is written. */
export function level(at: number, [format, text]: readonly [string, string], more = ""): string {
  return `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
}

/** A list definition with these levels, and lists of it. */
export function lists(levels: readonly string[], nums: readonly string[]): string {
  return `<w:abstractNum w:abstractNumId="0">${levels.join("")}</w:abstractNum>${nums.join("")}`;
}

export function num(id: number, more = ""): string {
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="0"/>${more}</w:num>`;
}
