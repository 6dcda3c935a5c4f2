import { LOAD_WITHIN_MS, LOADING_SAYS_SO_EVERY_MS } from "@crosstable/shared/document-limits";
import { SYNC_MESSAGE } from "@crosstable/shared/sync-wire";
import type { WebsocketProvider } from "y-websocket";

/** Counted and not timed: a clock that jumps ends no waiting. */
const MOST_TIMES = LOAD_WITHIN_MS / LOADING_SAYS_SO_EVERY_MS;

type Waiting = Pick<WebsocketProvider, "ws" | "wsconnected" | "wsLastMessageReceived" | "synced">;

/** Changes nothing, and its answer is short. */
const IS_ANYBODY_THERE = new Uint8Array([SYNC_MESSAGE.queryAwareness]);

/**
 * Lets a document come over a slow line. A browser tells of a message when it has all of it and answers no ping before; so for as long as a
 * long one is on its way the stock provider hears nothing and takes the line for dead after half a minute, and so does the server. It would
 * begin anew each time and never have it. A socket during whose life the whole line was gone is left to the provider. Ends when the returned
 * function is called.
 */
export function waitForDocument(provider: Waiting, isLineGone: () => boolean): () => void {
  let asked: { readonly on: unknown; readonly times: number } = { on: null, times: 0 };
  const timer = setInterval(() => {
    const { ws } = provider;
    if (ws === null || !provider.wsconnected || provider.synced) return;
    const before = asked.on === ws ? asked.times : 0;
    const times = isLineGone() ? Infinity : before + 1;
    asked = { on: ws, times };
    if (times > MOST_TIMES) return;
    provider.wsLastMessageReceived = Date.now();
    ws.send(IS_ANYBODY_THERE);
  }, LOADING_SAYS_SO_EVERY_MS);
  return () => clearInterval(timer);
}
