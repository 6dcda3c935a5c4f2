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
 * True when everything that an update put in stands between the neighbours it names. A struct whose left neighbour lies
 * right of its right one lands somewhere else on every replica (trust page, Y62), and where it lands is known only when it has. Nobody
 * has seen it yet: the server takes back what fails here by loading the document anew, and a page writes it in another way
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
  const { origin, rightOrigin } = item;
  return (
    (origin === null || mayStand(look, { item, id: origin, toward: "left" })) &&
    (rightOrigin === null || mayStand(look, { item, id: rightOrigin, toward: "right" }))
  );
}

/** False where the neighbour is not there. True where it is, and where that is left to the counting. */
function mayStand(
  look: Look,
  sought: { item: Y.Item; id: Y.ID; toward: "left" | "right" },
): boolean {
  const { item, id, toward } = sought;
  const neighbour = Y.getItem(look.doc.store, id) as Y.Item | Y.GC;
  // A neighbour that has been collected has no place any more, and then neither has the order.
  if (!(neighbour instanceof Y.Item)) return true;
  for (let at = item[toward]; at !== null; at = at[toward]) {
    if (at === neighbour) return true;
    if (look.stepsLeft <= 0) {
      look.far.mustBe(toward === "left" ? [neighbour, item] : [item, neighbour]);
      return true;
    }
    look.stepsLeft -= 1;
  }
  return false;
}
