import * as z from "zod/mini";

/** A SHA-256 hash in lower-case hex. */
export const textHash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
