import * as Y from "yjs";

import { MAX_UPDATE_NEIGHBOUR_STEPS } from "../document-limits.ts";
import { OrderInLists } from "./order-in-lists.ts";

const NEIGHBOURS_PASSED_A_STEP = 16;
const ITEMS_COUNTED_A_STEP = 4;

/** Where the new writing of an update begins: each writer in it, and how far the document held that writer before. */
export type Beginnings = readonly { readonly client: number; readonly clock: number }[];

interface Look {
  readonly doc: Y.Doc;
  /** What is not found within these is found by counting through the whole list, which costs as much for one as for all of them. */
  stepsLeft: number;
  readonly far: OrderInLists;
}

/**
 * True when everything that an update put in stands between the neighbours it names, and these could have stood side by side when it
 * was written. Where a struct lands is known only when it has, and one of two kinds lands elsewhere for whoever puts in something in
 * the same moment: one whose left neighbour lies right of its right one (trust page, Y62), and one between two that nobody ever had side
 * by side, because the right one was written behind something that stands between them, or the left one before it.
 * Nobody has seen it yet: the server takes back what fails here by loading the document anew, and a page writes it in another way
 * (write-where-it-landed.ts). Honest writing is never too much to look at: what it costs is bounded by the size of the document.
 */
export function isBetweenNeighbours(
  doc: Y.Doc,
  beginnings: Beginnings,
  options: { work?: { spend: (steps: number) => void }; steps?: number } = {},
): boolean {
  const { work, steps = MAX_UPDATE_NEIGHBOUR_STEPS } = options;
  const look: Look = { doc, stepsLeft: steps, far: new OrderInLists() };
  const isBetween = standAll(look, beginnings) && look.far.isKept();
  work?.spend((steps - look.stepsLeft) / NEIGHBOURS_PASSED_A_STEP);
  work?.spend(look.far.counted / ITEMS_COUNTED_A_STEP);
  return isBetween;
}

function standAll(look: Look, beginnings: Beginnings): boolean {
  const { store } = look.doc;
  for (const { client, clock } of beginnings) {
    const structs = store.clients.get(client) ?? [];
    if (Y.getState(store, client) === clock) continue;
    for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
      const struct = structs[index];
      if (struct instanceof Y.Item && !standsBetween(look, struct)) return false;
    }
  }
  return true;
}

function standsBetween(look: Look, item: Y.Item): boolean {
  const left = standing(look.doc, item.origin);
  const right = standing(look.doc, item.rightOrigin);
  // What the neighbours themselves were written beside: nothing of it may stand between them.
  const behind = right === null ? null : standing(look.doc, right.origin);
  const before = left === null ? null : standing(look.doc, left.rightOrigin);
  if (item.parentSub === null && item.origin === null && behind !== null) return false;
  if (item.parentSub === null && item.rightOrigin === null && before !== null) return false;
  const sought = { item, left, right, behind, before };
  return mayStand(look, sought, "left") && mayStand(look, sought, "right");
}

/** Null where nothing is named, and where that has been collected: it has no place any more, and then neither has the order. */
function standing({ store }: Y.Doc, id: Y.ID | null): Y.Item | null {
  if (id === null) return null;
  const found = Y.getItem(store, id) as Y.Item | Y.GC;
  return found instanceof Y.Item ? found : null;
}

interface Sought {
  readonly item: Y.Item;
  readonly left: Y.Item | null;
  readonly right: Y.Item | null;
  /** Behind which the right neighbour was written, and before which the left one. */
  readonly behind: Y.Item | null;
  readonly before: Y.Item | null;
}

/** False where the neighbour is not there, or not before what it was written beside. True where it is, and where that is left to the counting. */
function mayStand(look: Look, sought: Sought, toward: "left" | "right"): boolean {
  const { item, behind, before } = sought;
  const neighbour = sought[toward];
  if (neighbour === null) return true;
  for (let at = item[toward]; at !== null; at = at[toward]) {
    if (at === neighbour) return true;
    if (at === behind || at === before) return false;
    if (look.stepsLeft <= 0) {
      leaveToCounting(look.far, sought);
      return true;
    }
    look.stepsLeft -= 1;
  }
  return false;
}

function leaveToCounting(far: OrderInLists, { item, left, right, behind, before }: Sought): void {
  if (left !== null) far.mustBe([left, item]);
  if (right !== null) far.mustBe([item, right]);
  if (left !== null && behind !== null && left !== behind) far.mustBe([behind, left]);
  if (right !== null && before !== null && right !== before) far.mustBe([right, before]);
}
