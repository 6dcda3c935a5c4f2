/**
 * The sentences of a text, each on one line without spaces around it: a line ends one, and so does a full stop, a semicolon or the like
 * before a space. It reads sign by sign, because somebody waits while long texts are compared.
 */
export function sentencesOf(text: string): string[] {
  const composed = text.normalize("NFC");
  const sentences: string[] = [];
  let from = 0;
  let hasEnded = false;
  let isSpaced = false;
  let isLoose = false;
  const end = (at: number): void => {
    const found = composed.slice(from, at);
    const sentence = (isLoose ? found.replaceAll(/\s+/gu, " ") : found).trim();
    if (sentence !== "") sentences.push(sentence);
    from = at;
    isLoose = false;
  };
  for (let at = 0; at < composed.length; at += 1) {
    const code = composed.charCodeAt(at);
    const isSpace = isSpaceSign(code);
    if (isSpace && (code === NEWLINE || hasEnded)) end(at);
    else if (isSpace && (code !== SPACE || isSpaced)) isLoose = true;
    isSpaced = isSpace;
    hasEnded = code === STOP || code === SEMICOLON || code === EXCLAMATION || code === QUESTION;
    if (code >= IDEOGRAPHIC_SPACE && WIDE_STOPS.has(code)) end(at + 1);
  }
  end(composed.length);
  return sentences;
}

const [NEWLINE, SPACE, EXCLAMATION, STOP, SEMICOLON, QUESTION] = [
  0x0a, 0x20, 0x21, 0x2e, 0x3b, 0x3f,
];
const [TAB, RETURN, NO_BREAK_SPACE, IDEOGRAPHIC_SPACE] = [0x09, 0x0d, 0xa0, 0x3000];
/** They end a sentence with no space behind them. */
const WIDE_STOPS: ReadonlySet<number> = new Set(codesOf("。；！？"));

/** What `\s` is in a regular expression. */
function isSpaceSign(code: number): boolean {
  if (code <= SPACE) return code === SPACE || (code >= TAB && code <= RETURN);
  return code >= NO_BREAK_SPACE && WIDE_SPACES.has(code);
}

const WIDE_SPACES: ReadonlySet<number> = new Set(
  codesOf(
    "\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF",
  ),
);

function codesOf(signs: string): number[] {
  return Array.from(signs, (sign) => sign.charCodeAt(0));
}
