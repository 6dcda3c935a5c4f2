import * as Y from "yjs";

import type { MarkedText } from "./crowding.ts";
import type { ParsedBlock, ParsedDeletes, ParsedUpdate } from "./parse-update.ts";
import type { Work } from "./work.ts";

type Type = Y.AbstractType<unknown>;

const PIECES_PASSED_A_STEP = 4;
/** Pieces that Yjs passes, there and back, in the time of one step of a conflict. */
const PIECES_TIDIED_A_STEP = 32;
/** What goes with a node is looked at here, and marked, let go of and joined by Yjs, whether the update names it or not. */
const STEPS_A_PIECE_GONE = 10;
/** A piece of which a part is deleted becomes three. */
const PIECES_MADE_BY_A_CUT = 2;

/** What is deleted of one text: pieces that Yjs will look around, as long as no mark of the same writer is deleted before them. */
class Deleted {
  pieces = 0;
  /** How often a part of a piece is. */
  cuts = 0;
  readonly #hasLostMark = new Set<number>();

  /** What goes as a whole is cut so many times before it goes. */
  isCut(times: number): void {
    this.cuts += times;
    this.pieces += times * PIECES_MADE_BY_A_CUT;
  }

  add({ id, content }: Y.Item, isCut: boolean): void {
    if (isCut) this.cuts += 1;
    if (this.#hasLostMark.has(id.client)) return;
    if (content instanceof Y.ContentFormat) this.#hasLostMark.add(id.client);
    else this.pieces += 1;
  }
}

/**
 * What it costs Yjs to tidy up after deletes in texts with marks in them (cleanupContextlessFormattingGap in yjs 13.6): around each
 * deleted piece it looks for more that are, through a whole text where all of it goes. Every browser does so as well. Once a mark
 * is deleted the text is gone through as a whole, which costs little.
 */
export class TidyingWork {
  readonly #texts = new Map<Type, Deleted>();
  readonly #gone = new Set<Type>();
  readonly #work: Work;

  constructor(work: Work) {
    this.#work = work;
  }

  /** Takes what the document holds and the update deletes: of one writer after the other, in the order in which it was written. */
  isDeleted(item: Y.Item, isCut: boolean): void {
    if (item.content instanceof Y.ContentType) this.#goes(item.content.type as Type);
    const text = item.parent as Type;
    if (!isMarked(text)) return;
    const deleted = this.#texts.get(text) ?? new Deleted();
    this.#texts.set(text, deleted);
    deleted.add(item, isCut);
  }

  /**
   * All that is in a node goes with it, whether the update names it or not, with every value that its attributes ever had. Paid for as it
   * is looked at: what is refused afterwards has cost it all the same.
   */
  #goes(type: Type): void {
    const below = [type];
    for (let each = below.pop(); each !== undefined; each = below.pop()) {
      if (this.#gone.has(each)) continue;
      this.#gone.add(each);
      let pieces = 0;
      for (let item = each._start; item !== null; item = item.right) {
        pieces += 1;
        if (!item.deleted && item.content instanceof Y.ContentType)
          below.push(item.content.type as Type);
      }
      for (let item of each._map.values() as Iterable<Y.Item | null>)
        for (; item !== null; item = item.left) pieces += 1;
      this.#work.spend(pieces * STEPS_A_PIECE_GONE);
    }
  }

  /** Counts it all, when all deletes have been named. Throws OverLimit where it is more than one update may bring. */
  settle(update: ParsedUpdate, texts: Iterable<MarkedText>): void {
    for (const type of this.#gone) {
      if (!isMarked(type)) continue;
      const all = allOf(type);
      all.isCut(this.#texts.get(type)?.cuts ?? 0);
      this.#texts.set(type, all);
    }
    for (const [text, { pieces, cuts }] of this.#texts) {
      const held = piecesOf(text);
      this.#work.spend(held / PIECES_PASSED_A_STEP);
      this.#tidies(pieces, held + cuts * PIECES_MADE_BY_A_CUT);
    }
    let made: number | null = null;
    for (const { added, pieces, isGone } of texts) {
      made ??= newAndDeleted(update);
      this.#tidies(isGone ? added : Math.min(added, made), pieces);
    }
  }

  #tidies(deleted: number, among: number): void {
    if (deleted > 0) this.#work.spendOnConflicts((deleted * among) / PIECES_TIDIED_A_STEP);
  }
}

/** What Yjs itself goes by when it decides whether to tidy up. */
function isMarked(type: Type): boolean {
  return (type as { _hasFormatting?: boolean } | null)?._hasFormatting === true;
}

function piecesOf(type: Type): number {
  let pieces = 0;
  for (let item = type._start; item !== null; item = item.right) pieces += 1;
  return pieces;
}

/** A text that goes as a whole, its pieces in the order in which each writer wrote them. */
function allOf(type: Type): Deleted {
  const live: Y.Item[] = [];
  for (let item = type._start; item !== null; item = item.right) if (!item.deleted) live.push(item);
  const deleted = new Deleted();
  for (const item of live.toSorted((one, other) => one.id.clock - other.id.clock))
    deleted.add(item, false);
  return deleted;
}

/** Structs that the update brings and that are deleted with it. */
function newAndDeleted({ blocks, deletes }: ParsedUpdate): number {
  const rangesOf = new Map(deletes.map(({ client, ranges }) => [client, ranges]));
  return blocks.reduce(
    (sum, { client, structs }) => sum + deletedOf(structs, rangesOf.get(client) ?? []),
    0,
  );
}

function deletedOf(structs: ParsedBlock["structs"], ranges: ParsedDeletes["ranges"]): number {
  let count = 0;
  let next = 0;
  for (const { clock, length, content } of structs) {
    for (let range = ranges[next]; range !== undefined; range = ranges[next]) {
      if (range.clock + range.length > clock) break;
      next += 1;
    }
    const range = ranges[next];
    const isHit = range !== undefined && range.clock < clock + length;
    if (isHit || content.kind === "deleted") count += 1;
  }
  return count;
}
