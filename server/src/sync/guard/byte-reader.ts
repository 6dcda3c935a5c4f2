/** The bytes are not what they claim to be. The sender's socket closes with `malformed`; nothing of them was used. */
export class MalformedBytes extends Error {}

/** The bytes are well formed and more than a named limit. The sender's socket closes with `tooLarge`; nothing of them was used. */
export class OverLimit extends Error {}

const MOST_DEPTH = 12;
// Without ignoreBOM a mark at the beginning would be dropped here and kept by Yjs, and the two would count clocks differently.
const DECODER = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const MOST_SAFE = Number.MAX_SAFE_INTEGER;

/**
 * Reads lib0's encoding strictly: only the shortest form of every number, only well-formed UTF-8, nothing past the end. A number
 * written in a longer form would be read the same by Yjs and differently by a byte filter, so it is refused.
 */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  byte(): number {
    const value = this.#bytes[this.#at];
    if (value === undefined) throw new MalformedBytes("cut short");
    this.#at += 1;
    return value;
  }

  /** An unsigned number of variable length, in its shortest form. */
  varUint(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (value > MOST_SAFE) throw new MalformedBytes("number out of range");
      if (byte < 0x80) {
        if (byte === 0 && factor > 1) throw new MalformedBytes("number not in its shortest form");
        return value;
      }
      factor *= 128;
    }
  }

  bytes(length: number): Uint8Array {
    if (length > this.left) throw new MalformedBytes("cut short");
    const part = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return part;
  }

  varBytes(): Uint8Array {
    return this.bytes(this.varUint());
  }

  varString(): string {
    try {
      return DECODER.decode(this.varBytes());
    } catch (error) {
      if (error instanceof MalformedBytes) throw error;
      throw new MalformedBytes("not UTF-8");
    }
  }

  /** A JSON text that parses, is not deep and names no prototype. */
  json(): unknown {
    const text = this.varString();
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      throw new MalformedBytes("not JSON");
    }
    mustBeShallow(value, 0);
    return value;
  }

  /** One value in lib0's `any` encoding. */
  any(depth = 0): unknown {
    if (depth > MOST_DEPTH) throw new MalformedBytes("nested too deep");
    const kind = this.byte();
    switch (kind) {
      case 127:
        return undefined;
      case 126:
        return null;
      case 125:
        return this.#varInt();
      case 124:
        return this.#float(4);
      case 123:
        return this.#float(8);
      case 121:
        return false;
      case 120:
        return true;
      case 119:
        return this.varString();
      case 118:
        return this.#object(depth);
      case 117:
        return Array.from({ length: this.#count() }, () => this.any(depth + 1));
      case 116:
        return this.varBytes();
      default:
        throw new MalformedBytes("unknown kind of value");
    }
  }

  #object(depth: number): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    const count = this.#count();
    for (let index = 0; index < count; index += 1) {
      const key = this.varString();
      mustBePlainKey(key);
      entries.push([key, this.any(depth + 1)]);
    }
    return Object.fromEntries(entries);
  }

  /** A count of things of at least one byte each: one that cannot fit is a lie, told before memory is spent on it. */
  #count(): number {
    const count = this.varUint();
    if (count > this.left) throw new MalformedBytes("count beyond the end");
    return count;
  }

  #varInt(): number {
    let byte = this.byte();
    const isNegative = (byte & 0x40) !== 0;
    let value = byte & 0x3f;
    let factor = 64;
    while (byte >= 0x80) {
      byte = this.byte();
      value += (byte & 0x7f) * factor;
      factor *= 128;
      if (value > MOST_SAFE) throw new MalformedBytes("number out of range");
      if (byte === 0) throw new MalformedBytes("number not in its shortest form");
    }
    return isNegative ? -value : value;
  }

  #float(length: 4 | 8): number {
    const part = this.bytes(length);
    const view = new DataView(part.buffer, part.byteOffset, length);
    return length === 4 ? view.getFloat32(0) : view.getFloat64(0);
  }
}

function mustBePlainKey(key: string): void {
  if (key === "__proto__") throw new MalformedBytes("a key that is none");
}

function mustBeShallow(value: unknown, depth: number): void {
  if (depth > MOST_DEPTH) throw new MalformedBytes("nested too deep");
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    mustBePlainKey(key);
    mustBeShallow(inner, depth + 1);
  }
}
