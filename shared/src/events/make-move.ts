import * as z from "zod/mini";

import { MAX_MOVES_PER_TRANSMITTAL } from "../limits.ts";
import { move } from "../moves/move.ts";
import { signature } from "../record/keys.ts";
import { signedBy } from "../record/signed-transmittal.ts";

/** How a device asks to be enrolled. */
const enrolment = z.strictObject({
  /** `open` where the browser cannot keep a key that no page can read. */
  kept: z.enum(["sealed", "open"]),
  /** The device's signature over its own enrolment, to show that it holds the key. */
  proof: signature,
});
export type Enrolment = z.infer<typeof enrolment>;

/** Asks for one transmittal: all its moves take effect, or none. */
export const makeMove = z.strictObject({
  request: z.literal("make-move"),
  /** Made once by the client for one intention. The same key from the same seat is answered with the same outcome. */
  key: z.uuid(),
  moves: z.array(move).check(z.minLength(1), z.maxLength(MAX_MOVES_PER_TRANSMITTAL)),
  /** The signature of the mover's device over these moves and this key. */
  signed: z.omit(signedBy, { key: true }),
  /** From a device that is not on the record yet: its key is bound to the seat in the row before the moves, if they are made. */
  enrolment: z.optional(enrolment),
});
export type MakeMove = z.infer<typeof makeMove>;
