import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";

/**
 * The one text of a JSON value (RFC 8785, JSON Canonicalization Scheme): keys sorted, no white space, one form
 * for every number. Two values are equal for the record when these texts are equal. Throws on what JSON cannot hold.
 */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("not a JSON value");
  return text;
}

/** SHA-256 (FIPS 180-4) over the canonical text, in lower-case hex: the same in the browser and on the server. */
export function canonicalHash(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalText(value))));
}
