import {
  MAX_NOTES_DEPTH,
  MAX_UPDATE_DEPTH_STEPS,
  MAX_UPDATE_ORDER_STEPS,
} from "@crosstable/shared/document-limits";
import * as Y from "yjs";

import { knownOf, type NewStruct } from "./order-structs.ts";
import type { ParsedStruct, StructContent, StructId } from "./parse-update.ts";
import { NeedsResync, NotAllowed } from "./verdict.ts";
import { Work } from "./work.ts";

/** What a struct is put into. */
export type Holder =
  | { readonly kind: "root"; readonly root: string }
  | { readonly kind: "element"; readonly nodeName: string }
  | { readonly kind: "rich-text" };

interface Parent {
  /** The same for the same parent, whether the document or the update holds it. */
  readonly id: string;
  readonly holder: Holder;
  readonly depth: number;
  /** Null where the document does not hold it yet. */
  readonly type: Y.AbstractType<unknown> | null;
}

/** Where a struct stands: in which parent, under which key. */
export interface Place {
  readonly parent: Parent;
  readonly key: string | null;
}

/**
 * Finds where new structs will truly stand: what Yjs will link them to, not what the bytes declare. Give it the structs in the order
 * of `orderStructs`. Null for what stands nowhere any more, because a neighbour or the parent has been collected.
 */
export class StructPlaces {
  readonly #doc: Y.Doc;
  readonly #placed = new Map<number, { struct: ParsedStruct; place: Place | null }[]>();
  readonly #parents = new Map<Y.AbstractType<unknown>, Parent>();
  readonly #work: Work;
  #steps = 0;
  #stepsBetween = 0;

  constructor(doc: Y.Doc, work = new Work()) {
    this.#doc = doc;
    this.#work = work;
  }

  place(each: NewStruct): Place | null {
    const { struct } = each;
    const place = struct.content.kind === "gc" ? null : this.#find(each);
    // Here and not where something is put into it, or nodes could go in one a message, each below the last.
    if (struct.content.kind === "type" && place !== null && place.parent.depth >= MAX_NOTES_DEPTH)
      throw new NotAllowed();
    const placed = this.#placed.get(struct.client) ?? [];
    placed.push({ struct, place });
    this.#placed.set(struct.client, placed);
    return place;
  }

