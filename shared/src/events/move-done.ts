import * as z from "zod/mini";

import { signature } from "../record/keys.ts";
import { receiptFacts } from "../record/receipt.ts";

/** The row that the transmittal became, with the server's signature over it; null where the row is of the first format. */
export const moveDone = z.strictObject({ ...receiptFacts, receipt: z.nullable(signature) });
export type MoveDone = z.infer<typeof moveDone>;
