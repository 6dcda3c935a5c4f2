/** Some words with the spaces before and after them, so that they can be written back as they were. */
export interface Spaced {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** Parts words from the spaces around them; spaces alone stand before. No pattern does this in as many steps as the text is long. */
export function spacesAround(text: string): Spaced {
  const fromWords = text.trimStart();
  const words = fromWords.trimEnd();
  const before = text.slice(0, text.length - fromWords.length);
  return { before, words, after: fromWords.slice(words.length) };
}
