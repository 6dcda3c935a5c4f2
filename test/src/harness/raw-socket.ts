import WebSocket from "ws";

import { waitUntil } from "./wait-until.ts";

/** A bare WebSocket: no provider, no manners. Attacks use it, because the polite client would never send them. */
export interface RawSocket extends Disposable {
  /** Every frame that came, oldest first. */
  readonly frames: readonly Uint8Array[];
  send(frame: Uint8Array): void;
  /** Resolves with the code under which the server closed it. */
  closeCode(): Promise<number>;
  isOpen(): boolean;
  /** Stops reading, without a word, until it is resumed. */
  pause(): void;
  resume(): void;
}

/** What stands in front of a wire: the HTTP status when the upgrade was refused, else the open socket. */
export type Knock =
  | { readonly status: number; readonly socket: null }
  | { readonly status: 101; readonly socket: RawSocket };

/** Knocks at a wire. `url` begins with http, as origins do. */
export async function knock(
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<Knock> {
  const socket = new WebSocket(url.replace(/^http/, "ws"), {
    headers: { ...headers },
    perMessageDeflate: false,
  });
  socket.binaryType = "nodebuffer";
  const frames: Uint8Array[] = [];
  let closed: number | null = null;
  socket.on("message", (data: Buffer) => frames.push(new Uint8Array(data)));
  socket.on("close", (code) => {
    closed = code;
  });
  const status = await new Promise<number>((resolve, reject) => {
    socket.on("open", () => resolve(101));
    socket.on("unexpected-response", (_request, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    socket.on("error", reject);
  });
  if (status !== 101) {
    socket.on("error", () => undefined);
    socket.terminate();
    return { status, socket: null };
  }
  return {
    status: 101,
    socket: {
      frames,
      send: (frame) => socket.send(frame),
      isOpen: () => socket.readyState === WebSocket.OPEN,
      pause: () => socket.pause(),
      resume: () => socket.resume(),
      closeCode: async () => {
        await waitUntil("the server closes the socket", () => closed !== null);
        return closed ?? 0;
      },
      [Symbol.dispose]: () => socket.terminate(),
    },
  };
}
