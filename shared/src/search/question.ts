import { otherSide, SIDE_MARKS, type Side, type SideMark, type Sides } from "../sides.ts";
import { readTokens, type Token } from "./tokens.ts";

/** What was typed into the search, understood. */
export interface Question {
  /** Each must stand in what is found; the tokens of a phrase in this order and next to each other. */
  readonly parts: readonly (readonly Token[])[];
  /** What was asked for in so many words: "when did they first say …". */
  readonly order: "first" | "last" | null;
  /** Whom the words name: "they", "we", or a side by its name. */
  readonly side: SideMark | null;
  /** True when a figure is looked for, so that who said it when is what matters. */
  readonly hasFigure: boolean;
}

/** One or two letters are more often something else than a party. */
const LEAST_INITIALS = 3;
const QUOTED = /["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)/gu;
const SAYING =
  "say says said offer offers offered propose proposes proposed mention mentions mentioned ask asks asked demand demands demanded pass passes passed name names named write writes wrote";
const SAY = String.raw`(?:${SAYING.replaceAll(" ", "|")})`;
/** "When did they say", "first said", "said last", "the first time they said": a "last offer" alone is no question. */
const ASKS_WHEN = new RegExp(
  String.raw`\b(?:when|who|where)\b.*\b${SAY}\b|\b(?:first|last)\s+(?:time\b.*\b)?${SAY}\b|\b${SAY}\s+(?:first|last)\b`,
  "isu",
);
/** "What did they say about", "how much did we ask for": everything of theirs, in no order of its own. */
const ASKS_WHAT = new RegExp(
  String.raw`\b(?:what|how\s+(?:much|many))\s+(?:did|do|does|has|have|had)\b.*\b${SAY}\b`,
  "isu",
);
const OF_A_QUESTION: ReadonlySet<string> = new Set(
  `when who where what how much many about time since did do does has have had was were is the first last ever for of by at it that they we their our ${SAYING}`.split(
    " ",
  ),
);

/**
 * Reads what somebody typed: words, phrases in quotes, figures as people write them, or a question such as "when did they first
 * say 2.5%?", from which the question's own words are taken out. `own` is the asker's side.
 */
export function readQuestion(
  text: string,
  by: { readonly own: SideMark | null; readonly sides: Sides },
): Question {
  const phrases = [...text.matchAll(QUOTED)].map(([, phrase = ""]) => readTokens(phrase));
  const loose = text.replaceAll(QUOTED, " ");
  const literal = { words: loose, order: null, side: null };
  const isQuestion = ASKS_WHEN.test(loose) || ASKS_WHAT.test(loose);
  const meantTo = isQuestion ? understood(loose, by) : literal;
  const isEmpty = phrases.length === 0 && readTokens(meantTo.words).length === 0;
  const asked = isEmpty ? literal : meantTo;
  const single = readTokens(asked.words).map((token) => [token]);
  const parts = [...phrases, ...single].filter((part) => part.length > 0);
  return {
    parts,
    order: asked.order,
    side: asked.side,
    hasFigure: parts.some((part) => part.some(({ kind }) => kind === "figure")),
  };
}

function understood(
  text: string,
  { own, sides }: { readonly own: SideMark | null; readonly sides: Sides },
): { words: string; order: Question["order"]; side: SideMark | null } {
  const names = SIDE_MARKS.flatMap((mark) => namesOf(sides[mark]).map((name) => ({ mark, name })));
  const found = names.find(({ name }) => hasWords(text, name));
  const named = found?.mark;
  const words = found === undefined ? text : withoutWords(text, found.name);
  return {
    words: words
      .split(/\s+/u)
      .filter(
        (word) =>
          !OF_A_QUESTION.has(word.replaceAll(/[^\p{L}]/gu, "").toLowerCase()) || /\d/u.test(word),
      )
      .join(" "),
    order: hasWords(text, "last") ? "last" : ASKS_WHEN.test(text) ? "first" : null,
    side: named ?? meant(text, own),
  };
}

/** A party's full name, the initials that the papers use for it, and its short name: the longest first, as one holds another. */
function namesOf({ name, short }: Side): string[] {
  const initials = [...(name.split(",")[0] ?? "").matchAll(/\p{Lu}/gu)].join("");
  const isCommon = initials.length >= LEAST_INITIALS;
  return isCommon ? [name, short, initials] : [name, short];
}

/** Whom "they" and "we" mean depends on who asks; for those of neither side they mean nobody. */
function meant(text: string, own: SideMark | null): SideMark | null {
  if (own === null) return null;
  if (hasWords(text, "they")) return otherSide(own);
  return hasWords(text, "we") ? own : null;
}

function hasWords(text: string, words: string): boolean {
  return wordsPattern(words).test(text);
}

function withoutWords(text: string, words: string): string {
  return text.replaceAll(wordsPattern(words), " ");
}

function wordsPattern(words: string): RegExp {
  const plain = words.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${plain}(?![\p{L}\p{N}])`, "giu");
}
