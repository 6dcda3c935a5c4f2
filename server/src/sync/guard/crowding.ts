import {
  MAX_DOCUMENT_ROOTS,
  MAX_DOCUMENT_STRUCTS,
  MAX_DOCUMENT_WRITERS,
  MAX_MAP_KEYS,
  MAX_MARKED_TEXT_PIECES,
} from "@crosstable/shared/document-limits";
import type * as Y from "yjs";

import { OverLimit } from "./byte-reader.ts";
import type { ParsedStruct } from "./parse-update.ts";
import type { Place } from "./place-structs.ts";
import type { Work } from "./work.ts";

/** The pieces of a text are counted once an update, however little comes into it. */
const PIECES_COUNTED_A_STEP = 4;

/** A text with marks in it to which an update adds pieces. */
export interface MarkedText {
  readonly added: number;
  /** With those. */
  readonly pieces: number;
  /** It is deleted already, and so is whatever comes into it. */
  readonly isGone: boolean;
}

/**
 * Bounds what a document keeps for good however little is written into it: writers, roots and keys outlive what they held. Throws
 * OverLimit. Where two sides write, one of them cannot use up what both have: beyond half of a bound only the other's may be added.
 */
export class Crowding {
  readonly #doc: Y.Doc;
  readonly #isOwnSide: ((client: number) => boolean) | null;
  readonly #work: Work;
  readonly #roots = new Set<string>();
  readonly #keys = new Map<string, Set<string>>();
  readonly #texts = new Map<
    string,
    { added: number; pieces: number; hasMarks: boolean; isGone: boolean }
  >();

  constructor(of: { doc: Y.Doc; isOwnSide: ((client: number) => boolean) | null; work: Work }) {
    this.#doc = of.doc;
    this.#isOwnSide = of.isOwnSide;
    this.#work = of.work;
  }

  /** A new struct of the update will stand here. */
  stands({ content }: ParsedStruct, { parent, key }: Place): void {
    const { holder } = parent;
    if (holder.kind === "rich-text") this.#addPiece(parent, content.kind === "format");
    if (holder.kind === "root") this.#standsAtRoot(holder.root, key);
  }

  #standsAtRoot(root: string, key: string | null): void {
    const type = this.#doc.share.get(root);
    if (type === undefined) {
      this.#roots.add(root);
      if (this.#doc.share.size + this.#roots.size > MAX_DOCUMENT_ROOTS)
        throw new OverLimit("more roots than a document may have");
    }
    if (key === null || type?._map.has(key) === true) return;
    const added = this.#keys.get(root) ?? new Set();
    this.#keys.set(root, added.add(key));
  }

  #addPiece({ id, type }: Place["parent"], isMark: boolean): void {
    let text = this.#texts.get(id);
    if (text === undefined) {
      // What Yjs itself goes by when it decides whether to tidy up.
      const hasMarks = (type as { _hasFormatting?: boolean } | null)?._hasFormatting === true;
      const isGone = type?._item?.deleted === true;
      const pieces = piecesOf(type);
      this.#work.spend(pieces / PIECES_COUNTED_A_STEP);
      text = { added: 0, pieces, hasMarks, isGone };
      this.#texts.set(id, text);
    }
    text.added += 1;
    text.pieces += 1;
    text.hasMarks ||= isMark;
    if (text.hasMarks && text.pieces > MAX_MARKED_TEXT_PIECES)
      throw new OverLimit("more pieces than a text with marks may have");
  }

  /** The texts with marks that have got something so far. */
  marked(): Iterable<MarkedText> {
    return this.#texts.values().filter(({ hasMarks }) => hasMarks);
  }

  /** When all of the update stands: whose the keys are that were there is counted once, or it would be by the square. */
  settle(): void {
    for (const [root, added] of this.#keys) {
      const held = this.#doc.share.get(root)?._map ?? new Map<string, Y.Item>();
      const writers = () => Array.from(held.values(), ({ id }) => id.client);
      this.#mustFit({ held: held.size, added: added.size, most: MAX_MAP_KEYS, writers });
    }
  }

  /** So many writers come in with this update. */
  enter(newcomers: number): void {
    if (newcomers === 0) return;
    const { clients } = this.#doc.store;
    const writers = () => [...clients.keys()];
    this.#mustFit({ held: clients.size, added: newcomers, most: MAX_DOCUMENT_WRITERS, writers });
  }

  /** So many structs come in with this update. What was written over and deleted stays one, and is held in memory by everybody. */
  grow(structs: number): void {
    const { clients } = this.#doc.store;
    const countOf = (writers: Iterable<number>): number => {
      let count = 0;
      for (const client of writers) count += clients.get(client)?.length ?? 0;
      return count;
    };
    const held = countOf(clients.keys());
    const writers = () => [...clients.keys()];
    this.#mustFit({ held, added: structs, most: MAX_DOCUMENT_STRUCTS, writers, countOf });
  }

  /** Who has written what is there is counted only when more than half is there, which no honest table comes to. */
  #mustFit(crowd: {
    held: number;
    added: number;
    most: number;
    writers: () => number[];
    /** How much of it is of these writers; one each, where it is left out. */
    countOf?: (writers: number[]) => number;
  }): void {
    const { held, added, most, writers, countOf = (of) => of.length } = crowd;
    if (held + added > most) throw new OverLimit("more than a document may keep");
    const isOwnSide = this.#isOwnSide;
    if (isOwnSide === null || held + added <= most / 2) return;
    if (countOf(writers().filter(isOwnSide)) + added > most / 2)
      throw new OverLimit("more than one side may keep in what both write");
  }
}

function piecesOf(type: Place["parent"]["type"]): number {
  let pieces = 0;
  for (
    let at = type?._start ?? null;
    at !== null && pieces <= MAX_MARKED_TEXT_PIECES;
    at = at.right
  )
    pieces += 1;
  return pieces;
}
