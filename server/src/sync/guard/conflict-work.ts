import * as Y from "yjs";

import { knownOf, type NewStruct } from "./order-structs.ts";
import type { StructId } from "./parse-update.ts";
import type { Place } from "./place-structs.ts";
import { Work } from "./work.ts";

/** What stands right of something: an id, nothing, or nobody knows because a conflict was decided there. */
type Right = StructId | null | "unknown";

interface Pile {
  readonly top: StructId;
  readonly steps: number;
  /** Structs and splits of the update up to then. */
  readonly brought: number;
}

/**
 * How long Yjs will search for the places of an update's structs. A struct whose two neighbours still stand side by side costs
 * nothing; one between whose neighbours others have written meanwhile is compared with them one by one. Honest writing has a few of
 * those. Twenty kilobytes of nothing else would keep every room waiting for seconds. Throws OverLimit.
 */
export class ConflictWork {
  readonly #doc: Y.Doc;
  /** By left neighbour: writer and clock, or the list that it begins. */
  readonly #rights = new Map<string, Right>();
  /** How many structs had come before the new one that ends at this clock. */
  readonly #ends = new Map<number, { clock: number; before: number }[]>();
  #count = 0;
  /** Where a piece is cut in two because a neighbour lies within it. */
  readonly #splits = new Set<string>();
  /** By left neighbour: the last struct put in there among others, and what may stand between the two. */
  readonly #piles = new Map<string, Pile>();
  readonly #work: Work;
  #steps = 0;

  constructor(doc: Y.Doc, work = new Work()) {
    this.#doc = doc;
    this.#work = work;
  }

  /** What Yjs will about take, as far as the structs have been counted in. */
  get steps(): number {
    return this.#steps;
  }

