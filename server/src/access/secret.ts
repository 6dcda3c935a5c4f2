import { createHash, randomBytes } from "node:crypto";

/** 256 bits, so that nobody guesses one however long they try. In base64url: 43 characters. */
const SECRET_BYTES = 32;

/** A secret as it is handed out, once, and the hash under which it is kept. */
export interface Secret {
  readonly secret: string;
  readonly hash: string;
}

/** Makes the secret of a link or of a session. Only its hash is ever stored. */
export function newSecret(): Secret {
  const secret = randomBytes(SECRET_BYTES).toString("base64url");
  return { secret, hash: hashSecret(secret) };
}

/** The hash under which a secret is kept: SHA-256 in hex. Secrets are random, so they need no slow hash. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
