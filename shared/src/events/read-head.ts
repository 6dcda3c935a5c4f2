import * as z from "zod/mini";

import { publicKey } from "../record/keys.ts";
import { moveDone } from "./move-done.ts";

/** Asks for the last row of the record: what a client compares with the heads that it has seen. */
export const readHead = z.strictObject({ request: z.literal("read-head") });

export const recordHead = z.strictObject({ ...moveDone.shape, hostKey: z.nullable(publicKey) });
