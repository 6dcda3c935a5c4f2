import * as z from "zod/mini";

import { chainRow } from "../record/chain-row.ts";

/** The answer to `read-record` as whoever follows the chain reads it, without the shape of any move. */
export const chainRows = z.strictObject({ entries: z.array(chainRow), hasMore: z.boolean() });
export type ChainRows = z.infer<typeof chainRows>;
