import * as z from "zod/mini";

import { proposalId, seatId } from "../ids.ts";
import { MAX_SUPPOSAL_CHARS } from "../limits.ts";
import { sideMark } from "../sides.ts";

const supposedText = z.string().check(z.minLength(1), z.maxLength(MAX_SUPPOSAL_CHARS));

/**
 * A what-if said across the table, off the record. It is no move: no move has a place where one could be named, it
 * stands in no document and in no row of the record, and it ends with the session.
 */
export const supposal = z.strictObject({
  id: z.uuid(),
  /** Whose it is; null for one that the mediator carries, which is told without attribution. */
  side: z.nullable(sideMark),
  seat: z.nullable(seatId),
  seatName: z.nullable(z.string()),
  /** The proposal that it is about, or null when it is about none or several. */
  proposal: z.nullable(proposalId),
  text: supposedText,
  at: z.iso.datetime(),
});
export type Supposal = z.infer<typeof supposal>;

/** Says a supposal to everybody at the table. */
export const makeSupposal = z.strictObject({
  request: z.literal("make-supposal"),
  proposal: z.nullable(proposalId),
  text: supposedText,
});
export type MakeSupposal = z.infer<typeof makeSupposal>;

export const madeSupposal = z.strictObject({ id: z.uuid() });

/** Takes one's own supposal from everybody's screen before the session ends. */
export const takeBackSupposal = z.strictObject({
  request: z.literal("take-back-supposal"),
  id: z.uuid(),
});
export type TakeBackSupposal = z.infer<typeof takeBackSupposal>;
