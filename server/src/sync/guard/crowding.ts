import { MAX_DOCUMENT_ROOTS, MAX_DOCUMENT_WRITERS, MAX_MAP_KEYS } from "@crosstable/shared/limits";
import type * as Y from "yjs";

import { OverLimit } from "./byte-reader.ts";
import type { Place } from "./place-structs.ts";

/**
 * Bounds what a document keeps for good however little is written into it: writers, roots and keys outlive what they held. Throws
 * OverLimit.
 */
export class Crowding {
  readonly #doc: Y.Doc;
  readonly #roots = new Set<string>();
  readonly #keys = new Map<string, Set<string>>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  /** A new struct of the update will stand here. */
  stands({ parent: { holder }, key }: Place): void {
    if (holder.kind !== "root") return;
    const { root } = holder;
    const type = this.#doc.share.get(root);
    if (type === undefined) {
      this.#roots.add(root);
      if (this.#doc.share.size + this.#roots.size > MAX_DOCUMENT_ROOTS)
        throw new OverLimit("more roots than a document may have");
    }
    if (key !== null && type?._map.has(key) !== true) this.#addKey(root, key, type?._map.size ?? 0);
  }

  #addKey(root: string, key: string, held: number): void {
    const added = this.#keys.get(root) ?? new Set();
    this.#keys.set(root, added.add(key));
    if (held + added.size > MAX_MAP_KEYS) throw new OverLimit("more keys than a map may have");
  }

  /** So many writers come in with this update. */
  enter(newcomers: number): void {
    if (newcomers > 0 && this.#doc.store.clients.size + newcomers > MAX_DOCUMENT_WRITERS)
      throw new OverLimit("more writers than a document may have");
  }
}
