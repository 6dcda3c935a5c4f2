import { timingSafeEqual } from "node:crypto";

import { hashSecret } from "./secret.ts";

const SCHEME = "Bearer ";

/** True when the header carries this very token. Hashes are compared, in a time that does not tell how much of a guess was right. */
export function isBearer(header: string | undefined, token: string): boolean {
  if (header === undefined || !header.startsWith(SCHEME)) return false;
  const said = Buffer.from(hashSecret(header.slice(SCHEME.length)));
  return timingSafeEqual(said, Buffer.from(hashSecret(token)));
}
