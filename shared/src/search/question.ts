import { otherSide, SIDE_MARKS, type Side, type SideMark, type Sides } from "../sides.ts";
import { readDay, type AskedDay } from "./days.ts";
import { readTokens, type Token } from "./tokens.ts";
import { askedAct, SAYING, type ActKind } from "./verbs.ts";

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
  /** What was done, in "when did they withdraw W-5?"; null where words are looked for and no act. */
  readonly acts: ReadonlySet<ActKind> | null;
  /** The day that is asked for, and how it was written, as a text may name it too. */
  readonly day: { readonly asked: AskedDay; readonly written: readonly Token[] } | null;
  /** Whose acts alone are asked for: the name as the record has it. */
  readonly person: string | null;
}

/** Who asks, and what the searched place can be asked for. */
export interface Asking {
  /** The asker's side. */
  readonly own: SideMark | null;
  readonly sides: Sides;
  /** The people whose acts are searched; none where nobody is named. */
  readonly people?: readonly string[];
  /** Whether acts are searched, and not words alone. */
  readonly hasActs?: boolean;
}

/** One or two letters are more often something else than a party. */
const LEAST_INITIALS = 3;
const QUOTED = /["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)/gu;
const SAY = String.raw`(?:${SAYING.replaceAll(" ", "|")})`;
/** "When did they say", "did they ever say", "first said", "said last", "the first time they said", "who put it on the table". */
const ASKS_WHEN = new RegExp(
  String.raw`\b(?:when|who|where)\b.*\b${SAY}\b|^\s*did\b.*\b${SAY}\b|\b(?:when|who|did)\b.*\bput\b.*\bon\s+the\s+table\b|\b(?:first|last)\s+(?:time\b.*\b)?${SAY}\b|\b${SAY}\s+(?:first|last)\b`,
  "isu",
);
/** "What did they say about", "how much did we ask for": everything of theirs, in no order of its own. */
const ASKS_WHAT = new RegExp(
  String.raw`\b(?:what|how\s+(?:much|many|often)(?:\s+times)?)\s+(?:did|do|does|has|have|had)\b.*\b${SAY}\b`,
  "isu",
);
const OF_A_QUESTION: ReadonlySet<string> = new Set(
  `when who where what which how much many often about time times since did do does has have had was were is the a first last latest ever for of on to in by at it that they we their our other side put puts ${SAYING}`.split(
    " ",
  ),
);

/** What else "what happened on 25 October" and "when did they sign off on W-5" are made of. */
const AROUND_AN_ACT: ReadonlySet<string> = new Set(
  "a act acts all and any anything do done everything from happen he happened in into it made make makes moved move moves off on out over put proposal that them to us".split(
    " ",
  ),
);

/**
 * Reads what somebody typed: words, phrases in quotes, figures as people write them, a day, a person, or a question such as "when did
 * they first say 2.5%?" or "who withdrew W-5?", from which the question's own words are taken out.
 */
export function readQuestion(text: string, by: Asking): Question {
  const phrases = [...text.matchAll(QUOTED)].map(([, phrase = ""]) => readTokens(phrase));
  const unquoted = text.replaceAll(QUOTED, " ");
  const day = readDay(unquoted);
  const undated = day?.rest ?? unquoted;
  const person = namedPerson(undated, by.people ?? []);
  const loose = person === null ? undated : withoutPerson(undated, person);
  const act = by.hasActs === true ? askedAct(loose) : null;
  const literal = { words: loose, order: null, side: null };
  const isMore = act !== null || day !== undefined || person !== null;
  const meantTo =
    isMore || asksForWords(loose)
      ? understood(loose, { ...by, left: isMore ? leftOut(act?.forms ?? "") : OF_A_QUESTION })
      : literal;
  const isEmpty = !isMore && phrases.length === 0 && readTokens(meantTo.words).length === 0;
  const asked = isEmpty ? literal : meantTo;
  const single = readTokens(asked.words).map((token) => [token]);
  const parts = [...phrases, ...single].filter((part) => part.length > 0);
  return {
    parts,
    order: asked.order,
    side: asked.side,
    hasFigure: parts.some((part) => part.some(({ kind }) => kind === "figure")),
    acts: act?.acts ?? null,
    day: day === undefined ? null : { asked: day.asked, written: readTokens(day.words) },
    person,
  };
}

/** True when there is anything to look for. */
export function asksSomething({ parts, acts, day, person }: Question): boolean {
  return parts.length > 0 || acts !== null || day !== null || person !== null;
}

function asksForWords(text: string): boolean {
  return ASKS_WHEN.test(text) || ASKS_WHAT.test(text);
}

function leftOut(forms: string): ReadonlySet<string> {
  return new Set([...OF_A_QUESTION, ...AROUND_AN_ACT, ...forms.split(" ")]);
}

/** The longest name that stands in the words. A name of one word counts only as it is written: it may be a word of the language. */
function namedPerson(text: string, people: readonly string[]): string | null {
  const byLength = people.toSorted((one, other) => other.length - one.length);
  return (
    byLength.find((name) =>
      /\s/u.test(name.trim())
        ? hasWords(text, name)
        : hasWords(text, name) && text.split(/[^\p{L}\p{N}]+/u).includes(name),
    ) ?? null
  );
}

/** Whoever is named leaves a word in their place: "did the chief reject" asks for an act, and "the reject" for a thing. */
function withoutPerson(text: string, person: string): string {
  return text.replaceAll(wordsPattern(person), " he ").replaceAll(/\she\s['’]s(?!\p{L})/gu, " he ");
}

function understood(
  text: string,
  { own, sides, left }: Asking & { readonly left: ReadonlySet<string> },
): { words: string; order: Question["order"]; side: SideMark | null } {
  const named = SIDE_MARKS.flatMap((mark) => {
    const name = namesOf(sides[mark]).find((each) => hasWords(text, each));
    return name === undefined ? [] : [{ mark, name }];
  });
  const unnamed = named.reduce((rest, { name }) => withoutWords(rest, name), text);
  const words = unnamed.replaceAll(/\bon\s+the\s+table\b/giu, " ");
  const isWhen = ASKS_WHEN.test(text) || /\b(?:when|who|first)\b/iu.test(text);
  return {
    words: withoutQuestion(words, left),
    order: hasWords(text, "last") ? "last" : isWhen ? "first" : null,
    side: whose(text, own, named),
  };
}

/** What is looked for, the question's own words left out. "Two and a half percent" and "3 to 4 cents" stay as they were written. */
function withoutQuestion(text: string, left: ReadonlySet<string>): string {
  const figures = readTokens(text).filter(({ kind }) => kind === "figure");
  const isFigure = (start: number, end: number): boolean =>
    figures.some((figure) => start < figure.end && figure.start < end);
  return [...text.matchAll(/\S+/gu)]
    .filter(({ 0: word, index }) => {
      const plain = word.replaceAll(/[^\p{L}]/gu, "").toLowerCase();
      return !left.has(plain) || /\d/u.test(word) || isFigure(index, index + word.length);
    })
    .map(([word]) => word)
    .join(" ");
}

/** A party's full name, the initials that the papers use for it, and its short name: the longest first, as one holds another. */
function namesOf({ name, short }: Side): string[] {
  const initials = [...(name.split(",")[0] ?? "").matchAll(/\p{Lu}/gu)].join("");
  const isCommon = initials.length >= LEAST_INITIALS;
  return isCommon ? [name, short, initials] : [name, short];
}

/**
 * Whose words are asked for: the side that is named first, as in "what did we offer the Guild" and "what did the Producers offer the Guild". Whom "they" and "we" mean depends on who
 * asks; for those of neither side they mean nobody.
 */
function whose(
  text: string,
  own: SideMark | null,
  named: readonly { readonly mark: SideMark; readonly name: string }[],
): SideMark | null {
  const meant =
    own === null
      ? []
      : [
          { name: "we", mark: own },
          { name: "they", mark: otherSide(own) },
          { name: "the other side", mark: otherSide(own) },
        ];
  const places = [...named, ...meant].flatMap(({ name, mark }) => {
    const at = text.search(wordsPattern(name));
    return at === -1 ? [] : [{ at, mark }];
  });
  return places.toSorted((one, other) => one.at - other.at)[0]?.mark ?? null;
}

function hasWords(text: string, words: string): boolean {
  return wordsPattern(words).test(text);
}

function withoutWords(text: string, words: string): string {
  // "The Guild's last offer" is an offer of the Guild.
  return text.replaceAll(wordsPattern(words), " ").replaceAll(/(?<=\s)['’]s(?!\p{L})/gu, " ");
}

function wordsPattern(words: string): RegExp {
  const plain = words.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${plain}(?![\p{L}\p{N}])`, "giu");
}
