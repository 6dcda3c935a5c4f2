import { CLOSE, closeWords } from "@crosstable/shared/close-codes";
import { SYNC_CLOSE_WITHIN_MS } from "@crosstable/shared/limits";
import { WebSocket } from "ws";

const TOO_BIG = 1009;
const BROKEN_FRAMES: ReadonlySet<number | undefined> = new Set([1002, 1007]);

/**
 * A WebSocket that says in our codes why it ends a connection by itself, and that ends soon when it was told to. ws closes a frame
 * over the limit with 1009, on which the stock provider comes back and sends the same frame again, for ever; and it waits half
 * a minute for a slow reader to take what is in the way of the goodbye.
 */
export class CodedWebSocket extends WebSocket {
  override close(code?: number, data?: string | Buffer): void {
    if (code === TOO_BIG) super.close(CLOSE.tooLarge, closeWords("tooLarge"));
    else if (BROKEN_FRAMES.has(code)) super.close(CLOSE.malformed, closeWords("malformed"));
    else super.close(code, data);
    if (this.readyState === this.CLOSED) return;
    const cut = setTimeout(() => this.terminate(), SYNC_CLOSE_WITHIN_MS);
    cut.unref();
    this.once("close", () => clearTimeout(cut));
  }
}
