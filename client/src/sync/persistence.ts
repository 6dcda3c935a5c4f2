import type * as Y from "yjs";

/** A copy of a document on this device. */
export interface Persistence {
  /** Resolves when what was kept is in the document. */
  readonly loaded: Promise<void>;
  /** How many edits were kept here that no server had confirmed when the page was left. */
  heldEdits(): Promise<number>;
  setHeldEdits(count: number): void;
  /** Leaves the copy where it is. */
  close(): Promise<void>;
  /** Throws the copy away. */
  drop(): Promise<void>;
}

export type OpenPersistence = (name: string, doc: Y.Doc) => Persistence;