  /** Counts a struct in. Give it the structs in the order in which they will be applied. */
  stands(each: NewStruct, place: Place): void {
    const { struct, origin, rightOrigin } = each;
    const left = origin === null ? beginOf(place) : nameOf(origin);
    const last = { client: struct.client, clock: struct.clock + struct.length - 1 };
    if (isSame(this.#rightOf(left, origin, place), rightOrigin)) {
      this.#rights.set(left, struct).set(nameOf(last), rightOrigin);
      if (rightOrigin !== null && isNext(origin, rightOrigin) && !this.#isCutBefore(rightOrigin))
        this.#cutBefore(rightOrigin);
    } else {
      this.#rights.set(left, "unknown").set(nameOf(last), "unknown");
      this.#noteSplits(origin, rightOrigin);
      this.#piles.set(left, this.#pile(each, { place, onto: this.#piles.get(left) }));
    }
    const ends = this.#ends.get(struct.client) ?? [];
    ends.push({ clock: last.clock, before: this.#count });
    this.#ends.set(struct.client, ends);
    this.#count += 1;
  }

  /**
   * What is put in left of the last that was put in behind the same neighbour has no more to search than that had, and what the
   * update has brought since.
   */
  #pile(each: NewStruct, at: { place: Place; onto: Pile | undefined }): Pile {
    const { struct, origin, rightOrigin } = each;
    const { place, onto } = at;
    const brought = this.#count + this.#splits.size;
    const before = this.#steps;
    if (onto !== undefined && isSame(onto.top, rightOrigin)) {
      this.#spend(onto.steps + brought - onto.brought);
    } else {
      this.#spend(this.#newSince(origin));
      if (origin === null || this.#isHeld(origin)) this.#search(each, place);
    }
    // The struct itself is brought by now, and does not stand between itself and its neighbour.
    return { top: struct, steps: this.#steps - before, brought: brought + 1 };
  }

  #noteSplits(origin: StructId | null, rightOrigin: StructId | null): void {
    const right = origin === null ? null : { client: origin.client, clock: origin.clock + 1 };
    for (const begin of [right, rightOrigin])
      if (begin !== null && begin.clock > 0 && !this.#isCutBefore(begin)) this.#cutBefore(begin);
  }

  #cutBefore(begin: StructId): void {
    this.#splits.add(nameOf(begin));
    this.#work.cut(this.#doc.store.clients.get(begin.client)?.length ?? 0);
  }

  /** True where one piece ends and another begins, in the document or in what is new. */
  #isCutBefore({ client, clock }: StructId): boolean {
    const known = knownOf(this.#doc, client);
    if (clock === known) return true;
    if (clock < known) return this.#itemAt({ client, clock }).id.clock === clock;
    const own = this.#ends.get(client) ?? [];
    return own[indexOfEnd(own, clock - 1)]?.clock === clock - 1;
  }

  #isHeld(id: StructId): boolean {
    return id.clock < knownOf(this.#doc, id.client);
  }

  #rightOf(left: string, origin: StructId | null, place: Place): Right {
    const after = this.#rights.get(left);
    if (after !== undefined) return after;
    if (origin === null) return firstId(this.#first(place));
    // Within a new struct: what ends one has been noted above.
    if (!this.#isHeld(origin)) return { client: origin.client, clock: origin.clock + 1 };
    const item = Y.getItem(this.#doc.store, origin) as Y.Item | Y.GC;
    if (!(item instanceof Y.Item)) return null;
    if (origin.clock < item.id.clock + item.length - 1)
      return { client: origin.client, clock: origin.clock + 1 };
    return firstId(item.right);
  }

  /** Where a list or the values of a key begin, in the document as it is. */
  #first({ parent, key }: Place): Y.Item | null {
    const { type } = parent;
    if (type === null) return null;
    if (key === null) return type._start;
    let first = type._map.get(key) ?? null;
    while (first?.left != null) {
      this.#spend(1);
      first = first.left;
    }
    return first;
  }

  /** New structs of this update that can stand between this neighbour and what comes after it. */
  #newSince(origin: StructId | null): number {
    if (origin === null || this.#isHeld(origin)) return this.#count + this.#splits.size;
    const own = this.#ends.get(origin.client) ?? [];
    return this.#count - (own[indexOfEnd(own, origin.clock)]?.before ?? 0) - 1 + this.#splits.size;
  }

  /** Goes the way that Yjs will go (Item.integrate in yjs 13.6) over what the document holds already. */
  #search({ struct, origin, rightOrigin }: NewStruct, place: Place): void {
    const right =
      rightOrigin !== null && this.#isHeld(rightOrigin) ? this.#itemAt(rightOrigin) : null;
    const from = origin === null ? null : this.#itemAt(origin);
    const seen = new Set<Y.Item | Y.GC>();
    if (from !== null) seen.add(from);
    let at = origin === null ? this.#first(place) : ((from as Y.Item | null)?.right ?? null);
    for (; at !== null && at !== right; at = at.right) {
      this.#spend(1);
      seen.add(at);
      if (isSame(at.origin, origin)) {
        if (at.id.client >= struct.client && isSame(at.rightOrigin, rightOrigin)) return;
      } else if (at.origin === null || !seen.has(this.#itemAt(at.origin))) return;
    }
  }

  #itemAt(id: StructId): Y.Item | Y.GC {
    return Y.getItem(this.#doc.store, id);
  }

  #spend(steps: number): void {
    this.#steps += steps;
    this.#work.spendOnConflicts(steps);
  }
}

function nameOf({ client, clock }: StructId): string {
  return `${client}:${clock}`;
}

function beginOf({ parent, key }: Place): string {
  return key === null ? `in ${parent.id}` : `in ${parent.id} ${key}`;
}

function firstId(item: Y.Item | null): StructId | null {
  return item === null ? null : item.id;
}

function isSame(one: Right | undefined, other: StructId | null): boolean {
  if (one === "unknown" || one === undefined) return false;
  if (one === null || other === null) return one === other;
  return one.client === other.client && one.clock === other.clock;
}

function isNext(one: StructId | null, other: StructId): boolean {
  return one !== null && other.client === one.client && other.clock === one.clock + 1;
}

/** The first of these ends that is not before the clock. */
function indexOfEnd(ends: readonly { readonly clock: number }[], clock: number): number {
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle]?.clock ?? 0) < clock) low = middle + 1;
    else high = middle;
  }
  return low;
}
