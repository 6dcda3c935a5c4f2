import { bytesToHex, hexToBytes, sha512 } from "@crosstable/shared/record/hex";
import { getPublicKey, hashes, sign, utils, verify } from "@noble/ed25519";

import type { DeviceKey } from "./devices.ts";

hashes.sha512 = sha512;

/** A key for a browser that has none of its own kind. Whoever can run a script in this page can copy it. */
export async function newOpenKey(): Promise<DeviceKey> {
  const secret = utils.randomSecretKey();
  return { publicKey: bytesToHex(getPublicKey(secret)), secret };
}

/** The signature over the bytes, in lower-case hex. */
export function signOpenly(secret: Uint8Array, bytes: Uint8Array): string {
  return bytesToHex(sign(bytes, secret));
}

/** True when the key has signed the bytes, as strictly as browsers see it. */
export function verifyOpenly(publicKey: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  return verify(signature, bytes, hexToBytes(publicKey), { zip215: false });
}
