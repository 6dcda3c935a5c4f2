const LEAST_LONG_CHARS = 4;
/** In a short list a look is quicker than a set. */
const SHORT_LIST = 16;

/** What a sign is in a word. 0 is for what nobody has asked yet. */
const [NONE, MARK, LETTER, ALONE] = [1, 2, 3, 4];
const KINDS = new Uint8Array(0x1_00_00);
const IS_ALONE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/**
 * The words of a sentence, each once, in small letters; of scripts that set no spaces, each sign. A letter by itself numbers something and
 * is no word. It reads sign by sign, because somebody waits while long texts are compared.
 */
export function wordsOf(sentence: string): string[] {
  const signs = sentence.toLowerCase();
  const words = new Words();
  let at = 0;
  while (at < signs.length) {
    const kind = kindAt(signs, at);
    const begin = at;
    at += widthAt(signs, at);
    if (kind === ALONE) words.add(signs.slice(begin, at));
    if (kind !== LETTER) continue;
    const second = at;
    while (at < signs.length && goesOnAt(signs, at)) at += widthAt(signs, at);
    if (at > second) words.add(signs.slice(begin, at));
  }
  return words.all;
}

/** Without the short ones, which every sentence has. */
export function longWordsIn(words: readonly string[]): string[] {
  return words.filter((word) => word.length >= LEAST_LONG_CHARS || kindAt(word, 0) === ALONE);
}

class Words {
  readonly all: string[] = [];
  #known: Set<string> | null = null;

  add(word: string): void {
    if (this.#known === null ? this.all.includes(word) : this.#known.has(word)) return;
    this.all.push(word);
    if (this.#known === null && this.all.length > SHORT_LIST) this.#known = new Set(this.all);
    else this.#known?.add(word);
  }
}

/** Within a word a sign of a script without spaces is a letter as any other. */
function goesOnAt(signs: string, at: number): boolean {
  const kind = kindAt(signs, at);
  return kind === LETTER || kind === MARK || (kind === ALONE && isLetter(signs, at));
}

function isLetter(signs: string, at: number): boolean {
  return /[\p{L}\p{M}]/u.test(String.fromCodePoint(signs.codePointAt(at) ?? 0));
}

function widthAt(signs: string, at: number): number {
  const code = signs.charCodeAt(at);
  return code >= 0xd8_00 && code <= 0xdb_ff && (signs.codePointAt(at) ?? 0) > 0xff_ff ? 2 : 1;
}

function kindAt(signs: string, at: number): number {
  const code = signs.charCodeAt(at);
  const known = KINDS[code] ?? 0;
  if (known > 0) return known;
  const point = signs.codePointAt(at) ?? 0;
  const kind = kindOf(String.fromCodePoint(point));
  if (point === code) KINDS[code] = kind;
  return kind;
}

function kindOf(sign: string): number {
  if (IS_ALONE.test(sign)) return ALONE;
  if (/\p{L}/u.test(sign)) return LETTER;
  return /\p{M}/u.test(sign) ? MARK : NONE;
}
