import { MAX_IMPORT_TEXT_CHARS } from "@crosstable/shared/limits";

import { CannotRead, counted } from "./found.ts";

/**
 * How much may still be read of one file. A few bytes can name one long text a million times (a number of clauses, a merged cell, a
 * text that cells share), so what is read is measured where it becomes words, and not where it is unpacked.
 */
export class SignsLeft {
  #read = 0;

  /** The same words, counted. Throws when they are more than one import holds. */
  take(words: string): string {
    this.#read += words.length;
    if (this.#read > MAX_IMPORT_TEXT_CHARS) throw new CannotRead(tooLongWords(this.#read));
    return words;
  }
}

function tooLongWords(signs: number): string {
  return `This text has ${counted(signs, "character", "characters")}; ${MAX_IMPORT_TEXT_CHARS.toLocaleString("en")} are the most. Import it in parts.`;
}
