import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";

import type { LeaseFailure } from "./lease-client-ids.ts";

/**
 * Writes under leased clientIDs only. Yjs gives a document a random new id when it meets its own id in somebody else's
 * writing; the server would close the socket over the first edit under that, so the next leased one is put in its place.
 */
export function keepOwnClientId(options: {
  doc: Y.Doc;
  awareness: Awareness;
  leased: readonly number[];
  leaseMore: () => Promise<readonly number[] | LeaseFailure | null>;
}): void {
  const { doc, awareness, leaseMore } = options;
  const spare = [...options.leased];
  let current = -1;

  const takeNext = () => {
    const next = spare.shift();
    if (next === undefined) return;
    current = next;
    doc.clientID = next;
    renamePresence(awareness, next);
    if (spare.length > 0) return;
    void leaseMore().then((more) => {
      if (!Array.isArray(more)) return;
      spare.push(...more);
      // Met its own id again while there was no other one to go on under: before the next edit, which would be refused.
      if (doc.clientID !== current) takeNext();
    });
  };
  takeNext();
  doc.on("afterTransactionCleanup", () => {
    if (doc.clientID !== current) takeNext();
  });
}

/** The presence of this tab goes by the document's clientID, which its constructor read before there was a lease. */
function renamePresence(awareness: Awareness, clientId: number): void {
  const mine = awareness.getLocalState();
  awareness.setLocalState(null);
  awareness.clientID = clientId;
  awareness.setLocalState(mine ?? {});
}
