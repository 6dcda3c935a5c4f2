import { sentencesOf } from "../text/sentences.ts";
import { longWordsIn, wordsOf } from "../text/words.ts";

/** Below this share of its words in one earlier sentence, a sentence is none that was only changed. */
const KNOWN_SHARE = 0.5;
/** A sentence with fewer long words is a heading, a figure or a date. */
const LEAST_WORDS = 2;
/** So many long words of a label say something of their own. */
const LEAST_LABEL_WORDS = 3;
/** A word in more sentences than this tells none apart, and following it would cost more than the length of the texts. */
const MOST_SENTENCES = 100;

/** Texts that stood before, taken apart: whatever is compared with them then costs its own length alone. */
export interface KnownTexts {
  readonly verbatim: ReadonlySet<string>;
  /** Made when it is first asked for, since most of what goes on stands there word for word. */
  readonly places: Places;
}

interface Places {
  /** In which sentences each word stands. */
  readonly ofWord: ReadonlyMap<string, readonly number[]>;
  /** How many words each sentence has of the one that is compared; all 0 between two comparisons. */
  readonly shared: Uint32Array;
}

/** Takes texts apart that others are compared with. */
export function knownIn(texts: readonly string[]): KnownTexts {
  const sentences = [...new Set(texts)].flatMap(sentencesOf);
  let places: Places | null = null;
  return {
    verbatim: new Set(sentences),
    get places() {
      places ??= placesOf(sentences);
      return places;
    },
  };
}

/**
 * The sentences of a new text that were not made of one sentence of the texts before it, word for word or changed: another figure or a
 * turn of phrase is nothing new. It knows no meaning, so that it asks a person to read them, and no more.
 */
export function newInText(text: string, known: KnownTexts): readonly string[] {
  return sentencesOf(text).filter((sentence) => {
    if (known.verbatim.has(sentence)) return false;
    const words = longWordsOf(sentence).filter((word) => tellsApart(known, word));
    return isWhole(words) && !isMadeOf(known, words);
  });
}

/** What somebody calls something and what it says. */
export interface Worded {
  readonly labels: readonly string[];
  readonly text: string;
}

/**
 * Whether it takes up nothing of the texts before: no sentence of its text is made of one of theirs, or its label says
 * something of which less than half the words stand anywhere in them. Headings and figures count only in a text that has nothing else, and what has no words at
 * all counts for nothing, so that no stray sign makes something old of what is new. Where the text has no words, its label stands for it.
 */
export function isAllNew({ text, labels }: Worded, known: KnownTexts): boolean {
  const goesOn = isGoingOn(known, sentencesOf(text));
  if (goesOn === null) return !labels.some((label) => isLabelOfBefore(known, label));
  return !goesOn || labels.some((label) => isLabelNew(known, label));
}

/** Null where no sentence has words. */
function isGoingOn(known: KnownTexts, sentences: readonly string[]): boolean | null {
  // Most of what goes on stands there word for word: then hardly a sentence has to be taken apart.
  if (sentences.some((each) => known.verbatim.has(each) && isWhole(longWordsOf(each)))) return true;
  const worded = sentences.flatMap((sentence) => {
    const words = wordsOf(sentence);
    return words.length === 0 ? [] : [{ sentence, words, long: longWordsIn(words) }];
  });
  const whole = worded.filter(({ long }) => isWhole(long));
  const counted = whole.length > 0 ? whole : worded;
  if (counted.length === 0) return null;
  return counted.some(
    ({ sentence, words, long }) =>
      known.verbatim.has(sentence) || isMadeOf(known, isWhole(long) ? long : words),
  );
}

function isWhole(long: readonly string[]): boolean {
  return long.length >= LEAST_WORDS;
}

function longWordsOf(words: string): string[] {
  return longWordsIn(wordsOf(words));
}

/**
 * Of a text that was made of several: the sentences of it that come of each, by most words in common, in their order. What comes of
 * none is in none.
 */
export function sharesOf(text: string, sources: readonly KnownTexts[]): string[] {
  const shares: string[][] = sources.map(() => []);
  for (const sentence of sentencesOf(text)) {
    const verbatim = sources.findIndex((source) => source.verbatim.has(sentence));
    const from = verbatim === -1 ? nearestOf(sources, wordsOf(sentence)) : verbatim;
    shares[from]?.push(sentence);
  }
  return shares.map((sentences) => sentences.join("\n"));
}

/** The first of the sources that has most of these words in one sentence; -1 where none has any. */
function nearestOf(sources: readonly KnownTexts[], words: readonly string[]): number {
  let nearest = -1;
  let most = 0;
  for (const [index, source] of sources.entries()) {
    const shared = mostShared(source, words);
    if (shared <= most) continue;
    most = shared;
    nearest = index;
  }
  return nearest;
}

function placesOf(sentences: readonly string[]): Places {
  const ofWord = new Map<string, number[]>();
  for (const [place, sentence] of sentences.entries()) {
    for (const word of wordsOf(sentence)) {
      const known = ofWord.get(word);
      if (known === undefined) ofWord.set(word, [place]);
      else if (known.length < MOST_SENTENCES) known.push(place);
    }
  }
  return { ofWord, shared: new Uint32Array(sentences.length) };
}

/** Whether one of the earlier sentences has the most of these words: with other figures or other words it is that one. */
function isMadeOf(known: KnownTexts, words: readonly string[]): boolean {
  const enough = words.length * KNOWN_SHARE;
  return mostShared(known, words, enough) >= enough;
}

function isLabelNew(known: KnownTexts, label: string): boolean {
  const words = longWordsOf(label);
  return words.length >= LEAST_LABEL_WORDS && !isOfBefore(known, words, KNOWN_SHARE);
}

function isLabelOfBefore(known: KnownTexts, label: string): boolean {
  const long = longWordsOf(label);
  return isOfBefore(known, long.length > 0 ? long : wordsOf(label), 0);
}

/** Whether of these words more than none, and at least this share, stand anywhere in the texts before. */
function isOfBefore({ places }: KnownTexts, words: readonly string[], share: number): boolean {
  const found = words.filter((word) => places.ofWord.has(word)).length;
  return found > 0 && found >= words.length * share;
}

function tellsApart({ places }: KnownTexts, word: string): boolean {
  return (places.ofWord.get(word) ?? NOWHERE).length < MOST_SENTENCES;
}

const NOWHERE: readonly number[] = [];

/** How many of these words stand in the one sentence that has most of them; no more of them are looked for when there are `enough`. */
function mostShared(
  { places: { ofWord, shared } }: KnownTexts,
  words: readonly string[],
  enough = Infinity,
): number {
  const counted: number[] = [];
  let most = 0;
  for (const word of words) {
    for (const place of ofWord.get(word) ?? NOWHERE) {
      const count = (shared[place] ?? 0) + 1;
      shared[place] = count;
      if (count === 1) counted.push(place);
      if (count > most) most = count;
    }
    if (most >= enough) break;
  }
  for (const place of counted) shared[place] = 0;
  return most;
}
