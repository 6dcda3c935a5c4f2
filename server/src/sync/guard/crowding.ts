import { MAX_DOCUMENT_ROOTS, MAX_DOCUMENT_WRITERS, MAX_MAP_KEYS } from "@crosstable/shared/limits";
import type * as Y from "yjs";

import { OverLimit } from "./byte-reader.ts";
import type { Place } from "./place-structs.ts";

/**
 * Bounds what a document keeps for good however little is written into it: writers, roots and keys outlive what they held. Throws
 * OverLimit.
 * Where two sides write, one of them cannot use up what both have: beyond half of a bound only the other's may be added.
 */
export class Crowding {
  readonly #doc: Y.Doc;
  readonly #isOwnSide: ((client: number) => boolean) | null;
  readonly #roots = new Set<string>();
  readonly #keys = new Map<string, Set<string>>();

  constructor(doc: Y.Doc, isOwnSide: ((client: number) => boolean) | null) {
    this.#doc = doc;
    this.#isOwnSide = isOwnSide;
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
    if (key !== null && type?._map.has(key) !== true) this.#addKey(root, key, type?._map);
  }

  #addKey(root: string, key: string, held: ReadonlyMap<string, Y.Item> = new Map()): void {
    const added = this.#keys.get(root) ?? new Set();
    this.#keys.set(root, added.add(key));
    const writers = () => Array.from(held.values(), ({ id }) => id.client);
    this.#mustFit({ held: held.size, added: added.size, most: MAX_MAP_KEYS, writers });
  }

  /** So many writers come in with this update. */
  enter(newcomers: number): void {
    if (newcomers === 0) return;
    const { clients } = this.#doc.store;
    const writers = () => [...clients.keys()];
    this.#mustFit({ held: clients.size, added: newcomers, most: MAX_DOCUMENT_WRITERS, writers });
  }

  /** Who has written what is there is counted only when more than half is there, which no honest table comes to. */
  #mustFit(crowd: { held: number; added: number; most: number; writers: () => number[] }): void {
    const { held, added, most, writers } = crowd;
    if (held + added > most) throw new OverLimit("more than a document may keep");
    const isOwnSide = this.#isOwnSide;
    if (isOwnSide === null || held + added <= most / 2) return;
    if (writers().filter(isOwnSide).length + added > most / 2)
      throw new OverLimit("more than one side may keep in what both write");
  }
}
