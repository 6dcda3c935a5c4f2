import { SYNC_MESSAGE, SYNC_STEP } from "@crosstable/shared/sync-wire";
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import {
  createEncoder,
  toUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from "lib0/encoding";
import { WebSocket } from "ws";
import * as Y from "yjs";

export interface Presence {
  readonly client: number;
  readonly clock: number;
  readonly state: Record<string, unknown> | null;
}

/** A message of the server, taken apart. */
export type Heard =
  | { readonly kind: "step1" | "step2" | "update"; readonly bytes: Uint8Array }
  | { readonly kind: "presence"; readonly said: readonly Presence[] }
  | { readonly kind: "saved"; readonly count: number }
  | { readonly kind: "slow-down"; readonly waitMs: number };

/** A browser's page on the document wire: polite by itself, and ready to send anything. */
export interface Page extends Disposable {
  readonly doc: Y.Doc;
  readonly heard: readonly Heard[];
  readonly whenOpen: Promise<void>;
  /** The code under which the server closed it. */
  readonly closed: number | null;
  readonly isSynced: boolean;
  /** How many of its writing frames the server has called saved. */
  readonly saved: number;
  /** Waits until this is so; looks again whenever the server has said something or the page is closed. */
  until(isSo: () => boolean): Promise<void>;
  send(bytes: Uint8Array): void;
  sendText(words: string): void;
  /** One message, behind so many pieces with nothing in them. */
  sendBehindEmpty(pieces: number, bytes: Uint8Array): void;
  /** A piece of a message of which the rest is still to come. Resolves when the server has it, or is done with this page. */
  begin(bytes: Uint8Array): Promise<void>;
  sendUpdate(update: Uint8Array): void;
  sendStep2(update: Uint8Array): void;
  ask(stateVector?: Uint8Array): void;
  say(...presences: readonly Presence[]): void;
  stopReading(): void;
  /** Says goodbye after what it has sent. */
  leave(): void;
}

interface PageOptions {
  readonly url: string;
  readonly clientId?: number;
  readonly isRude?: boolean;
  readonly answersPings?: boolean;
}

export function syncMessage(step: number, payload: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, SYNC_MESSAGE.sync);
  writeVarUint(encoder, step);
  writeVarUint8Array(encoder, payload);
  return toUint8Array(encoder);
}

function presenceMessage(presences: readonly Presence[]): Uint8Array {
  const inner = createEncoder();
  writeVarUint(inner, presences.length);
  for (const { client, clock, state } of presences) {
    writeVarUint(inner, client);
    writeVarUint(inner, clock);
    writeVarString(inner, JSON.stringify(state));
  }
  const encoder = createEncoder();
  writeVarUint(encoder, SYNC_MESSAGE.awareness);
  writeVarUint8Array(encoder, toUint8Array(inner));
  return toUint8Array(encoder);
}

function takeApart(frame: Uint8Array): Heard {
  const decoder = createDecoder(frame);
  const kind = readVarUint(decoder);
  if (kind === SYNC_MESSAGE.saved) return { kind: "saved", count: readVarUint(decoder) };
  if (kind === SYNC_MESSAGE.slowDown) return { kind: "slow-down", waitMs: readVarUint(decoder) };
  if (kind === SYNC_MESSAGE.awareness) {
    const inner = createDecoder(readVarUint8Array(decoder));
    const said = Array.from({ length: readVarUint(inner) }, () => ({
      client: readVarUint(inner),
      clock: readVarUint(inner),
      state: JSON.parse(readVarString(inner)) as Presence["state"],
    }));
    return { kind: "presence", said };
  }
  if (kind !== SYNC_MESSAGE.sync) throw new Error(`the server said ${kind}`);
  const step = (["step1", "step2", "update"] as const)[readVarUint(decoder)];
  if (step === undefined) throw new Error("the server said a step that there is not");
  return { kind: step, bytes: readVarUint8Array(decoder) };
}

async function opened(ws: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    ws.on("open", resolve);
    ws.on("error", reject);
  });
}

async function untilHeard(ws: WebSocket, isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!isSo()) return;
      ws.off("message", look).off("close", look);
      resolve();
    };
    ws.on("message", look).on("close", look);
    look();
  });
}

function sendBehindEmpty(ws: WebSocket, pieces: number, bytes: Uint8Array): void {
  for (let sent = 0; sent < pieces; sent += 1) ws.send(new Uint8Array(), { fin: false });
  ws.send(bytes);
}

async function begin(ws: WebSocket, bytes: Uint8Array): Promise<void> {
  if (ws.readyState !== WebSocket.OPEN) return;
  const answered = new Promise<void>((resolve) => {
    ws.once("pong", () => resolve()).once("close", () => resolve());
  });
  ws.send(bytes, { fin: false });
  ws.ping();
  await answered;
}

export function openPage({ url, clientId, isRude, answersPings = true }: PageOptions): Page {
  const ws = new WebSocket(url, { perMessageDeflate: false, autoPong: answersPings });
  ws.binaryType = "nodebuffer";
  const doc = new Y.Doc();
  if (clientId !== undefined) doc.clientID = clientId;
  const heard: Heard[] = [];
  const state = { closed: null as number | null, saved: 0 };
  const send = (bytes: Uint8Array): void => {
    if (ws.readyState === WebSocket.OPEN) ws.send(bytes);
  };
  const page: Page = {
    doc,
    heard,
    whenOpen: opened(ws),
    get closed() {
      return state.closed;
    },
    get isSynced() {
      return heard.some(({ kind }) => kind === "step2");
    },
    get saved() {
      return state.saved;
    },
    until: async (isSo) => untilHeard(ws, isSo),
    send,
    sendText: (words) => ws.send(words),
    sendBehindEmpty: (pieces, bytes) => sendBehindEmpty(ws, pieces, bytes),
    begin: async (bytes) => begin(ws, bytes),
    sendUpdate: (update) => send(syncMessage(SYNC_STEP.update, update)),
    sendStep2: (update) => send(syncMessage(SYNC_STEP.step2, update)),
    ask: (stateVector = Y.encodeStateVector(doc)) =>
      send(syncMessage(SYNC_STEP.step1, stateVector)),
    say: (...presences) => send(presenceMessage(presences)),
    stopReading: () => ws.pause(),
    leave: () => ws.close(),
    [Symbol.dispose]: () => {
      ws.terminate();
      doc.destroy();
    },
  };
  ws.on("close", (code) => {
    state.closed = code;
  });
  ws.on("message", (data: Buffer) => {
    const message = takeApart(data);
    heard.push(message);
    if (message.kind === "saved") state.saved = message.count;
    if (message.kind === "step2" || message.kind === "update")
      Y.applyUpdate(doc, message.bytes, page);
    if (message.kind === "step1" && isRude !== true)
      page.sendStep2(Y.encodeStateAsUpdate(doc, message.bytes));
  });
  if (isRude !== true) {
    ws.on("open", () => page.ask());
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== page) page.sendUpdate(update);
    });
  }
  return page;
}
