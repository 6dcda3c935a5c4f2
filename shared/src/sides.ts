import * as z from "zod/mini";

import { oneLine } from "./text/one-line.ts";

/**
 * The two sides are always `a` and `b`: marks that name no party and carry no rank. What people read
 * is the side's own name; what they see is its letter and its shape (round for a, square for b).
 */
export const sideMark = z.enum(["a", "b"]);
export type SideMark = z.infer<typeof sideMark>;

export const SIDE_MARKS: readonly SideMark[] = ["a", "b"];

export const side = z.strictObject({
  /** The party's full name, as it would stand on the agreement. */
  name: oneLine(200),
  /** One or two words for chips, seats and sentences: "Guild". */
  short: oneLine(24),
  /** What is printed on every mark of the side, so that colour is never needed. */
  letter: z.string().check(z.regex(/^\p{Lu}$/u)),
  /** The IANA zone in which this side reads its clocks. */
  zone: z.string().check(z.minLength(1), z.maxLength(64)),
});
export type Side = z.infer<typeof side>;

export const sides = z.strictObject({ a: side, b: side });
export type Sides = z.infer<typeof sides>;

/** The side across the table. */
export function otherSide(mark: SideMark): SideMark {
  return mark === "a" ? "b" : "a";
}
