import * as Y from "yjs";

import { isBetweenNeighbours } from "./between-neighbours.ts";

/**
 * For a document that a person writes in. The undo of Yjs can put something back whose left neighbour stands right of its right one:
 * when what it stood in was taken away and put back too, its old neighbours are not in the order any more in which it stood between
 * them; or two that never stood side by side. It is noted then as written where it landed, before anything of it is kept on the device or sent: replicas agree on
 * that, and about the other they would differ for good. It holds for every undo of the document, whoever makes it.
 */
export function writeWhereItLanded(doc: Y.Doc): void {
  doc.on("beforeObserverCalls", ({ local, beforeState }) => {
    if (!local) return;
    const beginning = { client: doc.clientID, clock: beforeState.get(doc.clientID) ?? 0 };
    if (!isBetweenNeighbours(doc, [beginning])) noteAsTyped(doc, beginning);
  });
}

/**
 * Gives everything that has been written since the neighbours that it had in the moment in which it was put in. The newest is looked
 * at first and then thought away, so that nothing leans on what came later.
 */
function noteAsTyped(doc: Y.Doc, { client, clock }: { client: number; clock: number }): void {
  const structs = doc.store.clients.get(client) ?? [];
  const lefts = new Map<Y.Item, Y.Item | null>();
  const rights = new Map<Y.Item, Y.Item | null>();
  for (const item of structs.slice(Y.findIndexSS(structs, clock)).toReversed()) {
    // Under a key there is no order to be wrong about: what was put there last stands.
    if (!(item instanceof Y.Item) || item.parentSub !== null) continue;
    const left = lefts.get(item) === undefined ? item.left : (lefts.get(item) ?? null);
    const right = rights.get(item) === undefined ? item.right : (rights.get(item) ?? null);
    if (left !== null) rights.set(left, right);
    if (right !== null) lefts.set(right, left);
    item.origin = left?.lastId ?? null;
    item.rightOrigin = right?.id ?? null;
  }
}
