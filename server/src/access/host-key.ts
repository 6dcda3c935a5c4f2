import type { Storage } from "../storage/storage.ts";
import { newSigningKey, signingKeyOf, type SigningKey } from "./ed25519.ts";

/** The key of this server's receipts: made at the first start and kept with everything else, so that a backup carries it along. */
export function openHostKey({ hostKey }: Pick<Storage, "hostKey">): SigningKey {
  const kept = hostKey.find();
  if (kept !== undefined) return signingKeyOf(kept);
  const made = newSigningKey();
  hostKey.keep(made.pkcs8);
  return made;
}
