import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { connect, type Socket } from "node:net";

// A WebSocket of the load's own: one TCP connection, frames read in place. What the load spends on a message is not there for
// the server when both share a machine, and a thousand of the usual clients spend more than the server does.

const FINAL_BINARY = 0x82;
const PONG = 0x8a;
const MASKED = 0x80;
const OPCODE = 0x0f;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const MASK_BYTES = 4;
const HEAD_END = "\r\n\r\n";

/** Where to connect and as whom. */
export interface Door {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface LightSocket {
  readonly isOpen: boolean;
  /** The code under which the other end closed it; null when there was none. */
  readonly closeCode: number | null;
  /** What this end has not got rid of yet. */
  readonly backlogBytes: number;
  /** Takes a frame that `clientFrame` has made. */
  send(frame: Uint8Array): void;
  /** Reads nothing until the end, as a machine that hangs. */
  stopReading(): void;
  close(): void;
}

/**
 * A message as a client sends it: one final, masked binary frame. The mask is zero, so that the load has nothing to do for it;
 * the server unmasks all the same.
 */
export function clientFrame(payload: Uint8Array, first = FINAL_BINARY): Buffer {
  const { byteLength } = payload;
  const sizeBytes = byteLength < 126 ? 0 : byteLength < 2 ** 16 ? 2 : 8;
  const frame = Buffer.alloc(2 + sizeBytes + MASK_BYTES + byteLength);
  frame[0] = first;
  frame[1] = MASKED | (sizeBytes === 0 ? byteLength : sizeBytes === 2 ? 126 : 127);
  if (sizeBytes === 2) frame.writeUInt16BE(byteLength, 2);
  if (sizeBytes === 8) frame.writeBigUInt64BE(BigInt(byteLength), 2);
  frame.set(payload, 2 + sizeBytes + MASK_BYTES);
  return frame;
}

interface Frame {
  readonly opcode: number;
  readonly payload: Buffer;
}

/** Takes whole frames out of what has come, in whatever pieces. Servers neither mask nor, of those measured here, split. */
export class FrameCutter {
  #rest: Buffer = Buffer.alloc(0);

  cut(chunk: Buffer): Frame[] {
    const bytes = this.#rest.byteLength === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const frames: Frame[] = [];
    let at = 0;
    while (bytes.byteLength - at >= 2) {
      const short = (bytes[at + 1] ?? 0) & 0x7f;
      const headBytes = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (bytes.byteLength - at < headBytes) break;
      const length =
        short < 126
          ? short
          : short === 126
            ? bytes.readUInt16BE(at + 2)
            : Number(bytes.readBigUInt64BE(at + 2));
      if (bytes.byteLength - at < headBytes + length) break;
      const payload = bytes.subarray(at + headBytes, at + headBytes + length);
      frames.push({ opcode: (bytes[at] ?? 0) & OPCODE, payload });
      at += headBytes + length;
    }
    this.#rest = bytes.subarray(at);
    return frames;
  }
}

/** Resolves when the server has taken the connection; throws with its status when it has not. */
export async function openLightSocket(
  { port, path, headers }: Door,
  onMessage: (payload: Buffer) => void,
): Promise<LightSocket> {
  const raw = connect({ port, host: "127.0.0.1", noDelay: true });
  await once(raw, "connect");
  const told = Object.entries({
    host: `127.0.0.1:${port}`,
    connection: "Upgrade",
    upgrade: "websocket",
    "sec-websocket-version": "13",
    "sec-websocket-key": randomBytes(16).toString("base64"),
    ...headers,
  });
  raw.write(
    `GET ${path} HTTP/1.1\r\n${told.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`,
  );
  const early = await upgraded(raw);
  return new UpgradedSocket(raw, early, onMessage);
}

/** Waits for the answer to the upgrade, and gives what came after it. */
async function upgraded(raw: Socket): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let head: Buffer = Buffer.alloc(0);
    const fail = (): void => reject(new Error(`not upgraded: ${head.toString("latin1")}`));
    const take = (chunk: Buffer): void => {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf(HEAD_END);
      if (end === -1) return;
      raw.off("data", take).off("close", fail).off("error", fail);
      raw.pause();
      if (head.subarray(0, end).includes(" 101 ")) resolve(head.subarray(end + HEAD_END.length));
      else fail();
    };
    raw.on("data", take).on("close", fail).on("error", fail);
  });
}

class UpgradedSocket implements LightSocket {
  closeCode: number | null = null;
  readonly #raw: Socket;
  readonly #cutter = new FrameCutter();
  readonly #onMessage: (payload: Buffer) => void;
  #isClosing = false;

  constructor(raw: Socket, early: Buffer, onMessage: (payload: Buffer) => void) {
    this.#raw = raw;
    this.#onMessage = onMessage;
    // A killed server resets its connections; that they are closed is all there is to know.
    raw.on("error", () => undefined);
    raw.on("data", (chunk: Buffer) => this.#take(chunk));
    this.#take(early);
    raw.resume();
  }

  get isOpen(): boolean {
    return !this.#raw.destroyed && !this.#isClosing && this.closeCode === null;
  }

  get backlogBytes(): number {
    return this.#raw.writableLength;
  }

  send(frame: Uint8Array): void {
    if (this.isOpen) this.#raw.write(frame);
  }

  stopReading(): void {
    this.#raw.pause();
  }

  close(): void {
    this.#isClosing = true;
    this.#raw.destroy();
  }

  #take(chunk: Buffer): void {
    for (const { opcode, payload } of this.#cutter.cut(chunk)) {
      if (opcode === BINARY) this.#onMessage(payload);
      else if (opcode === PING) this.send(clientFrame(payload, PONG));
      else if (opcode === CLOSE) {
        this.closeCode = payload.byteLength < 2 ? 1005 : payload.readUInt16BE(0);
        this.#raw.end();
      }
    }
  }
}
