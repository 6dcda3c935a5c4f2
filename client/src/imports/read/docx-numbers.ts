import { writtenInLetters, writtenInRoman } from "@crosstable/shared/text/written-numbers";

import { CannotRead } from "./found.ts";
import { allOf, childOf, valueOf, type XmlNode } from "./xml-tree.ts";

interface Level {
  readonly start: number;
  readonly format: string;
  /** "%1.%2" with the numbers of the levels put in. */
  readonly text: string;
  /** The level above which this one begins anew; 0 for never. Undefined: any level above. */
  readonly restartAfter: number | undefined;
  readonly isLegal: boolean;
  readonly style: string | undefined;
}

interface NumberedList {
  readonly abstract: string;
  readonly starts: ReadonlyMap<number, number>;
}

/** The lists that a document defines. */
export interface Numbering {
  readonly levels: ReadonlyMap<string, ReadonlyMap<number, Level>>;
  readonly lists: ReadonlyMap<string, NumberedList>;
}

export const NO_NUMBERING: Numbering = { levels: new Map(), lists: new Map() };

/** Reads the lists of a document (its part `numbering.xml`). */
export function readNumbering(root: XmlNode): Numbering {
  const levels = new Map<string, ReadonlyMap<number, Level>>();
  for (const node of allOf(root, "abstractNum")) {
    const own = node.children.filter((child) => child.name === "lvl").map(readLevel);
    levels.set(node.attributes.get("abstractNumId") ?? "", new Map(own));
  }
  const lists = new Map<string, NumberedList>();
  for (const node of allOf(root, "num")) {
    const starts = node.children
      .filter((child) => child.name === "lvlOverride")
      .flatMap((child): [number, number][] => {
        const start = valueOf(child, "startOverride");
        return start === undefined ? [] : [[levelOf(child.attributes.get("ilvl")), Number(start)]];
      });
    const abstract = valueOf(node, "abstractNumId") ?? "";
    lists.set(node.attributes.get("numId") ?? "", { abstract, starts: new Map(starts) });
  }
  return { levels, lists };
}

/** What word processors let people write as the number of a clause. */
const MAX_LEVEL_TEXT_CHARS = 255;

function readLevel(node: XmlNode): [number, Level] {
  const text = valueOf(node, "lvlText") ?? "";
  if (text.length > MAX_LEVEL_TEXT_CHARS)
    throw new CannotRead("The numbers of the clauses in this document are longer than a page has.");
  const restart = valueOf(node, "lvlRestart");
  const level: Level = {
    start: Number(valueOf(node, "start") ?? 1),
    format: valueOf(node, "numFmt") ?? "decimal",
    text,
    restartAfter: restart === undefined ? undefined : Number(restart),
    isLegal: childOf(node, "isLgl") !== undefined,
    style: valueOf(node, "pStyle"),
  };
  return [levelOf(node.attributes.get("ilvl")), level];
}

function levelOf(text: string | undefined): number {
  return Math.min(8, Math.max(0, Number(text ?? 0) || 0));
}

/** The level of a list that belongs to a style of paragraphs. */
export function levelOfStyle(numbering: Numbering, list: string, style: string | null): number {
  const { abstract = "" } = numbering.lists.get(list) ?? {};
  for (const [at, level] of numbering.levels.get(abstract) ?? [])
    if (style !== null && level.style === style) return at;
  return 0;
}

/**
 * Counts through a document as its program does, so that every clause gets the number that people see and cite: lists of one
 * definition count on in each other, a list with a start of its own begins there when it is first used, and a level begins
 * anew when one above it has gone on.
 */
export class ClauseCounter {
  readonly #numbering: Numbering;
  readonly #counts = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();
  /** Kinds of numbers that were not known and became 1, 2, 3. */
  readonly unknownFormats = new Set<string>();

  constructor(numbering: Numbering) {
    this.#numbering = numbering;
  }

  /** The number of the next paragraph of this list and level; "-" for a bullet, "" where there is none. */
  next(list: string, at: number): string {
    const found = this.#numbering.lists.get(list);
    const levels = this.#numbering.levels.get(found?.abstract ?? "");
    const level = levels?.get(at);
    if (found === undefined || levels === undefined || level === undefined) return "";
    const counts = this.#counts.get(found.abstract) ?? [];
    this.#counts.set(found.abstract, counts);
    const start = found.starts.get(at);
    const begins = start !== undefined && !this.#begun.has(`${list}/${at}`);
    this.#begun.add(`${list}/${at}`);
    counts[at] = begins ? start : (counts[at] ?? level.start - 1) + 1;
    for (let below = at + 1; below <= 8; below += 1) {
      const { restartAfter } = levels.get(below) ?? {};
      if (restartAfter === undefined || (restartAfter > 0 && at < restartAfter))
        counts[below] = undefined;
    }
    if (level.format === "bullet") return "-";
    if (level.format === "none") return "";
    return level.text.replaceAll(/%([1-9])/gu, (_, digit: string) => {
      const of = levels.get(Number(digit) - 1);
      const count = counts[Number(digit) - 1] ?? of?.start ?? 1;
      return this.#written(count, level.isLegal ? "decimal" : (of?.format ?? "decimal"));
    });
  }

  #written(count: number, format: string): string {
    const letters = (first: number) => writtenInLetters(count, first);
    switch (format) {
      case "decimal":
        return String(count);
      case "decimalZero":
        return String(count).padStart(2, "0");
      case "lowerLetter":
        return letters(0x61);
      case "upperLetter":
        return letters(0x41);
      case "lowerRoman":
        return writtenInRoman(count).toLowerCase();
      case "upperRoman":
        return writtenInRoman(count);
      default:
        this.unknownFormats.add(format);
        return String(count);
    }
  }
}
