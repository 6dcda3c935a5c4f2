import { hexToBytes } from "@crosstable/shared/record/hex";
import type { SignedClaim } from "@crosstable/shared/record/keys";

const ED25519 = { name: "Ed25519" };
const imported = new Map<string, Promise<CryptoKey | null>>();

/** True when the key has signed the bytes. By the browser where it can, else by code of our own, which is slower. */
export async function hasSigned(claim: SignedClaim): Promise<boolean> {
  const key = await publicKeyOf(claim.publicKey);
  const signature = Uint8Array.from(hexToBytes(claim.signature));
  if (key === null) {
    const { verifyOpenly } = await import("./open-key.ts");
    return verifyOpenly(claim.publicKey, claim.bytes, signature);
  }
  return crypto.subtle.verify(ED25519, key, signature, Uint8Array.from(claim.bytes));
}

/** Null where the browser knows no such keys, and for bytes that are none: then the other way says so. */
function publicKeyOf(hex: string): Promise<CryptoKey | null> {
  const known = imported.get(hex);
  if (known !== undefined) return known;
  const subtle = (crypto as { subtle?: SubtleCrypto }).subtle;
  const raw = Uint8Array.from(hexToBytes(hex));
  const key =
    subtle?.importKey("raw", raw, ED25519, false, ["verify"]).catch(() => null) ??
    Promise.resolve(null);
  imported.set(hex, key);
  return key;
}