  #find({ struct, origin, rightOrigin, parent }: NewStruct): Place | null {
    if (origin === null && rightOrigin === null) return this.#below(parent, struct.parentKey);
    const left = origin === null ? undefined : this.#placeOf(origin);
    const right = rightOrigin === null ? undefined : this.#placeOf(rightOrigin);
    if (left === null || right === null) return null;
    if (left === undefined || right === undefined) return left ?? right ?? null;
    // Neighbours in two parents would tie two lists together: writing would surface where nobody put it.
    if (left.parent.id !== right.parent.id || left.key !== right.key) throw new NotAllowed();
    if (origin !== null && rightOrigin !== null) this.#mustBeInOrder(origin, rightOrigin);
    return left;
  }

  #below(parent: ParsedStruct["parent"], key: string | null): Place | null {
    if (parent === null) throw new NotAllowed();
    if ("root" in parent) {
      const type = this.#doc.share.get(parent.root) as Parent["type"] | undefined;
      return { parent: rootParent(parent.root, type ?? null), key };
    }
    const above = this.#parentAt(parent);
    return above === null ? null : { parent: above, key };
  }

  #parentAt(id: StructId): Parent | null {
    if (id.clock < knownOf(this.#doc, id.client)) {
      const item = this.#itemAt(id);
      if (item === null || item.content instanceof Y.ContentDeleted) return null;
      if (!(item.content instanceof Y.ContentType)) throw new NotAllowed();
      return this.#parentOf(item.content.type as Y.AbstractType<unknown>);
    }
    const { struct, place } = this.#newAt(id);
    if (place === null || struct.content.kind === "deleted") return null;
    const depth = place.parent.depth + 1;
    const name = `${struct.client}:${struct.clock}`;
    return { id: name, holder: holderOf(struct.content), depth, type: null };
  }

  #placeOf(id: StructId): Place | null {
    if (id.clock >= knownOf(this.#doc, id.client)) return this.#newAt(id).place;
    const item = this.#itemAt(id);
    if (item === null || item.parent === null || !(item.parent instanceof Y.AbstractType))
      return null;
    return {
      parent: this.#parentOf(item.parent as Y.AbstractType<unknown>),
      key: item.parentSub,
    };
  }

  /** An item of the document, or null where it has been collected. */
  #itemAt(id: StructId): Y.Item | null {
    const struct = Y.getItem(this.#doc.store, Y.createID(id.client, id.clock)) as unknown;
    return struct instanceof Y.Item ? struct : null;
  }

  #newAt(id: StructId): { struct: ParsedStruct; place: Place | null } {
    const placed = this.#placed.get(id.client) ?? [];
    let low = 0;
    let high = placed.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = placed[middle];
      if (found === undefined) break;
      if (id.clock < found.struct.clock) high = middle - 1;
      else if (id.clock >= found.struct.clock + found.struct.length) low = middle + 1;
      else return found;
    }
    throw new NeedsResync();
  }

  #parentOf(type: Y.AbstractType<unknown>): Parent {
    const before = this.#parents.get(type);
    if (before !== undefined) return before;
    const item = type._item;
    const parent =
      item === null
        ? rootParent(Y.findRootTypeKey(type), type)
        : {
            id: `${item.id.client}:${item.id.clock}`,
            holder: holderOfType(type),
            depth: this.#depthOf(item),
            type,
          };
    this.#parents.set(type, parent);
    return parent;
  }

  #depthOf(item: Y.Item): number {
    let depth = 1;
    let above = item.parent;
    while (above instanceof Y.AbstractType && above._item !== null) {
      this.#step();
      depth += 1;
      above = above._item.parent;
    }
    return depth;
  }

  /** A left neighbour that lies right of the right one makes replicas differ for good. */
  #mustBeInOrder(origin: StructId, rightOrigin: StructId): void {
    const isHeld = (id: StructId): boolean => id.clock < knownOf(this.#doc, id.client);
    // Where one of the two is new, only applying it tells: between-neighbours.ts looks before anybody sees it.
    if (!isHeld(origin) || !isHeld(rightOrigin)) return;
    const left = this.#itemAt(origin);
    const right = this.#itemAt(rightOrigin);
    if (left === right && origin.clock < rightOrigin.clock) return;
    for (let at = left?.right ?? null; at !== null; at = at.right) {
      if (at === right) return;
      // Honest neighbours can drift far apart while their writer is away. Too far to walk here is left to the look after applying.
      this.#stepsBetween += 1;
      if (this.#stepsBetween > MAX_UPDATE_ORDER_STEPS) return;
      this.#work.spend(1);
    }
    throw new NotAllowed();
  }

  #step(): void {
    this.#steps += 1;
    this.#work.spend(1);
    if (this.#steps > MAX_UPDATE_DEPTH_STEPS) throw new NotAllowed();
  }
}

function rootParent(root: string, type: Parent["type"]): Parent {
  return { id: `root ${root}`, holder: { kind: "root", root }, depth: 0, type };
}

function holderOf(content: StructContent): Holder {
  if (content.kind !== "type") throw new NotAllowed();
  if (content.type === "xml-element" && content.nodeName !== null)
    return { kind: "element", nodeName: content.nodeName };
  if (content.type === "xml-text") return { kind: "rich-text" };
  throw new NotAllowed();
}

function holderOfType(type: Y.AbstractType<unknown>): Holder {
  if (type instanceof Y.XmlElement) return { kind: "element", nodeName: type.nodeName };
  if (type instanceof Y.XmlText) return { kind: "rich-text" };
  throw new NotAllowed();
}
