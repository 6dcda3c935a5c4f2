import type { CloseReason } from "@crosstable/shared/close-codes";
import { create } from "zustand";

/** What the save mark and the monitor need to know of one open document. */
export interface SaveState {
  readonly status: "loading" | "live" | "offline" | "closed";
  readonly unsaved: number;
  readonly heldSinceMs: number | null;
  readonly savedAtMs: number | null;
  readonly closed: CloseReason | null;
  readonly keptText: string | null;
}

interface SaveStates {
  /** By the document's path, in the order in which they were opened. */
  readonly documents: ReadonlyMap<string, SaveState>;
  /** Since when one of them has been without a connection. */
  readonly offlineSinceMs: number | null;
}

/** How far the writing of this page is stored, per open document. The document wire fills it. */
export const saveStore = create<SaveStates>(() => ({ documents: new Map(), offlineSinceMs: null }));

/** Puts one document's state in place; null when it was left. */
export function setSaveState(path: string, state: SaveState | null): void {
  const before = saveStore.getState();
  const documents = new Map(before.documents);
  if (state === null) documents.delete(path);
  else documents.set(path, state);
  const isOffline = [...documents.values()].some(({ status }) => status === "offline");
  const offlineSinceMs = isOffline ? (before.offlineSinceMs ?? Date.now()) : null;
  saveStore.setState({ documents, offlineSinceMs });
}

/** Edits of this page that the server has not confirmed, over all documents. */
export function unsavedEdits(): number {
  return [...saveStore.getState().documents.values()].reduce((sum, each) => sum + each.unsaved, 0);
}
