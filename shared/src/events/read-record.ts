import * as z from "zod/mini";

import { recordEntry } from "../record/entry.ts";

/** Asks for the rows after a number, oldest first. */
export const readRecord = z.strictObject({
  request: z.literal("read-record"),
  after: z.int().check(z.gte(0)),
  limit: z.int().check(z.positive(), z.lte(500)),
});
export type ReadRecord = z.infer<typeof readRecord>;

export const recordRows = z.strictObject({ entries: z.array(recordEntry), hasMore: z.boolean() });
