import * as z from "zod/mini";

import { publicKey, recordHash, signature } from "./keys.ts";

const hostAct = z.looseObject({ kind: z.string(), hostKey: z.optional(publicKey) });

const link = {
  seq: z.int().check(z.positive()),
  prev: recordHash,
  at: z.iso.datetime(),
  act: z.looseObject({ kind: z.string(), hostAct: z.optional(hostAct) }),
  head: recordHash,
};

/**
 * A row of the record as a link of its chain: where it stands, what it follows, and the server's key when it tells of one. What else
 * stands in it is kept as it came, because its head is the hash of that too, and is not looked at: whoever reads a move reads `recordEntry`.
 */
export const chainRow = z.discriminatedUnion("v", [
  z.looseObject({ v: z.literal(1), ...link }),
  z.looseObject({ v: z.literal(2), ...link, receipt: signature }),
]);
export type ChainRow = z.infer<typeof chainRow>;
