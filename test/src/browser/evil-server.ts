import { SYNC_MESSAGE, SYNC_STEP } from "@crosstable/shared/sync-wire";
import { createDecoder, readVarUint, readVarUint8Array } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import type { Page } from "playwright-core";
import * as Y from "yjs";

/**
 * Puts a host who lies between the server and a page: what the page is told of a document is what the server says, and then what `lie` has made
 * of it. The page has to be loaded anew after this.
 */
export async function lieAbout(
  page: Page,
  options: { readonly document: string; readonly lie: (doc: Y.Doc) => void },
): Promise<void> {
  const { document, lie } = options;
  await page.routeWebSocket(new RegExp(`/sync/[^/]+/${document}(\\?|$)`), (socket) => {
    const told = new Y.Doc();
    const server = socket.connectToServer();
    server.onMessage((message) => {
      socket.send(message);
      const update = typeof message === "string" ? null : updateIn(message);
      if (update === null) return;
      Y.applyUpdate(told, update);
      const before = Y.encodeStateVector(told);
      told.transact(() => lie(told));
      socket.send(Buffer.from(updateFrame(Y.encodeStateAsUpdate(told, before))));
    });
  });
}

/** What a frame of the sync protocol brings, or null where it brings nothing. */
function updateIn(frame: Uint8Array): Uint8Array | null {
  const decoder = createDecoder(new Uint8Array(frame));
  if (readVarUint(decoder) !== SYNC_MESSAGE.sync) return null;
  return readVarUint(decoder) === SYNC_STEP.step1 ? null : readVarUint8Array(decoder);
}

function updateFrame(update: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, SYNC_MESSAGE.sync);
  writeVarUint(encoder, SYNC_STEP.update);
  writeVarUint8Array(encoder, update);
  return toUint8Array(encoder);
}
