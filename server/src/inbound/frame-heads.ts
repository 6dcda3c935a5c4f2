/** What a piece of a message takes of memory beside its bytes, however short it is. */
export const PIECE_WEIGHS_BYTES = 128;

const FIN = 0x80;
const MASKED = 0x80;
const LENGTH = 0x7f;
/** From here on an opcode is a ping, a pong or a goodbye, which may come between the pieces of a message. */
const CONTROL = 0x08;
const OPCODE = 0x0f;
const SHORT_HEAD_BYTES = 2;
const MASK_BYTES = 4;
const BYTE = 256;
/** What stands for a length in a byte where it has more of its own, and how many. */
const LONGER_LENGTHS: ReadonlyMap<number, number> = new Map([
  [126, 2],
  [127, 8],
]);

/**
 * Follows what comes on a WebSocket by the heads of its frames (RFC 6455, section 5.2), beside the library that reads them: how much of a
 * message is there while the rest is still to come. The library keeps that much in memory, and tells nobody before the message is whole.
 */
export class FrameHeads {
  /** Messages that have come whole. */
  finished = 0;
  /** Bytes of the head that have come, and how many it has as far as they tell. */
  #headBytes = 0;
  #headLength = SHORT_HEAD_BYTES;
  /** Where in the head the length ends and the mask begins. */
  #lengthEnds = SHORT_HEAD_BYTES;
  #first = 0;
  #length = 0;
  /** Bytes of the frame that are still to come behind its head. */
  #left = 0;
  #ofFrame = 0;
  #ofMessage = 0;

  /** What is kept of a message that is not whole, in bytes. */
  get unfinishedBytes(): number {
    return this.#ofMessage + this.#ofFrame;
  }

  /** The next bytes of the connection. Returns what they weigh. */
  read(chunk: Uint8Array): number {
    let weighs = chunk.byteLength;
    let at = 0;
    while (at < chunk.byteLength) {
      if (this.#left === 0) {
        this.#readHead(chunk[at] ?? 0);
        at += 1;
        if (this.#headBytes < this.#headLength) continue;
        this.#left = this.#length;
      } else {
        const come = Math.min(this.#left, chunk.byteLength - at);
        at += come;
        this.#ofFrame += come;
        this.#left -= come;
      }
      if (this.#left === 0 && this.#endFrame()) weighs += PIECE_WEIGHS_BYTES;
    }
    return weighs;
  }

  #readHead(byte: number): void {
    const index = this.#headBytes;
    this.#headBytes += 1;
    this.#ofFrame += 1;
    if (index === 0) {
      this.#first = byte;
    } else if (index === 1) {
      const short = byte & LENGTH;
      const more = LONGER_LENGTHS.get(short) ?? 0;
      this.#length = more === 0 ? short : 0;
      this.#lengthEnds = SHORT_HEAD_BYTES + more;
      this.#headLength = this.#lengthEnds + ((byte & MASKED) === 0 ? 0 : MASK_BYTES);
    } else if (index < this.#lengthEnds) {
      this.#length = this.#length * BYTE + byte;
    }
  }

  /** True for a piece of a message of which more is to come. */
  #endFrame(): boolean {
    const bytes = this.#ofFrame;
    this.#ofFrame = 0;
    this.#headBytes = 0;
    this.#headLength = SHORT_HEAD_BYTES;
    if ((this.#first & OPCODE) >= CONTROL) return false;
    if ((this.#first & FIN) === 0) {
      this.#ofMessage += bytes + PIECE_WEIGHS_BYTES;
      return true;
    }
    this.#ofMessage = 0;
    this.finished += 1;
    return false;
  }
}
