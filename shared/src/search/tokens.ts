import { asItLooks } from "../text/look-alikes.ts";
import { readFigure, type Figure } from "./figures.ts";

/** One word, number or figure of a text, under every form in which somebody may look for it. */
export interface Token {
  /** The first is the most exact: "#2.5%" before "#2.5", "w-12a" before "w-12". */
  readonly forms: readonly [string, ...string[]];
  readonly kind: "word" | "label" | "figure";
  /** Where it stands in the text, in UTF-16 units, the end left out. */
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+)*/uy;
/** "W-12", "W12", "P-3b", "W-12 a)". */
const LABEL =
  /(?<letters>[a-z]{1,3})-?(?<digits>\d{1,4})(?:\s?(?<part>[a-z])\)|(?<glued>[a-z]))?(?![\p{L}\p{N}])/iuy;
/** "Art. 13", "art 13", "Arts. IX": an article that is named by less than its word. */
const SHORT_ARTICLE =
  /arts?(?:\.(?=\s{0,3}(?:\d|[ivxl]{1,6}(?![\p{L}\p{N}])|\p{L}(?![\p{L}\p{N}])))|(?=\s{1,3}\d))/iuy;
const HAS_DIGIT = /\d/;
const PLAIN = /^[a-z\d'’]*$/i;
const MARKS = /\p{M}/gu;
/** What stands between the ends of a range. */
const JOINS = /^\s*[-–—/]\s*$/u;
const JOINING_WORDS: ReadonlySet<string> = new Set(["to", "or", "and"]);

/**
 * Cuts a text into what can be looked for. Case, accents and the plural s do not count; a figure is read as the number that
 * it means, whichever way it is written.
 */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const token = isGap(text.charCodeAt(at)) ? undefined : tokenAt(text, at);
    if (token === undefined) at += 1;
    else {
      const before = joinedBefore(text, tokens, token);
      if (before !== undefined) tokens[before.index] = before.token;
      tokens.push(token);
      at = token.end;
    }
  }
  return tokens;
}

/** The white space and most of the signs between words, told without trying anything. */
function isGap(code: number): boolean {
  return code <= 35 || (code >= 37 && code <= 45) || code === 47;
}

function tokenAt(text: string, at: number): FigureToken | Token | undefined {
  const found = readFigure(text, at);
  if (found !== undefined) return figureToken(found.figure, at, found.end);
  SHORT_ARTICLE.lastIndex = at;
  const short = SHORT_ARTICLE.exec(text);
  if (short !== null)
    return { forms: ["article", "art"], kind: "word", start: at, end: at + short[0].length };
  WORD.lastIndex = at;
  const word = WORD.exec(text);
  if (word === null) return undefined;
  if (HAS_DIGIT.test(text.slice(at, at + word[0].length + 2))) {
    LABEL.lastIndex = at;
    const label = LABEL.exec(text);
    if (label !== null) return labelToken(label, at);
  }
  return { forms: wordForms(word[0]), kind: "word", start: at, end: at + word[0].length };
}

interface FigureToken extends Token {
  readonly figure: Figure;
}

function isFigure(token: Token | undefined): token is FigureToken {
  return token?.kind === "figure";
}

function figureToken(figure: Figure, start: number, end: number): FigureToken {
  const { value, unit, written } = figure;
  const bare = `#${value}`;
  const sign = unit === "percent" ? "%" : "$";
  const exact = unit === null ? bare : `${bare}${sign}`;
  const forms = [...new Set([exact, bare, `#${written}`])] as [string, ...string[]];
  return { forms, kind: "figure", start, end, figure };
}

function labelToken(found: RegExpExecArray, start: number): Token {
  const { letters = "", digits = "", part, glued } = found.groups ?? {};
  const whole = `${letters}-${digits}`.toLowerCase();
  const letter = (part ?? glued ?? "").toLowerCase();
  const forms: [string, ...string[]] = letter === "" ? [whole] : [`${whole}${letter}`, whole];
  return { forms, kind: "label", start, end: start + found[0].length };
}

/** In "1.5 to 2.5%" the first figure is a percentage too. */
function joinedBefore(
  text: string,
  tokens: readonly Token[],
  token: Token,
): { index: number; token: FigureToken } | undefined {
  if (!isFigure(token) || token.figure.unit === null) return undefined;
  const last = tokens.at(-1);
  const hasWord = last?.kind === "word" && JOINING_WORDS.has(last.forms[0]);
  const index = tokens.length - (hasWord ? 2 : 1);
  const first = tokens[index];
  if (!isFigure(first) || first.figure.unit !== null) return undefined;
  if (!hasWord && !JOINS.test(text.slice(first.end, token.start))) return undefined;
  // Cents are hundredths; the first end of "3 to 4 cents" is three of them.
  const scale = token.figure.value / token.figure.written || 1;
  const value = Number((first.figure.value * scale).toPrecision(12));
  const figure = { value, unit: token.figure.unit, written: first.figure.written };
  return { index, token: figureToken(figure, first.start, first.end) };
}

/** As it is spelt and, where letters of another script stand in it, as it looks. */
function wordForms(word: string): [string, ...string[]] {
  const form = wordForm(word);
  const looks = PLAIN.test(word) ? form : wordForm(asItLooks(word));
  return looks === form ? [form] : [form, looks];
}

/** What a word is looked for as: without case, accents, the possessive and the plural s. */
function wordForm(word: string): string {
  const simple = PLAIN.test(word) ? word : word.normalize("NFKD").replaceAll(MARKS, "");
  const plain = simple.toLowerCase().replace(/['’]s?$/u, "");
  if (plain.length > 4 && plain.endsWith("ies")) return `${plain.slice(0, -3)}y`;
  return plain.length > 3 && plain.endsWith("s") && !plain.endsWith("ss")
    ? plain.slice(0, -1)
    : plain;
}
