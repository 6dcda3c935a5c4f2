import type { NoteBlock, NoteList, NoteRun, NoteTable } from "../documents/notes-content.ts";
import { writtenInLetters, writtenInRoman } from "../text/written-numbers.ts";

/** Notes taken apart for what has no lists within lists: each line with how far in it stands and the mark before it. */
export type NoteLine =
  | {
      readonly kind: "line";
      /** 0 for the outermost. */
      readonly depth: number;
      /** "3.", "•", "[done]"; empty where there is none. */
      readonly label: string;
      /** 1 to 3 for a heading. */
      readonly level: 0 | 1 | 2 | 3;
      readonly isQuoted: boolean;
      readonly runs: readonly NoteRun[];
    }
  | { readonly kind: "table"; readonly rows: NoteTable["rows"] }
  | { readonly kind: "rule" };

interface Place {
  readonly depth: number;
  readonly isQuoted: boolean;
}

/** Every line of notes, in order. */
export function noteLines(
  blocks: readonly NoteBlock[],
  place: Place = { depth: 0, isQuoted: false },
): NoteLine[] {
  return blocks.flatMap((block): NoteLine[] => {
    switch (block.kind) {
      case "paragraph":
        return [{ kind: "line", label: "", level: 0, runs: block.runs, ...place }];
      case "heading":
        return [{ kind: "line", label: "", level: block.level, runs: block.runs, ...place }];
      case "quote":
        return noteLines(block.blocks, { depth: place.depth + 1, isQuoted: true });
      case "list":
        return listLines(block, place);
      case "table":
        return [{ kind: "table", rows: block.rows }];
      case "rule":
        return [{ kind: "rule" }];
    }
  });
}

function listLines(list: NoteList, place: Place): NoteLine[] {
  const inside = { ...place, depth: place.depth + 1 };
  return list.items.flatMap(({ blocks }, at) => {
    const label = labelOf(list, at);
    const [first, ...rest] = noteLines(blocks, inside);
    if (first?.kind === "line" && first.label === "") return [{ ...first, label }, ...rest];
    const own: NoteLine = { kind: "line", label, level: 0, runs: [], ...inside };
    return [own, ...(first === undefined ? [] : [first]), ...rest];
  });
}

function labelOf({ marks, start = 1, style, items }: NoteList, at: number): string {
  if (marks === "bullets") return "•";
  if (marks === "tasks") return isDoneWords(items[at]?.isDone).trim();
  const count = start + at;
  switch (style) {
    case "a":
    case "A":
      return `${writtenInLetters(count, style.codePointAt(0) ?? 0)}.`;
    case "i":
      return `${writtenInRoman(count).toLowerCase()}.`;
    case "I":
      return `${writtenInRoman(count)}.`;
    default:
      return `${count}.`;
  }
}

/** What stands before a task; nothing before the item of another list. */
export function isDoneWords(isDone: boolean | undefined): string {
  if (isDone === undefined) return "";
  return isDone ? "[done] " : "[open] ";
}

/** The same runs, and after the words of each link its address in words, where those are not the address themselves. */
export function withAddresses(runs: readonly NoteRun[]): NoteRun[] {
  return runs.flatMap((run, at) => {
    const { link } = run;
    if (link === undefined || runs[at + 1]?.link === link) return [run];
    const address = link.replace(/^mailto:/i, "");
    const before = runs.slice(0, at + 1);
    const words = before.slice(before.findLastIndex((each) => each.link !== link) + 1);
    const isAddress = [link, address].includes(words.map((each) => each.words).join(""));
    return isAddress ? [run] : [run, { words: ` (${address})` }];
  });
}

/** Runs where nothing can be shown but letters: what is struck says so. */
export function runsInWords(runs: readonly NoteRun[]): string {
  const all = withAddresses(runs);
  return all
    .map(({ words, strike }, at) => {
      const opens = strike === true && all[at - 1]?.strike !== true;
      const closes = strike === true && all[at + 1]?.strike !== true;
      return `${opens ? "[struck: " : ""}${words}${closes ? "]" : ""}`;
    })
    .join("");
}

/** Notes where nothing can be shown but letters. */
export function notesInWords(blocks: readonly NoteBlock[]): string {
  return noteLines(blocks)
    .map((line) => {
      if (line.kind === "rule") return "---";
      if (line.kind === "table") return tableInWords(line.rows);
      const { depth, label, isQuoted, runs } = line;
      const before = `${"  ".repeat(Math.max(0, depth - 1))}${isQuoted ? "> " : ""}${label}`;
      return `${before}${label === "" ? "" : " "}${runsInWords(runs)}`;
    })
    .join("\n");
}

function tableInWords(rows: NoteTable["rows"]): string {
  return rows
    .map((row) => row.map(({ blocks }) => notesInWords(blocks).replaceAll("\n", " ")).join(" | "))
    .join("\n");
}
