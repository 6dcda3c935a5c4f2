import * as Y from "yjs";

/** Steps that one update may cost. Honest writing stands next to its neighbours; this is a few milliseconds. */
const MOST_STEPS = 1_000_000;

/**
 * True when everything that a transaction put in stands between the neighbours it names. A struct whose left neighbour lies
 * right of its right one lands somewhere else on every replica (trust page, Y62), and where it lands is known only when it has. Nobody
 * has seen it yet: what fails here is taken back by loading the document anew.
 */
export function isBetweenNeighbours(doc: Y.Doc, transaction: Y.Transaction): boolean {
  const walk = { stepsLeft: MOST_STEPS };
  for (const [client, after] of transaction.afterState) {
    const before = transaction.beforeState.get(client) ?? 0;
    if (before === after) continue;
    const structs = doc.store.clients.get(client) ?? [];
    for (let index = Y.findIndexSS(structs, before); index < structs.length; index += 1) {
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
