import { expect, test, vi } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";

import { keepOwnClientId } from "./own-client-id.ts";

/** What another page wrote under this clientID. */
function writingUnder(client: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.getMap("cells").set(`by ${client}`, client);
  return Y.encodeStateAsUpdate(doc);
}

test("WRITE-1 a page that meets its own clientID in another's writing goes on under the next one that it was handed", async () => {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  awareness.setLocalState({ cell: null });
  const leaseMore = vi.fn<() => Promise<number[]>>(async () => Promise.resolve([13, 14]));
  keepOwnClientId({ doc, awareness, leased: [11, 12], leaseMore });
  expect([doc.clientID, awareness.clientID]).toEqual([11, 11]);
  for (const client of [11, 12, 13]) {
    Y.applyUpdate(doc, writingUnder(client));
    await vi.waitUntil(() => doc.clientID === client + 1);
    expect(awareness.clientID).toBe(client + 1);
    expect([...awareness.getStates().keys()]).toEqual([client + 1]);
  }
  doc.getMap("cells").set("mine", 1);
  expect(doc.getMap("cells")._map.get("mine")?.id.client).toBe(14);
  expect(leaseMore.mock.calls.length).toBeGreaterThan(0);
  awareness.destroy();
});
