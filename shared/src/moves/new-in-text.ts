/** Below this share of its words in one earlier sentence, a sentence is none that was only changed. */
const KNOWN_SHARE = 0.5;
/** A sentence with fewer long words is a heading, a figure or a date. */
const LEAST_WORDS = 2;
/** So many long words of a label say something of their own. */
const LEAST_LABEL_WORDS = 3;
const LEAST_LONG_CHARS = 4;
/** A word in more sentences than this tells none apart, and following it would cost more than the length of the texts. */
const MOST_SENTENCES = 100;

/**
 * The sentences of a new text that were not made of one sentence of the texts before it, word for word or changed: another figure or a
 * turn of phrase is nothing new. It knows no meaning, so that it asks a person to read them, and no more.
 */
export function newInText(text: string, before: readonly string[]): readonly string[] {
  const known = knownIn(before);
  return sentencesOf(text).filter((sentence) => {
    if (known.verbatim.has(sentence)) return false;
    const words = longWordsOf(sentence).filter((word) => tellsApart(known, word));
    return words.length >= LEAST_WORDS && !isMadeOf(known, words);
  });
}

/** What somebody calls something and what it says. */
export interface Worded {
  readonly labels: readonly string[];
  readonly text: string;
}

/**
 * For each of these whether it takes up nothing of the texts before: no sentence of its text is made of one of theirs, or its label says
 * something of which less than half the words stand anywhere in them. Headings and figures count only in a text that has nothing else, and what has no words at
 * all counts for nothing, so that no stray sign makes something old of what is new. Where no text has words, its label stands for it.
 */
export function areAllNew(items: readonly Worded[], before: readonly string[]): boolean[] {
  const known = knownIn(before);
  return items.map(({ text, labels }) => {
    const sentences = sentencesOf(text).filter((sentence) => wordsOf(sentence).length > 0);
    const whole = sentences.filter((sentence) => longWordsOf(sentence).length >= LEAST_WORDS);
    const counted = whole.length > 0 ? whole : sentences;
    if (counted.length === 0) return !labels.some((label) => isLabelOfBefore(known, label));
    const isGoingOn =
      counted.some((sentence) => known.verbatim.has(sentence)) ||
      counted.some((sentence) => isChanged(known, sentence));
    return !isGoingOn || labels.some((label) => isLabelNew(known, label));
  });
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
      source.verbatim.has(sentence) ? Infinity : mostShared(source, words),
    );
    const most = Math.max(...shared);
    if (most > 0) shares[shared.indexOf(most)]?.push(sentence);
  }
  return shares.map((sentences) => sentences.join("\n"));
}

interface Known {
  readonly verbatim: ReadonlySet<string>;
  /** In which sentences each word stands: made when it is first asked for, since most of what goes on stands there word for word. */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

function knownIn(texts: readonly string[]): Known {
  const sentences = texts.flatMap(sentencesOf);
  let places: Known["places"] | null = null;
  return {
    verbatim: new Set(sentences),
    get places() {
      places ??= placesOf(sentences);
      return places;
    },
  };
}

function placesOf(sentences: readonly string[]): Known["places"] {
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

/** Whether it is one of the earlier sentences with other figures or words. */
function isChanged(known: Known, sentence: string): boolean {
  const long = longWordsOf(sentence);
  return isMadeOf(known, long.length < LEAST_WORDS ? wordsOf(sentence) : long);
}

function isMadeOf(known: Known, words: readonly string[]): boolean {
  return mostShared(known, words) >= words.length * KNOWN_SHARE;
}

function isLabelNew(known: Known, label: string): boolean {
  const words = longWordsOf(label);
  return words.length >= LEAST_LABEL_WORDS && !isOfBefore(known, words, KNOWN_SHARE);
}

function isLabelOfBefore(known: Known, label: string): boolean {
  const long = longWordsOf(label);
  return isOfBefore(known, long.length > 0 ? long : wordsOf(label), 0);
}

/** Whether of these words more than none, and at least this share, stand anywhere in the texts before. */
function isOfBefore({ places }: Known, words: readonly string[], share: number): boolean {
  const found = words.filter((word) => places.has(word)).length;
  return found > 0 && found >= words.length * share;
}

function tellsApart({ places }: Known, word: string): boolean {
  return (places.get(word) ?? []).length < MOST_SENTENCES;
}

/** How many of these words stand in the one sentence that has most of them. */
function mostShared({ places }: Known, words: readonly string[]): number {
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
    .normalize("NFC")
    .split(/\n|(?<=[.;!?])\s+|(?<=[。；！？])/u)
    .map((sentence) => sentence.replaceAll(/\s+/gu, " ").trim())
    .filter((sentence) => sentence !== "");
}

/** Each once; of scripts that set no spaces, each sign. A letter by itself numbers something and is no word. */
function wordsOf(sentence: string): string[] {
  const words = sentence
    .toLowerCase()
    .match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|\p{L}[\p{L}\p{M}]+/gu,
    );
  return [...new Set(words)];
}

/** Without the short ones, which every sentence has. */
function longWordsOf(sentence: string): string[] {
  return wordsOf(sentence).filter((word) => word.length >= LEAST_LONG_CHARS || UNSPACED.test(word));
}

const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]$/u;
