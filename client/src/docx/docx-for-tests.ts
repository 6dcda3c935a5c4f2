import { DOMParser, type Document, type Element, type Node } from "@xmldom/xmldom";
import { strFromU8, unzipSync } from "fflate";

const BODY = "word/document.xml";
/** The styles of what is of a text; the others are of the paper itself. */
const OF_TEXT = /^(?:PassText|PassClause|Heading\d)$/u;

export interface OpenDocx {
  /** The lines of the text when every change is accepted, as a word processor does it. */
  readonly accepted: () => string[];
  readonly rejected: () => string[];
  /** What a strict reader would find wrong with the package and its marks, in words. */
  readonly wrongs: () => string[];
  readonly marks: () => {
    readonly authors: ReadonlySet<string>;
    readonly dates: ReadonlySet<string>;
    readonly moves: { readonly from: readonly string[]; readonly to: readonly string[] };
  };
  /** The words that came or went, each with who marked them and when. */
  readonly changes: () => readonly TrackedWords[];
  /** Everything that stands in the document, the paper's own words too. */
  readonly text: () => string;
}

export interface TrackedWords {
  readonly kind: "inserted" | "deleted";
  readonly author: string;
  readonly date: string;
  readonly words: string;
}

/** Opens the bytes of a paper as a word processor would. Throws where a part is no XML. */
export function openDocx(bytes: Uint8Array): OpenDocx {
  const parts = new Map(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]),
  );
  const parse = (name: string): Document => {
    const part = parts.get(name);
    if (part === undefined) throw new Error(`the paper has no ${name}`);
    return new DOMParser({
      onError: (level, message) => {
        if (level !== "warning") throw new Error(`${name}: ${level} ${message}`);
      },
    }).parseFromString(part, "text/xml");
  };
  return {
    accepted: () => linesOf(settle(parse(BODY), { keep: NEW, drop: OLD })),
    rejected: () => linesOf(settle(parse(BODY), { keep: OLD, drop: NEW })),
    wrongs: () => [
      ...wrongParts(parts, parse),
      ...wrongMarks(parse(BODY)),
      ...wrongOrder(parse(BODY)),
    ],
    marks: () => marksOf(parse(BODY)),
    changes: () => changesOf(parse(BODY)),
    text: () => parse(BODY).documentElement?.textContent ?? "",
  };
}

const NEW = ["w:ins", "w:moveTo", "w:cellIns"];
const OLD = ["w:del", "w:moveFrom", "w:cellDel"];
/** What of the format only marks where something is. */
const CHANGES = ["w:ins", "w:del", "w:moveTo", "w:moveFrom", "w:cellIns", "w:cellDel"];

interface Settling {
  readonly keep: readonly string[];
  readonly drop: readonly string[];
}

/** Settles every change one way: what is dropped goes with all it marks, what is kept stays without its mark. */
function settle(document: Document, { keep, drop }: Settling): Document {
  for (const mark of all(document, drop)) {
    const parent = parentOf(mark);
    if (parent.tagName === "w:trPr" || parent.tagName === "w:tcPr") remove(parentOf(parent));
    else if (parent.tagName !== "w:rPr") remove(mark);
  }
  for (const mark of all(document, keep)) unwrap(mark);
  for (const table of all(document, ["w:tbl"])) {
    if (all(table, ["w:tr"]).length === 0) remove(table);
  }
  for (const mark of all(document, drop)) joinWithNext(parentOf(parentOf(parentOf(mark))));
  return document;
}

/** A paragraph whose end goes is one with what follows; where no paragraph follows it stays only with words in it. */
function joinWithNext(paragraph: Element): void {
  const next = paragraph.nextSibling as Element | null;
  if (next?.tagName === "w:p") {
    const first =
      [...next.childNodes].find((child) => (child as Element).tagName !== "w:pPr") ?? null;
    for (const child of Array.from(paragraph.childNodes)) {
      if ((child as Element).tagName !== "w:pPr") next.insertBefore(child, first);
    }
  } else if (textOf(paragraph) !== "") return;
  remove(paragraph);
}

function linesOf(document: Document): string[] {
  const [body] = all(document, ["w:body"]);
  return [...(body?.childNodes ?? [])].flatMap((node) => {
    const element = node as Element;
    if (element.tagName === "w:tbl") return all(element, ["w:tr"]).map(rowText);
    const style = all(element, ["w:pStyle"])[0]?.getAttribute("w:val") ?? "";
    const text = textOf(element);
    return element.tagName === "w:p" && OF_TEXT.test(style) && text !== "" ? [text] : [];
  });
}

function rowText(row: Element): string {
  const cells = all(row, ["w:tc"]).map(textOf);
  return cells.join("|").replace(/\|*$/u, "");
}

function textOf(element: Element): string {
  return all(element, ["w:t", "w:delText", "w:tab"])
    .map((each) => (each.tagName === "w:tab" ? "\t" : each.textContent))
    .join("");
}

