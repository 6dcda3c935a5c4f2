/**
 * The pieces that a text is compared in: a word, a figure with its sign and unit ("$1,200.50", "2.5%", "18:30"), a run of spaces,
 * or one other sign. Scripts that part no words are taken sign by sign. Joined they are the text again.
 */
export function tokensOf(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

const UNPARTED = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]`;
const IN_WORD = String.raw`(?:(?!${UNPARTED})[\p{L}\p{M}\p{N}])`;
const FIGURE = String.raw`[-−+]?\p{Sc}?\p{Nd}+(?:[.,:/]\p{Nd}+)*(?:%|‰|¢|°|\p{Sc}|${IN_WORD}+)?`;
const WORD = String.raw`${IN_WORD}+(?:['’‘_-]${IN_WORD}+)*`;
const JOINED = String.raw`(?:\p{M}|\u200d\P{M}|\ufe0f)*`;
const TOKEN = new RegExp(String.raw`\s+|(?<![\p{L}\p{N}])${FIGURE}|${WORD}|[^]${JOINED}`, "gu");

const HAS_WORD = /[\p{L}\p{N}]/u;

/** True for a token that people would count as a word. */
export function isWord(token: string): boolean {
  return HAS_WORD.test(token);
}

/** How many words people would count. */
export function countWords(text: string): number {
  return tokensOf(text).filter(isWord).length;
}
