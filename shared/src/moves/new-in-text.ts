/** Below this share of its words in one earlier sentence, a sentence is none that was only changed. */
const KNOWN_SHARE = 0.5;
/** A sentence with fewer such words is a heading, a figure or a date. */
const LEAST_WORDS = 2;
/** A word in more sentences than this tells none apart, and following it would cost more than the length of the texts. */
const MOST_SENTENCES = 100;

/**
 * The sentences of a new text that were not made of one sentence of the texts before it, word for word or changed: another figure or a
 * turn of phrase is nothing new. It knows no meaning, so that it asks a person to read them, and no more.
 */
export function newInText(text: string, before: readonly string[]): readonly string[] {
  const known = knownIn(before);
  return sentencesOf(text).filter((sentence) => {
    const words = wordsIn(sentence, known);
    return (
      !known.verbatim.has(sentence) &&
      words.length >= LEAST_WORDS &&
      mostShared(words, known) < words.length * KNOWN_SHARE
    );
  });
}

/**
 * For each of these texts whether nothing in it was made of the texts before: no sentence, not a heading, not a figure. True of a
 * text without words.
 */
export function areAllNew(texts: readonly string[], before: readonly string[]): boolean[] {
  const known = knownIn(before);
  const said = lookOf(before.join("\n"));
  return texts.map((text) =>
    sentencesOf(text).every((sentence) => {
      if (known.verbatim.has(sentence)) return false;
      const words = wordsIn(sentence, known);
      return words.length < LEAST_WORDS
        ? !said.includes(lookOf(sentence))
        : mostShared(words, known) < words.length * KNOWN_SHARE;
    }),
  );
}

/**
 * Of a text that was made of several: the sentences of it that come of each, by most words in common, in their order. What comes of
 * none is in none.
 */
export function sharesOf(text: string, sources: readonly string[]): string[] {
  const known = sources.map((source) => knownIn([source]));
  const shares: string[][] = sources.map(() => []);
  for (const sentence of sentencesOf(text)) {
    const words = wordsOf(sentence);
    const shared = known.map((source) =>
      source.verbatim.has(sentence) ? Infinity : mostShared(words, source),
    );
    const most = Math.max(...shared);
    if (most > 0) shares[shared.indexOf(most)]?.push(sentence);
  }
  return shares.map((sentences) => sentences.join("\n"));
}

interface Known {
  readonly verbatim: ReadonlySet<string>;
  /** In which sentences each word stands. */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

function knownIn(texts: readonly string[]): Known {
  const sentences = texts.flatMap(sentencesOf);
  const places = new Map<string, number[]>();
  for (const [place, sentence] of sentences.entries()) {
    for (const word of wordsOf(sentence)) {
      const known = places.get(word);
      if (known === undefined) places.set(word, [place]);
      else if (known.length < MOST_SENTENCES) known.push(place);
    }
  }
  return { verbatim: new Set(sentences), places };
}

/** How many of these words stand in the one sentence that has most of them. */
function mostShared(words: readonly string[], { places }: Known): number {
  const shared = new Map<number, number>();
  for (const word of words) {
    for (const place of places.get(word) ?? []) shared.set(place, (shared.get(place) ?? 0) + 1);
  }
  let most = 0;
  for (const count of shared.values()) most = Math.max(most, count);
  return most;
}

function sentencesOf(text: string): string[] {
  return text
    .split(/\n|(?<=[.;!?])\s+/u)
    .map((sentence) => sentence.replaceAll(/\s+/gu, " ").trim())
    .filter((sentence) => sentence !== "");
}

/** Those that tell sentences apart. */
function wordsIn(sentence: string, { places }: Known): string[] {
  return wordsOf(sentence).filter((word) => (places.get(word) ?? []).length < MOST_SENTENCES);
}

/** Each once, without the short ones, which every sentence has. */
function wordsOf(sentence: string): string[] {
  return [...new Set(sentence.toLowerCase().match(/\p{L}{4,}/gu))];
}

/** Without the full stop, which a piece of a sentence may have got. */
function lookOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/\s+/gu, " ")
    .replace(/[.;!?]$/u, "");
}
