import type { IncomingMessage } from "node:http";
import { duplexPair, type Duplex } from "node:stream";

import type { Seat } from "@crosstable/shared/roles";
import type { DocumentAddress } from "@crosstable/shared/rooms";

import type { SyncHouse } from "./ports.ts";

const OPCODE = { text: 1, binary: 2, close: 8 } as const;

/** A connection to the document wire without a network, so that a hundred thousand frames can be tried. All of ws is in between. */
export interface MemoryLink {
  /** Every message that came, oldest first. Taken out by whoever has read them. */
  readonly frames: Uint8Array[];
  /** The code under which the server closed; null while it is open. */
  readonly closed: number | null;
  send(payload: Uint8Array): void;
  sendText(words: string): void;
  /** Bytes of the WebSocket protocol itself, whatever they may be. */
  sendRaw(bytes: Uint8Array): void;
  /** Resolves when this is so, looked at whenever something has come. */
  until(isSo: () => boolean): Promise<void>;
  /** Says that nothing more will come, as a network does. */
  hangUp(): void;
  end(): void;
}

/** A client's frame: masked, as it must be, with a mask that changes nothing. */
export function clientFrame(
  opcode: number,
  payload: Uint8Array,
  { isLast = true }: { isLast?: boolean } = {},
): Uint8Array {
  const { length } = payload;
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const bytes = new Uint8Array(head + 4 + length);
  const view = new DataView(bytes.buffer);
  bytes[0] = (isLast ? 0x80 : 0) | opcode;
  bytes[1] = 0x80 | (head === 2 ? length : head === 4 ? 126 : 127);
  if (head === 4) view.setUint16(2, length);
  if (head === 10) view.setBigUint64(2, BigInt(length));
  bytes.set(payload, head + 4);
  return bytes;
}

export function openLink(
  sync: SyncHouse,
  visitor: { seat: Seat; address: DocumentAddress },
): MemoryLink {
  const [near, far] = duplexPair();
  const link = new Link(near, far);
  const request = {
    method: "GET",
    headers: {
      upgrade: "websocket",
      "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
      "sec-websocket-version": "13",
    },
  } as unknown as IncomingMessage;
  sync.accept(request, far, Buffer.alloc(0), { ...visitor, wantsAck: true });
  return link;
}

class Link implements MemoryLink {
  readonly frames: Uint8Array[] = [];
  closed: number | null = null;
  readonly #near: Duplex;
  readonly #far: Duplex;
  #unread: Buffer = Buffer.alloc(0);
  #isGreeted = false;
  #wakers: (() => void)[] = [];

  constructor(near: Duplex, far: Duplex) {
    this.#near = near;
    this.#far = far;
    near.on("error", () => undefined);
    near.on("data", (chunk: Buffer) => this.#read(chunk));
    far.on("close", () => this.#close(1006));
  }

  send(payload: Uint8Array): void {
    this.sendRaw(clientFrame(OPCODE.binary, payload));
  }

  sendText(words: string): void {
    this.sendRaw(clientFrame(OPCODE.text, Buffer.from(words)));
  }

  sendRaw(bytes: Uint8Array): void {
    if (this.closed === null) this.#near.write(bytes);
  }

  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise<void>((wake) => this.#wakers.push(wake));
  }

  hangUp(): void {
    this.#near.end();
  }

  end(): void {
    this.#near.destroy();
    this.#far.destroy();
  }

  #close(code: number): void {
    this.closed ??= code;
    this.#wake();
  }

  #wake(): void {
    const wakers = this.#wakers;
    this.#wakers = [];
    for (const wake of wakers) wake();
  }

  #read(chunk: Buffer): void {
    this.#unread = this.#unread.length === 0 ? chunk : Buffer.concat([this.#unread, chunk]);
    if (!this.#isGreeted) {
      const end = this.#unread.indexOf("\r\n\r\n");
      if (end < 0) return;
      this.#unread = this.#unread.subarray(end + 4);
      this.#isGreeted = true;
    }
    while (this.#readFrame());
    this.#wake();
  }

  /** The server's frames are not masked. False when there is not a whole one. */
  #readFrame(): boolean {
    const bytes = this.#unread;
    if (bytes.length < 2) return false;
    const short = (bytes[1] ?? 0) & 0x7f;
    const head = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (bytes.length < head) return false;
    const length =
      short < 126
        ? short
        : short === 126
          ? bytes.readUInt16BE(2)
          : Number(bytes.readBigUInt64BE(2));
    if (bytes.length < head + length) return false;
    const payload = bytes.subarray(head, head + length);
    this.#unread = bytes.subarray(head + length);
    const opcode = (bytes[0] ?? 0) & 0x0f;
    if (opcode === OPCODE.binary) this.frames.push(payload);
    if (opcode === OPCODE.close) {
      this.#close(payload.length >= 2 ? payload.readUInt16BE(0) : 1005);
      this.end();
    }
    return true;
  }
}
