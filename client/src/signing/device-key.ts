import { bytesToHex } from "@crosstable/shared/record/hex";

import type { DeviceKey } from "./devices.ts";

const ED25519 = { name: "Ed25519" };

/** Makes a new Ed25519 key: one that no page can read where the browser can keep such a key, else one that lies open in its storage. */
export async function newDeviceKey(): Promise<DeviceKey> {
  return (await sealedKey()) ?? (await (await import("./open-key.ts")).newOpenKey());
}

/** The signature over the bytes, in lower-case hex. */
export async function signWith({ secret }: DeviceKey, bytes: Uint8Array): Promise<string> {
  if (secret instanceof Uint8Array) {
    const { signOpenly } = await import("./open-key.ts");
    return signOpenly(secret, bytes);
  }
  const signed = await crypto.subtle.sign(ED25519, secret, Uint8Array.from(bytes));
  return bytesToHex(new Uint8Array(signed));
}

/** Whether the browser keeps this key from every page. */
export function isSealed({ secret }: DeviceKey): boolean {
  return !(secret instanceof Uint8Array);
}

/** Undefined over plain http on another host than localhost, where browsers have no `crypto.subtle`, and in browsers without Ed25519. */
async function sealedKey(): Promise<DeviceKey | undefined> {
  const subtle = (crypto as { subtle?: SubtleCrypto }).subtle;
  if (subtle === undefined) return undefined;
  try {
    const pair = await subtle.generateKey(ED25519, false, ["sign", "verify"]);
    if (!("publicKey" in pair)) return undefined;
    const raw = await subtle.exportKey("raw", pair.publicKey);
    return { publicKey: bytesToHex(new Uint8Array(raw)), secret: pair.privateKey };
  } catch {
    // Only because it does not know the curve: nothing else can fail here.
    return undefined;
  }
}
