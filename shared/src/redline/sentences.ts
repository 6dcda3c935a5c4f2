import { sentenceId } from "./change-ids.ts";
import { matchSequences } from "./match-sequences.ts";
import { isWord, tokensOf } from "./tokens.ts";

/** What words are compared by: a token, or a whole sentence that stands elsewhere in the other text. */
export interface Atom {
  readonly text: string;
  /** The move that the sentence belongs to; null for a token. */
  readonly move: string | null;
}

/** The words of a block in the old and in the new text; null where it is not in that text. */
export interface WordsOfBlock {
  readonly before: string | null;
  readonly after: string | null;
}

/** The same as atoms. */
export interface AtomsOfBlock {
  readonly before: readonly Atom[];
  readonly after: readonly Atom[];
}

/** Words that a sentence needs before its turning up elsewhere is more than chance. */
const LONG_ENOUGH_TO_MOVE = 5;

interface Sentence {
  readonly tokens: readonly string[];
  readonly says: string;
  /** The sentence after it in its block. */
  next: Sentence | null;
  move: string | null;
}

/**
 * Parts the words of changed blocks into tokens, and keeps a sentence whole that left one place of the text and stands, word for word,
 * in another: within the block or in any other of them.
 */
export function findMovedSentences(blocks: readonly WordsOfBlock[]): AtomsOfBlock[] {
  const parted = blocks.map(({ before, after }) => ({
    before: sentencesOf(before ?? ""),
    after: sentencesOf(after ?? ""),
  }));
  const left = parted.map(whatDidNotStay);
  const gone = Map.groupBy(
    left.flatMap(({ before }) => before),
    ({ says }) => says,
  );
  let moves = 0;
  let last: { readonly from: Sentence; readonly to: Sentence } | null = null;
  for (const to of left.flatMap(({ after }) => after)) {
    const from = gone.get(to.says)?.shift();
    if (from === undefined) continue;
    // Sentences that moved together are one move.
    if (last === null || last.from.next !== from || last.to.next !== to) moves += 1;
    from.move = to.move = sentenceId(moves);
    last = { from, to };
  }
  return parted.map(({ before, after }) => ({
    before: before.flatMap(atomsOf),
    after: after.flatMap(atomsOf),
  }));
}

/** Words of which no sentence is looked for elsewhere. */
export function atomsOfWords(words: string): Atom[] {
  return tokensOf(words).map((text) => ({ text, move: null }));
}

/** The long sentences of a block that are not, in this order, in both its texts. */
function whatDidNotStay({ before, after }: { before: Sentence[]; after: Sentence[] }) {
  const stayed = matchSequences(
    before.map(({ says }) => says),
    after.map(({ says }) => says),
  );
  const at = {
    before: new Set(stayed.map(([b]) => b)),
    after: new Set(stayed.map(([, a]) => a)),
  };
  return {
    before: before.filter((sentence, place) => !at.before.has(place) && isLong(sentence)),
    after: after.filter((sentence, place) => !at.after.has(place) && isLong(sentence)),
  };
}

function isLong({ tokens }: Sentence): boolean {
  return tokens.filter(isWord).length >= LONG_ENOUGH_TO_MOVE;
}

const SENTENCE = /.+?(?:[.;?!。]["'”’)]*(?=\s|$)\s*|$)/gsu;

function sentencesOf(text: string): Sentence[] {
  const sentences = (text.match(SENTENCE) ?? []).map((each): Sentence => ({
    tokens: tokensOf(each),
    says: each.replaceAll(/\s+/gu, " ").trim(),
    next: null,
    move: null,
  }));
  for (const [at, sentence] of sentences.entries()) sentence.next = sentences[at + 1] ?? null;
  return sentences;
}

function atomsOf({ tokens, move }: Sentence): Atom[] {
  return move === null ? tokens.map((text) => ({ text, move })) : [{ text: tokens.join(""), move }];
}