function wrongParts(
  parts: ReadonlyMap<string, string>,
  parse: (name: string) => Document,
): string[] {
  const types = parse("[Content_Types].xml");
  const known = new Set(
    all(types, ["Override"]).map((each) => each.getAttribute("PartName")?.slice(1)),
  );
  const endings = new Set(all(types, ["Default"]).map((each) => each.getAttribute("Extension")));
  const untyped = [...parts.keys()].filter(
    (name) =>
      name !== "[Content_Types].xml" &&
      !known.has(name) &&
      !endings.has(name.split(".").at(-1) ?? ""),
  );
  const links = [...parts.keys()].filter((name) => name.endsWith(".rels"));
  const broken = links.flatMap((name) => {
    parse(name);
    const folder = name.replace(/_rels\/[^/]*$/u, "");
    return all(parse(name), ["Relationship"])
      .filter((link) => link.getAttribute("TargetMode") !== "External")
      .map((link) => link.getAttribute("Target") ?? "")
      .filter((target) => !parts.has(target.startsWith("/") ? target.slice(1) : folder + target))
      .map((target) => `${name} leads to ${target}, which is not there`);
  });
  for (const name of parts.keys()) if (/\.(?:xml|rels)$/u.test(name)) parse(name);
  return [...untyped.map((name) => `${name} has no content type`), ...broken];
}

function wrongMarks(document: Document): string[] {
  const wrongs: string[] = [];
  const ids = [
    ...all(document, CHANGES),
    ...all(document, ["w:moveFromRangeStart", "w:moveToRangeStart"]),
  ].map((mark) => mark.getAttribute("w:id"));
  if (new Set(ids).size !== ids.length) wrongs.push("a number is used twice");
  for (const place of ["From", "To"]) {
    const started = all(document, [`w:move${place}RangeStart`]).map((each) =>
      each.getAttribute("w:id"),
    );
    const ended = all(document, [`w:move${place}RangeEnd`]).map((each) =>
      each.getAttribute("w:id"),
    );
    if (started.length !== ended.length || started.some((id) => !ended.includes(id)))
      wrongs.push(`a move${place} never ends`);
  }
  const { moves } = marksOf(document);
  if (moves.from.join() !== moves.to.join()) wrongs.push("a move has one place alone");
  if (new Set(moves.from).size !== moves.from.length) wrongs.push("a move has two beginnings");
  for (const gone of all(document, ["w:del"])) {
    if (all(gone, ["w:t"]).length > 0) wrongs.push("deleted words are marked as words");
  }
  if (all(document, ["w:delText"]).some((text) => !isIn(text, "w:del"))) {
    wrongs.push("deleted text stands where nothing is deleted");
  }
  return wrongs;
}

/** Where the schema wants elements in one order. */
const ORDERS: Readonly<Record<string, readonly string[]>> = {
  "w:pPr": ["w:pStyle", "w:keepNext", "w:spacing", "w:ind", "w:jc", "w:rPr"],
  "w:tbl": ["w:tblPr", "w:tblGrid", "w:tr"],
  "w:tr": ["w:trPr", "w:tc"],
  "w:tc": ["w:tcPr", "w:p"],
  "w:trPr": ["w:tblHeader", "w:ins", "w:del"],
  "w:tcPr": ["w:tcW", "w:cellIns", "w:cellDel"],
};

function wrongOrder(document: Document): string[] {
  const wrongs = Object.entries(ORDERS).flatMap(([tag, order]) =>
    all(document, [tag]).flatMap((element) => {
      const places = [...element.childNodes].map((child) =>
        order.indexOf((child as Element).tagName),
      );
      if (places.includes(-1)) return [`${tag} holds something unknown`];
      return places.join() === places.toSorted((one, other) => one - other).join()
        ? []
        : [`${tag} is not in order`];
    }),
  );
  const late = all(document, ["w:pPr"]).filter((each) => parentOf(each).firstChild !== each);
  const bodyEnd = all(document, ["w:body"])[0]?.lastChild as Element | undefined;
  return [
    ...wrongs,
    ...(late.length > 0 ? ["the properties of a paragraph do not come first"] : []),
    ...(bodyEnd?.tagName === "w:sectPr" ? [] : ["the body does not end with its section"]),
  ];
}

function marksOf(document: Document) {
  const marks = all(document, CHANGES);
  const named = (tag: string) =>
    all(document, [tag])
      .map((each) => each.getAttribute("w:name") ?? "")
      .toSorted();
  return {
    authors: new Set(marks.map((mark) => mark.getAttribute("w:author") ?? "")),
    dates: new Set(marks.map((mark) => mark.getAttribute("w:date") ?? "")),
    moves: { from: named("w:moveFromRangeStart"), to: named("w:moveToRangeStart") },
  };
}

function changesOf(document: Document): TrackedWords[] {
  return all(document, ["w:ins", "w:del"])
    .map((mark): TrackedWords => ({
      kind: mark.tagName === "w:ins" ? "inserted" : "deleted",
      author: mark.getAttribute("w:author") ?? "",
      date: mark.getAttribute("w:date") ?? "",
      words: textOf(mark),
    }))
    .filter(({ words }) => words !== "");
}

function all(within: Document | Element, tags: readonly string[]): Element[] {
  return [...within.getElementsByTagName("*")].filter(({ tagName }) => tags.includes(tagName));
}

function parentOf(element: Element): Element {
  return element.parentNode as Element;
}

function isIn(element: Element, tag: string): boolean {
  for (let at: Node | null = element; at !== null; at = at.parentNode) {
    if ((at as Element).tagName === tag) return true;
  }
  return false;
}

function remove(node: Node): void {
  node.parentNode?.removeChild(node);
}

function unwrap(element: Element): void {
  const parent = parentOf(element);
  for (const child of Array.from(element.childNodes)) parent.insertBefore(child, element);
  parent.removeChild(element);
}
