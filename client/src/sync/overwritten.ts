import { worksheetCell, type WorksheetCell } from "@crosstable/shared/documents/worksheet";
import { OVERWRITE_NOTICE_MS } from "@crosstable/shared/limits";
import type * as Y from "yjs";

import { writerOf } from "./cell-book.ts";

/** A write of mine that another's write has replaced. */
export interface Overwrite {
  readonly key: string;
  readonly mine: string;
  readonly theirs: string;
  /** The clientID of the write that stands. */
  readonly client: number;
  readonly atMs: number;
}

interface MyWrite {
  readonly value: string;
  readonly atMs: number;
}

interface WatchOptions {
  readonly map: Y.Map<WorksheetCell>;
  readonly nowMs: () => number;
  /** True while my writes wait on this device: then the window runs from the moment they meet the others'. */
  readonly isHeld: () => boolean;
  readonly onOverwrite: (overwrite: Overwrite) => void;
  /** A write of mine stands again, or the notice's cell went back to what I wrote. */
  readonly onSettled: (key: string) => void;
}

/**
 * Watches a map of registers for writes of mine that lose. In a register the last writer stands, and of two writers in
 * the same moment the one with the greater clientID, whichever arrived first; so the question is never who came
 * later but whose value stands after another's write was taken in.
 */
export class OverwriteWatch {
  readonly #options: WatchOptions;
  readonly #myWrites = new Map<string, MyWrite>();
  readonly #heldKeys = new Set<string>();

  constructor(options: WatchOptions) {
    this.#options = options;
    options.map.observe((event, transaction) => {
      if (!transaction.local) this.#othersWrote(event.keysChanged);
    });
  }

  /** To be told right after each write of mine. */
  iWrote(key: string, value: string): void {
    this.#myWrites.set(key, { value, atMs: this.#options.nowMs() });
    if (this.#options.isHeld()) this.#heldKeys.add(key);
    else this.#heldKeys.delete(key);
    this.#options.onSettled(key);
  }

  #othersWrote(keys: Iterable<string>): void {
    for (const key of keys) {
      const mine = this.#myWrites.get(key);
      if (mine !== undefined) this.#compare(key, mine);
    }
  }

  #compare(key: string, mine: MyWrite): void {
    const { map, nowMs, onOverwrite, onSettled } = this.#options;
    const client = writerOf(map, key);
    if (client === null || client === map.doc?.clientID) return;
    const cell = worksheetCell.safeParse(map.get(key));
    if (!cell.success) return;
    const atMs = nowMs();
    if (!this.#heldKeys.has(key) && atMs - mine.atMs > OVERWRITE_NOTICE_MS) {
      this.#myWrites.delete(key);
      return;
    }
    // What was held has now met the others' writing; from here on the usual window runs.
    if (this.#heldKeys.delete(key)) this.#myWrites.set(key, { ...mine, atMs });
    if (cell.data.value === mine.value) onSettled(key);
    else onOverwrite({ key, mine: mine.value, theirs: cell.data.value, client, atMs });
  }
}
