import * as z from "zod/mini";

import { MAX_MOVES_PER_TRANSMITTAL } from "../limits.ts";
import { move } from "../moves/move.ts";

/** Asks for one transmittal: all its moves take effect, or none. */
export const makeMove = z.strictObject({
  request: z.literal("make-move"),
  /** Made once by the client for one intention. The same key from the same seat is answered with the same outcome. */
  key: z.uuid(),
  moves: z.array(move).check(z.minLength(1), z.maxLength(MAX_MOVES_PER_TRANSMITTAL)),
});
export type MakeMove = z.infer<typeof makeMove>;

/** The row that the transmittal became. */
export const moveDone = z.strictObject({ seq: z.int(), head: z.string(), at: z.iso.datetime() });
export type MoveDone = z.infer<typeof moveDone>;
