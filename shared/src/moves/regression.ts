import { MAX_NOTE_CHARS, MAX_NOTES_PER_PASS } from "../limits.ts";
import { otherSide, type SideMark } from "../sides.ts";
import { knownIn, sharesOf } from "./new-in-text.ts";

/** A pass as far as its text is compared. */
interface PassedText {
  readonly number: number;
  readonly side: SideMark;
  readonly text: string;
}

/** A line that is shorter than this is a heading or a number, and says little about what was conceded. */
const MIN_LINE_CHARS = 20;
const MOST_NOTES = 5;
const MOST_QUOTED_CHARS = 80;

/**
 * What a new text takes back of what the same side's former passes gave, in sentences for the mover and the record;
 * empty when nothing is seen. It compares words and figures with the proposal's earlier passes, and sees three things:
 * the text returns, word for word, to one of the side's own that it had replaced; a figure moves away from the other side's after
 * it had moved towards it; a line that the side had taken over from the other side's text is gone.
 *
 * It knows no meaning. It sees figures only where both texts hold the same kinds of them in the same order, it takes a
 * concession that is worded anew for one that is gone, and it sees nothing that is taken back in other words or on
 * another proposal. So it is said, and it keeps nobody from sending.
 *
 * Where the text is made of several proposals, `about` is what in it comes of this one: figures are compared there alone.
 */
export function regressionsOf(
  passes: readonly PassedText[],
  next: { readonly side: SideMark; readonly text: string; readonly about?: string },
): string[] {
  const own = passes.filter(({ side, text }) => side === next.side && text.trim() !== "");
  const last = own.at(-1);
  if (last === undefined) return [];
  const theirs = passes.filter(({ side }) => side === otherSide(next.side));
  const former = own.slice(0, -1);
  const { about = next.text } = next;
  return [
    ...returnsToFormer(former, last, about),
    ...figuresThatMoveAway({ former, last, theirs, text: about }),
    ...linesThatAreGone(theirs, last, next.text),
  ].slice(0, MOST_NOTES);
}

/**
 * The same of texts that are made of several proposals, each note with the name of its proposal. Figures are compared in the sentences
 * that come of that proposal, lines in the whole text. What the proposals had is taken apart once, for every text that is tried on it.
 */
export function comparingMerged(
  from: readonly { readonly label: string; readonly passes: readonly PassedText[] }[],
  side: SideMark,
): (text: string) => string[] {
  const own = from.map(({ passes }) => passes.findLast((pass) => pass.side === side)?.text ?? "");
  const sources = own.map((text) => knownIn([text]));
  return (text) => {
    const shares = sharesOf(text, sources);
    return from
      .flatMap(({ label, passes }, index) =>
        regressionsOf(passes, { side, text, about: shares[index] ?? "" }).map((note) =>
          cut(`${label}: ${note}`, MAX_NOTE_CHARS),
        ),
      )
      .slice(0, MAX_NOTES_PER_PASS);
  };
}

function returnsToFormer(former: readonly PassedText[], last: PassedText, text: string): string[] {
  if (former.length === 0) return [];
  const look = lookOfText(text);
  if (look === partsOf(last).look) return [];
  const same = former.findLast((pass) => partsOf(pass).look === look);
  return same === undefined
    ? []
    : [`It returns to the words of pass ${same.number}, which pass ${last.number} had replaced.`];
}

