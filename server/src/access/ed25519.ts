import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from "node:crypto";

import type { SignedClaim } from "@crosstable/shared/record/keys";

/** A key that this server signs with. */
export interface SigningKey {
  /** In lower-case hex. */
  readonly publicKey: string;
  /** The private key, for keeping: PKCS #8 in DER. */
  readonly pkcs8: Uint8Array;
  /** The Ed25519 signature over the bytes, in lower-case hex. */
  sign(bytes: Uint8Array): string;
}

/** Makes a new Ed25519 key. */
export function newSigningKey(): SigningKey {
  const { privateKey } = generateKeyPairSync("ed25519");
  return signingKeyOf(privateKey.export({ type: "pkcs8", format: "der" }));
}

/** The key that was kept. Throws when the bytes are no such key. */
export function signingKeyOf(pkcs8: Uint8Array): SigningKey {
  const key = createPrivateKey({ key: Buffer.from(pkcs8), format: "der", type: "pkcs8" });
  const { x = "" } = createPublicKey(key).export({ format: "jwk" });
  return {
    publicKey: Buffer.from(x, "base64url").toString("hex"),
    pkcs8,
    sign: (bytes) => sign(null, bytes, key).toString("hex"),
  };
}

/** True when the key has signed the bytes. */
export function hasSigned(claim: SignedClaim): boolean {
  const key = publicKeyOf(claim);
  return key !== null && verify(null, claim.bytes, key, signatureOf(claim));
}

/** The same on another thread, for whoever has thousands to check. */
export async function hasSignedSoon(claim: SignedClaim): Promise<boolean> {
  const key = publicKeyOf(claim);
  if (key === null) return false;
  return new Promise((resolve, reject) => {
    verify(null, claim.bytes, key, signatureOf(claim), (error, isGood) =>
      error === null ? resolve(isGood) : reject(error),
    );
  });
}

function signatureOf({ signature }: SignedClaim): Buffer {
  return Buffer.from(signature, "hex");
}

/** Making a key of its bytes takes a fifth of the time of checking with it, and a record has few keys. */
const keys = new Map<string, KeyObject | null>();
/** People bring keys of their own, so that only so many are kept. */
const MOST_KEYS = 256;

function publicKeyOf({ publicKey }: SignedClaim): KeyObject | null {
  const known = keys.get(publicKey);
  if (known !== undefined) return known;
  if (keys.size >= MOST_KEYS) keys.clear();
  const key = madeKey(publicKey);
  keys.set(publicKey, key);
  return key;
}

function madeKey(publicKey: string): KeyObject | null {
  const x = Buffer.from(publicKey, "hex").toString("base64url");
  try {
    return createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
  } catch {
    // Bytes that are no point of the curve are no key, and so nobody's signature.
    return null;
  }
}
