import type {
  NoteBlock,
  NoteCell,
  NoteLevel,
  NoteList,
  NoteRun,
} from "@crosstable/shared/documents/notes-content";
import * as Y from "yjs";

type Node = Y.XmlFragment | Y.XmlElement;

const MARKS = ["bold", "italic", "underline", "strike"] as const;
const LISTS: ReadonlyMap<string, NoteList["marks"]> = new Map([
  ["bulletList", "bullets"],
  ["orderedList", "numbers"],
  ["taskList", "tasks"],
]);
const INSIDE_LINES = new Set(["mention", "hardBreak"]);

/** The notes of a caucus as plain data. No word is left out, and nothing of how it is written. */
export function notesContent(notes: Node): NoteBlock[] {
  const blocks: NoteBlock[] = [];
  let line: unknown[] = [];
  const endLine = (): void => {
    const runs = line.flatMap(runsOf);
    line = [];
    if (hasWords(runs)) blocks.push({ kind: "paragraph", runs });
  };
  for (const node of notes.toArray()) {
    if (isInsideLine(node)) line.push(node);
    else {
      endLine();
      if (node instanceof Y.XmlElement) blocks.push(...blocksOf(node));
    }
  }
  endLine();
  return blocks;
}

function isInsideLine(node: unknown): boolean {
  return node instanceof Y.XmlElement ? INSIDE_LINES.has(node.nodeName) : node instanceof Y.XmlText;
}

function hasWords(runs: readonly NoteRun[]): boolean {
  return runs.some(({ words }) => words.trim() !== "");
}

function blocksOf(node: Y.XmlElement): NoteBlock[] {
  const marks = LISTS.get(node.nodeName);
  if (marks !== undefined) return listsOf(node, marks);
  switch (node.nodeName) {
    case "heading": {
      const runs = runsOf(node);
      return hasWords(runs) ? [{ kind: "heading", level: levelOf(node), runs }] : [];
    }
    case "blockquote": {
      const blocks = notesContent(node);
      return blocks.length === 0 ? [] : [{ kind: "quote", blocks }];
    }
    case "table": {
      const rows = elementsIn(node).map((row) => elementsIn(row).map(cellOf));
      return rows.flat().length === 0 ? [] : [{ kind: "table", rows }];
    }
    case "horizontalRule":
      return [{ kind: "rule" }];
    default:
      return notesContent(node);
  }
}

function elementsIn(node: Node): Y.XmlElement[] {
  return node.toArray().filter((child) => child instanceof Y.XmlElement);
}

function levelOf(node: Y.XmlElement): NoteLevel {
  const level = countOf(node, "level");
  return level === 2 ? 2 : level === undefined || level < 2 ? 1 : 3;
}

function listsOf(list: Y.XmlElement, marks: NoteList["marks"]): NoteList[] {
  const items = elementsIn(list).map((item) => ({
    ...(marks === "tasks" ? { isDone: isTrue(valueOf(item, "checked")) } : {}),
    blocks: notesContent(item),
  }));
  if (items.every(({ blocks }) => blocks.length === 0)) return [];
  if (marks !== "numbers") return [{ kind: "list", marks, items }];
  const start = countOf(list, "start");
  const style = valueOf(list, "type");
  return [
    {
      kind: "list",
      marks,
      ...(start === undefined || start === 1 ? {} : { start }),
      ...(style === "a" || style === "A" || style === "i" || style === "I" ? { style } : {}),
      items,
    },
  ];
}

function isTrue(value: unknown): boolean {
  return value === true || value === "true";
}

function cellOf(cell: Y.XmlElement): NoteCell {
  const columns = countOf(cell, "colspan") ?? 1;
  const rows = countOf(cell, "rowspan") ?? 1;
  return {
    ...(cell.nodeName === "tableHeader" ? { isHead: true } : {}),
    ...(columns > 1 ? { columns } : {}),
    ...(rows > 1 ? { rows } : {}),
    blocks: notesContent(cell),
  };
}

/** An attribute as an editor writes it: a number or a truth value too, though the type says text. */
function valueOf(node: Y.XmlElement, name: string): unknown {
  return node.getAttribute(name);
}

function countOf(node: Y.XmlElement, name: string): number | undefined {
  const value = valueOf(node, name);
  const count = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof count === "number" && Number.isSafeInteger(count) ? count : undefined;
}

function runsOf(node: unknown): NoteRun[] {
  if (node instanceof Y.XmlText) return textRuns(node);
  if (!(node instanceof Y.XmlElement)) return [];
  if (node.nodeName === "hardBreak") return [{ words: "\n" }];
  if (node.nodeName === "mention") return [mentionOf(node)];
  return node.toArray().flatMap(runsOf);
}

function mentionOf(node: Y.XmlElement): NoteRun {
  const [sign, label, id] = ["mentionSuggestionChar", "label", "id"].map((name) => {
    const value = valueOf(node, name);
    return typeof value === "string" ? value : undefined;
  });
  const words = `${sign ?? ""}${label ?? id ?? ""}`;
  return id === undefined ? { words } : { words, mention: id };
}

interface Written {
  readonly insert: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

function textRuns(text: Y.XmlText): NoteRun[] {
  return (text.toDelta() as Written[]).flatMap(({ insert, attributes = {} }) => {
    if (typeof insert !== "string") return [];
    const marked = MARKS.filter((mark) => isMarked(attributes[mark]));
    const link = addressIn(attributes.link);
    return [
      {
        words: insert,
        ...Object.fromEntries(marked.map((mark) => [mark, true])),
        ...(link === undefined ? {} : { link }),
      },
    ];
  });
}

function isMarked(mark: unknown): boolean {
  return mark !== undefined && mark !== null && mark !== false;
}

function addressIn(mark: unknown): string | undefined {
  if (typeof mark !== "object" || mark === null || !("href" in mark)) return undefined;
  return typeof mark.href === "string" && mark.href !== "" ? mark.href : undefined;
}
