import * as z from "zod/mini";

import { MAX_OPEN_IMPORTS, MAX_OPEN_MINUTES_PER_SIDE } from "../limits.ts";

/** Offers on the talks that waited for the other chief, and fell: a change of the ground rules, an extension, imports of articles, entries for the minutes, a joint statement. */
export const fallenOffers = z.strictObject({
  groundRules: z.boolean(),
  /** Left out where none was offered, as in rows from before there were extensions. */
  extension: z.optional(z.literal(true)),
  /** How many. */
  imports: z.int().check(z.minimum(0), z.maximum(MAX_OPEN_IMPORTS)),
  /** How many entries for the joint minutes; left out where there was none, as in rows from before there were any. */
  minutes: z.optional(z.int().check(z.minimum(1), z.maximum(MAX_OPEN_MINUTES_PER_SIDE))),
  /** Joint statements, of which a side offers one at a time; left out in the same way. */
  statement: z.optional(z.literal(true)),
});
export type FallenOffers = z.infer<typeof fallenOffers>;

/** True when `named` says exactly what is `open`, as whatever is done from now on has to. */
export function isSameAsOpen(
  open: FallenOffers | undefined,
  named: FallenOffers | undefined,
): boolean {
  return (
    open?.groundRules === named?.groundRules &&
    open?.extension === named?.extension &&
    open?.imports === named?.imports &&
    open?.minutes === named?.minutes &&
    open?.statement === named?.statement
  );
}

/**
 * True when a row that is on the record says what fell of what was `open`. Rows from before offers fell name nothing, and what was open then
 * stood; extensions, entries for the minutes and joint statements came later, so an open one is always named.
 */
export function namesWhatFell(
  open: FallenOffers | undefined,
  named: FallenOffers | undefined,
): boolean {
  if (named === undefined) {
    const { extension, minutes, statement } = open ?? {};
    return extension === undefined && minutes === undefined && statement === undefined;
  }
  return isSameAsOpen(open, named);
}

/** A sentence to stand behind another: " What was offered and not answered fell: a change of the ground rules and 2 imports of articles." Empty where nothing fell. */
export function fallenOffersWords(fell: FallenOffers | undefined): string {
  if (fell === undefined) return "";
  const { groundRules, extension, imports, minutes = 0 } = fell;
  const named = [
    ...(groundRules ? ["a change of the ground rules"] : []),
    ...(extension === true ? ["an offer on the expiration"] : []),
    ...(imports === 0
      ? []
      : [imports === 1 ? "1 import of articles" : `${imports} imports of articles`]),
    ...(minutes === 0
      ? []
      : [
          minutes === 1
            ? "1 entry for the joint minutes"
            : `${minutes} entries for the joint minutes`,
        ]),
  ];
  if (fell.statement === true) named.push("a joint statement");
  const all = [named.slice(0, -1).join(", "), named.at(-1) ?? ""].filter((each) => each !== "");
  return ` What was offered and not answered fell: ${all.join(" and ")}.`;
}
