import * as z from "zod/mini";

import { voteAct } from "../authority/vote-act.ts";

/** Does something about the own side's votes. */
export const decideInCaucus = z.strictObject({
  request: z.literal("decide-in-caucus"),
  /** Made once by the client for one intention. The same key from the same seat takes effect once. */
  key: z.uuid(),
  act: voteAct,
});
export type DecideInCaucus = z.infer<typeof decideInCaucus>;

/** Asks for the own side's votes, as this seat may see them. */
export const readVotes = z.strictObject({ request: z.literal("read-votes") });
