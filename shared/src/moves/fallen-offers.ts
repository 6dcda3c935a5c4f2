import * as z from "zod/mini";

import { MAX_OPEN_IMPORTS } from "../limits.ts";

/** Offers on the talks that waited for the other chief, and fell: a change of the ground rules, imports of articles. */
export const fallenOffers = z.strictObject({
  groundRules: z.boolean(),
  /** How many. */
  imports: z.int().check(z.minimum(0), z.maximum(MAX_OPEN_IMPORTS)),
});
export type FallenOffers = z.infer<typeof fallenOffers>;

/** True when both name the same offers. */
export function areSameOffers(one: FallenOffers | undefined, other: FallenOffers): boolean {
  return one?.groundRules === other.groundRules && one.imports === other.imports;
}

/** A sentence to stand behind another: " What was offered and not answered fell: a change of the ground rules and 2 imports of articles." Empty where nothing fell. */
export function fallenOffersWords(fell: FallenOffers | undefined): string {
  if (fell === undefined) return "";
  const { groundRules, imports } = fell;
  const named = [
    ...(groundRules ? ["a change of the ground rules"] : []),
    ...(imports === 0
      ? []
      : [imports === 1 ? "1 import of articles" : `${imports} imports of articles`]),
  ];
  return ` What was offered and not answered fell: ${named.join(" and ")}.`;
}
