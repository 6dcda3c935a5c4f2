/** Below this share of its words in one earlier sentence, a sentence is none that was only changed. */
const KNOWN_SHARE = 0.5;
/** A sentence with fewer such words is a heading or a date. */
const LEAST_WORDS = 2;
/** A word in more sentences than this tells none apart, and following it would cost more than the length of the texts. */
const MOST_SENTENCES = 100;

/**
 * The sentences of a new text that were not made of one sentence of the texts before it, word for word or changed: another figure or a
 * turn of phrase is nothing new. It knows no meaning, so that it asks a person to read them, and no more.
 */
export function newInText(text: string, before: readonly string[]): readonly string[] {
  const known = before.flatMap(sentencesOf);
  const verbatim = new Set(known);
  const places = placesOf(known);
  return sentencesOf(text).filter((sentence) => {
    if (verbatim.has(sentence)) return false;
    const words = wordsOf(sentence).filter(
      (word) => (places.get(word) ?? []).length < MOST_SENTENCES,
    );
    return words.length >= LEAST_WORDS && mostShared(words, places) < words.length * KNOWN_SHARE;
  });
}

/** How many of these words stand in the one sentence that has most of them. */
function mostShared(words: readonly string[], places: ReadonlyMap<string, readonly number[]>) {
  const shared = new Map<number, number>();
  for (const word of words) {
    for (const place of places.get(word) ?? []) shared.set(place, (shared.get(place) ?? 0) + 1);
  }
  let most = 0;
  for (const count of shared.values()) most = Math.max(most, count);
  return most;
}

/** In which sentences each word stands. */
function placesOf(sentences: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [place, sentence] of sentences.entries()) {
    for (const word of wordsOf(sentence)) {
      const known = places.get(word);
      if (known === undefined) places.set(word, [place]);
      else if (known.length < MOST_SENTENCES) known.push(place);
    }
  }
  return places;
}

function sentencesOf(text: string): string[] {
  return text
    .split(/\n|(?<=[.;!?])\s+/u)
    .map((sentence) => sentence.replaceAll(/\s+/gu, " ").trim())
    .filter((sentence) => sentence !== "");
}

/** Each once, without the short ones, which every sentence has. */
function wordsOf(sentence: string): string[] {
  return [...new Set(sentence.toLowerCase().match(/\p{L}{4,}/gu))];
}