function figuresThatMoveAway(of: {
  former: readonly PassedText[];
  last: PassedText;
  theirs: readonly PassedText[];
  text: string;
}): string[] {
  const { former, last, theirs, text } = of;
  const then = partsOf(last).figures;
  if (then.length === 0) return [];
  const now = figuresOf(text);
  if (!isSameKinds(now, then)) return [];
  if (then.every(({ value }, index) => value === now[index]?.value)) return [];
  const fit = (pass: PassedText): boolean => isSameKinds(partsOf(pass).figures, then);
  const fitting = theirs.findLast(fit);
  const aim = fitting === undefined ? [] : partsOf(fitting).figures;
  // Where the other side has said none, the way that the side itself has come tells where it goes back to.
  const before = aim.length > 0 ? [] : former.filter(fit).map((pass) => partsOf(pass).figures);
  return then.flatMap((gave, index) => {
    const asks = now[index];
    if (asks === undefined || asks.value === gave.value) return [];
    const target = aim[index]?.value;
    const was = before.findLast((figures) => figures[index]?.value !== gave.value)?.[index]?.value;
    const isAway =
      target === undefined
        ? was !== undefined && Math.sign(asks.value - gave.value) === Math.sign(was - gave.value)
        : Math.abs(asks.value - target) > Math.abs(gave.value - target);
    if (!isAway) return [];
    const from = target === undefined ? "" : `, and ${aim[index]?.words ?? ""} is the other side's`;
    return [`Pass ${last.number} said ${gave.words}; this says ${asks.words}${from}.`];
  });
}

function linesThatAreGone(theirs: readonly PassedText[], last: PassedText, text: string): string[] {
  const offered = theirs.filter(({ number }) => number < last.number);
  const taken = new Set(offered.flatMap((pass) => partsOf(pass).lines));
  const owed = partsOf(last).lines.filter((line) => taken.has(line));
  if (owed.length === 0) return [];
  const kept = new Set(linesOf(text));
  return owed
    .filter((line) => !kept.has(line))
    .map((line) => `Pass ${last.number} had taken over, and this leaves out: “${short(line)}”`);
}

/** What of a text is compared. */
interface Parts {
  readonly look: string;
  readonly figures: readonly Figure[];
  readonly lines: readonly string[];
}

/** Passes never change. So each is taken apart once, however many texts are tried on it, and only as far as it is asked for. */
const PARTS = new WeakMap<PassedText, Parts>();

function partsOf(pass: PassedText): Parts {
  const known = PARTS.get(pass);
  if (known !== undefined) return known;
  const { text } = pass;
  let [look, figures, lines]: [string?, Figure[]?, string[]?] = [];
  const parts: Parts = {
    get look() {
      return (look ??= lookOfText(text));
    },
    get figures() {
      return (figures ??= figuresOf(text));
    },
    get lines() {
      return (lines ??= linesOf(text));
    },
  };
  PARTS.set(pass, parts);
  return parts;
}

interface Figure {
  readonly words: string;
  readonly value: number;
  readonly kind: string;
}

/** Amounts and rates in the order of the text: "$1,200", "2.5%", "4 cents". Figures that only number a clause are none. */
function figuresOf(text: string): Figure[] {
  const found = text.matchAll(
    /(?<money>\$ ?)?(?<![\w.)(-])(?<value>\d[\d,]*(?:\.\d+)?)(?<unit> ?%| ?per ?cent\b| cents?\b)?/giu,
  );
  return [...found].flatMap(({ 0: words, groups, index }) => {
    const kind = `${groups?.["money"]?.trim() ?? ""}${groups?.["unit"]?.trim().toLowerCase() ?? ""}`;
    const isClause = kind === "" && /^[.)]/.test(text.slice(index + words.length));
    const value = Number((groups?.["value"] ?? "").replaceAll(",", ""));
    return isClause || Number.isNaN(value) ? [] : [{ words: words.trim(), value, kind }];
  });
}

function isSameKinds(one: readonly Figure[], other: readonly Figure[]): boolean {
  return (
    one.length > 0 &&
    one.length === other.length &&
    one.every(({ kind }, index) => kind === other[index]?.kind)
  );
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map(lookOfText)
    .filter((line) => line.length >= MIN_LINE_CHARS);
}

function lookOfText(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim();
}

function short(line: string): string {
  return line.length > MOST_QUOTED_CHARS ? `${cut(line, MOST_QUOTED_CHARS - 1)}…` : line;
}

/** No longer than this, and without half a sign at its end, which the wire takes from nobody. */
function cut(words: string, most: number): string {
  return words.slice(0, most).replace(/[\uD800-\uDBFF]$/u, "");
}
