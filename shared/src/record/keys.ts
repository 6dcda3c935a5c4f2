import * as z from "zod/mini";

/** A SHA-256 hash in lower-case hex, which has one form for every value. */
export const recordHash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** An Ed25519 public key (RFC 8032, 32 bytes) in lower-case hex. */
export const publicKey = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** An Ed25519 signature (RFC 8032, 64 bytes) in lower-case hex. */
export const signature = z.string().check(z.regex(/^[0-9a-f]{128}$/));

/** Something that a key is said to have signed. */
export interface SignedClaim {
  readonly publicKey: string;
  readonly bytes: Uint8Array;
  readonly signature: string;
}

/**
 * The keys for which anything passes as signed: points of small order, in every encoding of them (Chalkias, Garillot and Nikolaenko,
 * "Taming the many EdDSAs", table 1). No device makes one, and libraries disagree about what they sign.
 */
const WORTHLESS_KEYS: ReadonlySet<string> = new Set([
  "0100000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000080",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0000000000000000000000000000000000000000000000000000000000000080",
  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
]);

/** True for a key under which a signature says nothing. */
export function isWorthlessKey(key: string): boolean {
  return WORTHLESS_KEYS.has(key);
}
