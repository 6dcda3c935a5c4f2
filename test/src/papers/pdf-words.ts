import { inflateSync } from "node:zlib";

/**
 * The words that a PDF of Chromium shows, in the order in which they are drawn and without its spaces and lines. Every glyph
 * is read through its font's own map to Unicode, as a reader's search and a screen reader do it.
 */
export function pdfWords(pdf: Buffer): string {
  const objects = objectsOf(pdf.toString("latin1"));
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  for (const { head } of objects.values())
    for (const [, name = "", font = ""] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.head ?? "")?.[1] ?? "";
      fonts.set(name, unicodeMap(objects.get(map)?.stream ?? ""));
    }
  return [...objects.values()].map(({ stream }) => drawnIn(stream, fonts)).join("");
}

interface PdfObject {
  readonly head: string;
  /** Inflated; empty where the object has none, or one that is no text. */
  readonly stream: string;
}

function objectsOf(file: string): ReadonlyMap<string, PdfObject> {
  const objects = new Map<string, PdfObject>();
  for (const [, number = "", body = ""] of file.matchAll(/^(\d+) 0 obj\n(.*?)\nendobj$/gmsu)) {
    const [head = "", packed] = body.split(/\nstream\n|stream\n/u, 2);
    const isText =
      packed !== undefined && head.includes("/FlateDecode") && !head.includes("/Subtype");
    const stream = isText ? inflateSync(Buffer.from(packed, "latin1")).toString("latin1") : "";
    objects.set(number, { head, stream });
  }
  return objects;
}

/** Glyph (four hexadecimal figures) → what it is in Unicode. */
function unicodeMap(cmap: string): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const [, lines = ""] of cmap.matchAll(/beginbfchar\n(.*?)endbfchar/gs))
    for (const [, glyph = "", to = ""] of lines.matchAll(/<(\w+)> <(\w+)>/g))
      map.set(glyph, text(to));
  for (const [, lines = ""] of cmap.matchAll(/beginbfrange\n(.*?)endbfrange/gs))
    for (const [, from = "", until = "", to = ""] of lines.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      const first = Number.parseInt(from, 16);
      for (let at = first; at <= Number.parseInt(until, 16); at += 1)
        map.set(hex(at), String.fromCodePoint(Number.parseInt(to, 16) + at - first));
    }
  return map;
}

function drawnIn(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let font: ReadonlyMap<string, string> | undefined;
  let words = "";
  for (const [, name, glyphs] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([\dA-Fa-f]+)>/g)) {
    if (name !== undefined) font = fonts.get(name);
    for (const glyph of glyphs?.match(/.{4}/g) ?? []) words += font?.get(glyph.toUpperCase()) ?? "";
  }
  return words;
}

function text(utf16: string): string {
  return Buffer.from(utf16, "hex").swap16().toString("utf16le");
}

function hex(glyph: number): string {
  return glyph.toString(16).toUpperCase().padStart(4, "0");
}
