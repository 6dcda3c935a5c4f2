import * as z from "zod/mini";

import { MAX_OPEN_IMPORTS } from "../limits.ts";

/** Offers on the talks that waited for the other chief, and fell: a change of the ground rules, an extension, imports of articles. */
export const fallenOffers = z.strictObject({
  groundRules: z.boolean(),
  /** Left out where none was offered, as in rows from before there were extensions. */
  extension: z.optional(z.literal(true)),
  /** How many. */
  imports: z.int().check(z.minimum(0), z.maximum(MAX_OPEN_IMPORTS)),
});
export type FallenOffers = z.infer<typeof fallenOffers>;

/**
 * True when `named` says what falls of what is `open`. Rows from before offers fell name nothing, and what was open then stood;
 * extensions came later, so an open one is always named.
 */
export function namesWhatFalls(
  open: FallenOffers | undefined,
  named: FallenOffers | undefined,
): boolean {
  if (named === undefined) return open?.extension !== true;
  return (
    open?.groundRules === named.groundRules &&
    open.extension === named.extension &&
    open.imports === named.imports
  );
}

/** A sentence to stand behind another: " What was offered and not answered fell: a change of the ground rules and 2 imports of articles." Empty where nothing fell. */
export function fallenOffersWords(fell: FallenOffers | undefined): string {
  if (fell === undefined) return "";
  const { groundRules, extension, imports } = fell;
  const named = [
    ...(groundRules ? ["a change of the ground rules"] : []),
    ...(extension === true ? ["an offer on the expiration"] : []),
    ...(imports === 0
      ? []
      : [imports === 1 ? "1 import of articles" : `${imports} imports of articles`]),
  ];
  const all = [named.slice(0, -1).join(", "), named.at(-1) ?? ""].filter((each) => each !== "");
  return ` What was offered and not answered fell: ${all.join(" and ")}.`;
}
