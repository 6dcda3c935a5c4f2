import * as z from "zod/mini";

import { MAX_WORDS_CHARS } from "../limits.ts";
import { refuse, type Refusal } from "../refusals.ts";
import type { SideMark } from "../sides.ts";
import { FINAL_OFFER_ASKERS, type FinalOfferSaid } from "./declarations.ts";

const words = z.string().check(z.maxLength(MAX_WORDS_CHARS));

/** What every declaration of a last, best and final offer says, whatever it speaks of. */
export const finalOfferFields = { askedBy: z.enum(FINAL_OFFER_ASKERS), askedWords: words, words };

type Asked = Pick<FinalOfferSaid, "askedBy" | "askedWords">;

/** Refuses a side that asked itself, an asking without its words, and words that nobody asked in. */
export function judgeAsker({ askedBy, askedWords }: Asked, side: SideMark): Refusal | null {
  if (askedBy === side)
    return refuse("own-pass", "Your own side does not ask itself for its last offer.");
  return (askedBy === "nobody") === (askedWords.trim() === "")
    ? null
    : refuse("no-text", "Say who asked for the last offer, and in what words.");
}
