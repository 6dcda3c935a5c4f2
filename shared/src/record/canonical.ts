import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";

/** A value that was written in its canonical form before, to stand in a larger one without being written again. */
export class Written {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/**
 * The one text of a JSON value (RFC 8785, JSON Canonicalization Scheme): keys sorted, no white space, one form
 * for every number. Two values are equal for the record when these texts are equal. Throws on what JSON cannot hold.
 */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("not a JSON value");
  return text;
}

/** The canonical text of an object, some of whose members may be written already. Throws on what JSON cannot hold. */
export function canonicalObject(members: Readonly<Record<string, unknown>>): string {
  const texts: string[] = [];
  // The order of UTF-16 code units, which is the one of RFC 8785.
  for (const key of Object.keys(members).toSorted()) {
    const value = members[key];
    if (value === undefined) continue;
    texts.push(
      `${canonicalText(key)}:${value instanceof Written ? value.text : canonicalText(value)}`,
    );
  }
  return `{${texts.join(",")}}`;
}

/** SHA-256 (FIPS 180-4) over the canonical text, in lower-case hex: the same in the browser and on the server. */
export function canonicalHash(value: unknown): string {
  return hashOfText(canonicalText(value));
}

/** The same over a canonical text that is there already. */
export function hashOfText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
