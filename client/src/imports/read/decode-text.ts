import { CannotRead } from "./found.ts";

export interface DecodedText {
  readonly text: string;
  /** Set where the encoding was guessed. */
  readonly note: string | null;
}

/** Signs that are looked at to tell an encoding without a mark. */
const LOOKED_AT_BYTES = 4096;

/**
 * Reads bytes as text: by the mark at the beginning, else as UTF-8 where that is possible, else as Windows-1252, which is
 * said. Throws on what is no text.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = markOf(bytes) ?? unmarked16(bytes);
  if (encoding !== null)
    return { text: checked(new TextDecoder(encoding).decode(bytes)), note: null };
  try {
    return { text: checked(new TextDecoder("utf-8", { fatal: true }).decode(bytes)), note: null };
  } catch (error) {
    if (error instanceof CannotRead) throw error;
    return {
      text: checked(new TextDecoder("windows-1252").decode(bytes)),
      note: "The file does not say how it is written. It was read as Windows-1252: look at letters with accents and at quotes.",
    };
  }
}

function markOf(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : null;
}

/** Text of our letters in 16 bits has a zero in every other byte. */
function unmarked16(bytes: Uint8Array): string | null {
  const looked = bytes.subarray(0, LOOKED_AT_BYTES);
  const zeros = [0, 0];
  for (const [index, byte] of looked.entries())
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const many = looked.length / 4;
  if (odd > many && even < odd / 8) return "utf-16le";
  return even > many && odd < even / 8 ? "utf-16be" : null;
}

function checked(text: string): string {
  if (text.includes("\0"))
    throw new CannotRead("This is no text file. Choose a CSV, XLSX, DOCX or text file.");
  return text;
}
