import { CLOSE, closeWords, type CloseReason } from "@crosstable/shared/close-codes";
import { SYNC_CLOSE_WITHIN_MS } from "@crosstable/shared/document-limits";
import { WebSocket } from "ws";

const TOO_BIG = 1009;
/** The codes under which ws ends a connection by itself. */
const OURS: ReadonlyMap<number | undefined, CloseReason> = new Map([
  [TOO_BIG, "tooLarge"],
  // The one thing that ws calls a breach of policy: more fragments than a message may have.
  [1008, "tooLarge"],
  [1002, "malformed"],
  [1007, "malformed"],
]);

/**
 * A WebSocket that says in our codes why it ends a connection by itself, and that ends soon when it was told to. ws closes a frame
 * over the limit with 1009, on which the stock provider comes back and sends the same frame again, for ever; and it waits half
 * a minute for a slow reader to take what is in the way of the goodbye.
 */
export class CodedWebSocket extends WebSocket {
  /** Told when the connection ends for a frame that nobody but ws has seen. */
  onBroken: ((reason: CloseReason) => void) | null = null;

  override close(code?: number, data?: string | Buffer): void {
    const reason = OURS.get(code);
    if (reason === undefined) super.close(code, data);
    else {
      super.close(CLOSE[reason], closeWords(reason));
      this.onBroken?.(reason);
    }
    if (this.readyState === this.CLOSED) return;
    const cut = setTimeout(() => this.terminate(), SYNC_CLOSE_WITHIN_MS);
    cut.unref();
    this.once("close", () => clearTimeout(cut));
  }
}
