import type { WorksheetCell } from "@crosstable/shared/documents/worksheet";
import { documentPath } from "@crosstable/shared/rooms";
import { useCallback, useSyncExternalStore } from "react";

import { meStore } from "../stores/me-store.ts";
import { openAuthors } from "./authors.ts";
import { CellBook, type CellView } from "./cell-book.ts";
import type { DocumentSession } from "./document-session.ts";

const BOOKS = new WeakMap<DocumentSession, Map<string, CellBook>>();
const NO_CELLS: ReadonlyMap<string, CellView> = new Map();

/** The cells in one root map of a document, read once for all components. */
export function cellsOf(session: DocumentSession, root: string): CellBook {
  const books = BOOKS.get(session) ?? new Map<string, CellBook>();
  BOOKS.set(session, books);
  const known = books.get(root);
  if (known !== undefined) return known;
  const { me } = meStore.getState();
  if (me === null) throw new Error("a document without a seat");
  const { doc, name } = session;
  const authors = openAuthors({
    me,
    document: documentPath(name),
    ownClientId: () => doc.clientID,
  });
  const book = new CellBook(doc.getMap<WorksheetCell>(root), authors);
  books.set(root, book);
  return book;
}

/** Draws with one cell. */
export function useCell(book: CellBook | null, key: string): CellView | null {
  const subscribe = useCallback(
    (onChange: () => void) => book?.subscribe(key, onChange) ?? (() => undefined),
    [book, key],
  );
  return useSyncExternalStore(subscribe, () => book?.get(key) ?? null);
}

/** Draws with all cells. */
export function useAllCells(book: CellBook | null): ReadonlyMap<string, CellView> {
  const subscribe = useCallback(
    (onChange: () => void) => book?.subscribeAll(onChange) ?? (() => undefined),
    [book],
  );
  return useSyncExternalStore(subscribe, () => book?.all() ?? NO_CELLS);
}

/** Writes one cell under this tab's clientID. False when nothing can be written now, and then nothing was. */
export function writeCell(
  session: DocumentSession | null,
  cell: { root: string; key: string; value: string },
): boolean {
  if (session === null || session.right !== "write" || !session.isReady()) return false;
  const { doc } = session;
  const written: WorksheetCell = { value: cell.value, at: new Date().toISOString() };
  doc.transact(() => doc.getMap<WorksheetCell>(cell.root).set(cell.key, written), CELL_EDIT);
  return true;
}

/** The origin of every write into a cell, for an undo of one's own writes alone. */
const CELL_EDIT = Symbol("cell-edit");
