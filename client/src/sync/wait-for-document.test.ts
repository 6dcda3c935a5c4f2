import { LOAD_WITHIN_MS, LOADING_SAYS_SO_EVERY_MS } from "@crosstable/shared/document-limits";
import { SYNC_MESSAGE } from "@crosstable/shared/sync-wire";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";

import { waitForDocument } from "./wait-for-document.ts";

/** y-websocket gives up a line on which nothing has come for 30 seconds, and looks every 3. */
const GIVEN_UP_MS = 34_000;

/** A line on which a long document is on its way: it is open, and no message is whole yet. */
class SlowSocket {
  static readonly opened: SlowSocket[] = [];
  readonly sent: number[] = [];
  isClosed = false;
  onopen: (() => void) | null = null;
  onclose: ((event: unknown) => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;

  constructor() {
    SlowSocket.opened.push(this);
  }

  send(frame: Uint8Array): void {
    this.sent.push(frame[0] ?? -1);
  }

  close(): void {
    this.isClosed = true;
  }
}

beforeEach(() => {
  // Not the clock: y-websocket has taken the real one when it was loaded.
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  SlowSocket.opened.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

function openProvider(): { provider: WebsocketProvider; socket: SlowSocket } {
  const provider = new WebsocketProvider("ws://talks.example", "matrix", new Y.Doc(), {
    disableBc: true,
    WebSocketPolyfill: SlowSocket as unknown as typeof WebSocket,
  });
  provider.awareness.setLocalState(null);
  const [socket] = SlowSocket.opened;
  if (socket === undefined) throw new Error("no socket");
  socket.onopen?.();
  return { provider, socket };
}

/** So much time goes by. What the provider heard last was so much longer ago. */
function pass(provider: WebsocketProvider, ms: number): void {
  for (let second = 0; second < ms / 1_000; second += 1) {
    provider.wsLastMessageReceived -= 1_000;
    vi.advanceTimersByTime(1_000);
  }
}

const asks = ({ sent }: SlowSocket): number =>
  sent.filter((type) => type === SYNC_MESSAGE.queryAwareness).length;

test("a document that comes for minutes over a slow line is waited for, and the server hears that somebody is there; the stock provider gives up", () => {
  const { provider, socket } = openProvider();
  const stop = waitForDocument(provider, () => false);
  pass(provider, 4 * GIVEN_UP_MS);
  expect(socket.isClosed).toBe(false);
  expect(asks(socket)).toBe(Math.floor((4 * GIVEN_UP_MS) / LOADING_SAYS_SO_EVERY_MS));
  stop();
  pass(provider, GIVEN_UP_MS);
  expect(socket.isClosed).toBe(true);
  provider.destroy();
});

test("a line on which no document has come for as long as a page waits is given up", () => {
  const { provider, socket } = openProvider();
  const stop = waitForDocument(provider, () => false);
  pass(provider, LOAD_WITHIN_MS + LOADING_SAYS_SO_EVERY_MS + GIVEN_UP_MS);
  expect(socket.isClosed).toBe(true);
  stop();
  provider.destroy();
});

test("once the document is there, a line on which nothing comes is given up as before, and nothing is asked", () => {
  const { provider, socket } = openProvider();
  const stop = waitForDocument(provider, () => false);
  provider.synced = true;
  pass(provider, GIVEN_UP_MS);
  expect(socket.isClosed).toBe(true);
  expect(asks(socket)).toBe(0);
  stop();
  provider.destroy();
});

test("a socket during whose life the page's whole line was gone is given up after half a minute, also when the line is back", () => {
  const { provider, socket } = openProvider();
  let isGone = false;
  const stop = waitForDocument(provider, () => isGone);
  pass(provider, GIVEN_UP_MS);
  expect(socket.isClosed).toBe(false);
  isGone = true;
  pass(provider, LOADING_SAYS_SO_EVERY_MS);
  isGone = false;
  pass(provider, GIVEN_UP_MS);
  expect(socket.isClosed).toBe(true);
  stop();
  provider.destroy();
});
