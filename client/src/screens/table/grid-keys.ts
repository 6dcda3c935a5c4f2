/** Where the grid's one tab stop is: a line and a column, by their ids, never by their places. */
export interface ActiveCell {
  readonly line: string;
  readonly column: string;
}

/** What a key means for the grid. */
export type GridAct =
  | { readonly act: "go"; readonly to: ActiveCell }
  | { readonly act: "edit"; readonly typed: string | null }
  | { readonly act: "toggle-panel" }
  | { readonly act: "fold" }
  | { readonly act: "apply" }
  | { readonly act: "next-for-us" }
  | { readonly act: "make-move" };

export interface KeyPress {
  readonly key: string;
  readonly isControl: boolean;
  readonly isShift: boolean;
  readonly isAlt: boolean;
}

export interface GridShape {
  readonly lines: readonly string[];
  /** Lines that are headings of groups. */
  readonly groups: ReadonlySet<string>;
  readonly columns: readonly string[];
  readonly pageLines: number;
  /** The active cell can be written: there, typing replaces its text. */
  readonly isEditable: boolean;
  /** Single-letter shortcuts can be switched off (WCAG 2.1.4). */
  readonly hasLetterKeys: boolean;
}

/**
 * The keyboard of the grid, after the ARIA Authoring Practices' grid pattern and what spreadsheets do.
 * Returns undefined for keys that the grid leaves to the browser.
 */
export function gridAct(
  press: KeyPress,
  active: ActiveCell,
  shape: GridShape,
): GridAct | undefined {
  if (press.isAlt) return undefined;
  const target = goTarget(press, active, shape);
  if (target !== undefined) return { act: "go", to: target };
  const isGroup = shape.groups.has(active.line);
  if (isGroup && (press.key === "Enter" || press.key === " ")) return { act: "fold" };
  if (press.key === " " && !press.isControl) return { act: "toggle-panel" };
  if (press.key === "Enter" || press.key === "F2")
    return shape.isEditable ? { act: "edit", typed: null } : { act: "toggle-panel" };
  if (press.isControl || press.key.length !== 1) return undefined;
  if (shape.isEditable) return { act: "edit", typed: press.key };
  return shape.hasLetterKeys ? letterAct(press.key) : undefined;
}

function letterAct(key: string): GridAct | undefined {
  switch (key.toLowerCase()) {
    case "r":
      return { act: "apply" };
    case "n":
      return { act: "next-for-us" };
    case "m":
      return { act: "make-move" };
    default:
      return undefined;
  }
}

function goTarget(press: KeyPress, active: ActiveCell, shape: GridShape): ActiveCell | undefined {
  const { lines, columns, pageLines } = shape;
  const line = Math.max(0, lines.indexOf(active.line));
  const column = Math.max(0, columns.indexOf(active.column));
  const last = { line: lines.length - 1, column: columns.length - 1 };
  const at = (toLine: number, toColumn: number): ActiveCell => ({
    line: lines[clamp(toLine, last.line)] ?? active.line,
    column: columns[clamp(toColumn, last.column)] ?? active.column,
  });
  switch (press.key) {
    case "ArrowUp":
      return at(press.isControl ? 0 : line - 1, column);
    case "ArrowDown":
      return at(press.isControl ? last.line : line + 1, column);
    case "ArrowLeft":
      return at(line, press.isControl ? 0 : column - 1);
    case "ArrowRight":
      return at(line, press.isControl ? last.column : column + 1);
    case "Home":
      return at(press.isControl ? 0 : line, 0);
    case "End":
      return at(press.isControl ? last.line : line, last.column);
    case "PageUp":
      return at(line - pageLines, column);
    case "PageDown":
      return at(line + pageLines, column);
    default:
      return undefined;
  }
}

function clamp(value: number, max: number): number {
  return Math.min(Math.max(value, 0), max);
}

/**
 * Where focus goes when the active line is gone: to the nearest line at or after its former place, else before,
 * in the same column.
 */
export function nearestCell(
  active: ActiveCell,
  before: readonly string[],
  after: readonly string[],
): ActiveCell | null {
  if (after.includes(active.line)) return active;
  const left = new Set(after);
  const place = before.indexOf(active.line);
  const following = before.slice(place + 1).find((line) => left.has(line));
  const preceding = before.slice(0, Math.max(place, 0)).findLast((line) => left.has(line));
  const line = following ?? preceding ?? after[0];
  return line === undefined ? null : { ...active, line };
}
