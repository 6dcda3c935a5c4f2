import type { Page } from "playwright-core";
import * as Y from "yjs";

import { isWriting, payloadOf, syncFrame } from "../attack/frames.ts";

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
      if (typeof message === "string" || !isWriting(message)) return;
      Y.applyUpdate(told, payloadOf(message));
      const before = Y.encodeStateVector(told);
      told.transact(() => lie(told));
      socket.send(Buffer.from(syncFrame("update", Y.encodeStateAsUpdate(told, before))));
    });
  });
}
