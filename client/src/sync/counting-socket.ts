import { SYNC_MESSAGE, SYNC_STEP } from "@crosstable/shared/sync-wire";

/** The writing frames of a document socket, as they go out. */
export interface FrameListener {
  sentUpdate(): void;
  sentStep2(): void;
}

/**
 * A WebSocket that tells of every writing frame. The provider makes its sockets itself, so this is where its frames can
 * be counted without changing it. Type and step are both below 128, hence one byte each.
 */
export function countingSocket(
  Base: typeof globalThis.WebSocket,
  listener: FrameListener,
): typeof globalThis.WebSocket {
  return class CountingSocket extends Base {
    override send(data: string | ArrayBufferLike | Blob | ArrayBufferView<ArrayBuffer>): void {
      if (data instanceof Uint8Array && data[0] === SYNC_MESSAGE.sync) {
        if (data[1] === SYNC_STEP.update) listener.sentUpdate();
        else if (data[1] === SYNC_STEP.step2) listener.sentStep2();
      }
      super.send(data as ArrayBufferView<ArrayBuffer>);
    }
  };
}
