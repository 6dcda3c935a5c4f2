import { MAX_UPDATE_NEIGHBOUR_STEPS } from "@crosstable/shared/limits";
import * as Y from "yjs";

import type { Work } from "./guard/work.ts";

const NEIGHBOURS_PASSED_A_STEP = 16;

/** Where the new writing of an update begins: each writer in it, and how far the document held that writer before. */
export type Beginnings = readonly { readonly client: number; readonly clock: number }[];

/**
 * True when everything that an update put in stands between the neighbours it names. A struct whose left neighbour lies
 * right of its right one lands somewhere else on every replica (trust page, Y62), and where it lands is known only when it has. Nobody
 * has seen it yet: what fails here is taken back by loading the document anew.
 */
export function isBetweenNeighbours(doc: Y.Doc, beginnings: Beginnings, work?: Work): boolean {
  const walk = { stepsLeft: MAX_UPDATE_NEIGHBOUR_STEPS };
  const isBetween = standAll(doc, beginnings, walk);
  work?.spend((MAX_UPDATE_NEIGHBOUR_STEPS - walk.stepsLeft) / NEIGHBOURS_PASSED_A_STEP);
  return isBetween;
}

function standAll(doc: Y.Doc, beginnings: Beginnings, walk: { stepsLeft: number }): boolean {
  for (const { client, clock } of beginnings) {
    const structs = doc.store.clients.get(client) ?? [];
    if (Y.getState(doc.store, client) === clock) continue;
    for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
      const struct = structs[index];
      if (struct instanceof Y.Item && !standsBetween(doc, struct, walk)) return false;
    }
  }
  return true;
}

function standsBetween(doc: Y.Doc, item: Y.Item, walk: { stepsLeft: number }): boolean {
  const { origin, rightOrigin } = item;
  return (
    (origin === null || isReached({ doc, item, id: origin, toward: "left", walk })) &&
    (rightOrigin === null || isReached({ doc, item, id: rightOrigin, toward: "right", walk }))
  );
}

function isReached(search: {
  doc: Y.Doc;
  item: Y.Item;
  id: Y.ID;
  toward: "left" | "right";
  walk: { stepsLeft: number };
}): boolean {
  const { doc, item, id, toward, walk } = search;
  const neighbour = Y.getItem(doc.store, id) as Y.Item | Y.GC;
  // A neighbour that has been collected has no place any more, and then neither has the order.
  if (!(neighbour instanceof Y.Item)) return true;
  for (let at = item[toward]; at !== null; at = at[toward]) {
    if (at === neighbour) return true;
    walk.stepsLeft -= 1;
    if (walk.stepsLeft < 0) return false;
  }
  return false;
}
