import type { ProposalId } from "../ids.ts";
import type { SideMark } from "../sides.ts";
import { hasRoom, mayStandBeside } from "./bounds-model-for-tests.ts";
import { newModel, type ModelProposal, type Paper } from "./clerks-paper-for-tests.ts";
import { underOneArticle, wordingNow } from "./contract-model-for-tests.ts";
import { mayHandOver } from "./ground-rules-model-for-tests.ts";
import { isOpen, isUndecided } from "./standing-model-for-tests.ts";

/** How something new is called: by a number or, without one, by other words. */
export interface Named {
  readonly id: ProposalId;
  readonly number: string | null;
  readonly called: string;
}

/** What something says that comes out of other things. */
export interface Written {
  readonly text: string;
  /** Whether it takes anything up that was on the table. */
  readonly isOfBefore: boolean;
  readonly isSaidNew: boolean;
}

/** What people say when they speak of it. */
function labelOf({ number, called }: Pick<Named, "number" | "called">): string {
  return number ?? called;
}

/** However it is written: with or without "part" before the letter. */
function written(number: string): string {
  return number.toLowerCase().replaceAll("), part ", ") ");
}

function isSame(one: string, other: string): boolean {
  return written(one) === written(other);
}

/** "N-1 a)", and "N-1 a), part a)" where the whole ends with a letter itself. */
function cited(whole: string, letter: string | null): string {
  return whole.endsWith(")") ? `${whole}, part ${letter})` : `${whole} ${letter})`;
}

/** Whether nobody has or had the number, and nothing else goes by it for want of its own. */
function isFree(paper: Paper, number: string, besides: readonly ModelProposal[] = []): boolean {
  if (paper.numbers.has(written(number))) return false;
  return [...paper.proposals.values()].every(
    (of) => of.number !== null || besides.includes(of) || !isSame(of.called, number),
  );
}

function mayCome(paper: Paper, { id, number, called }: Named): boolean {
  if (paper.proposals.has(id) || !mayHandOver(paper)) return false;
  return number === null ? !paper.numbers.has(written(called)) : isFree(paper, number);
}

function put(paper: Paper, of: ModelProposal, text: string): void {
  paper.written[of.sponsor] += text.length;
  paper.proposals.set(of.id, of);
  if (of.number !== null) paper.numbers.set(written(of.number), of);
  of.whole?.parts.push(of);
}

function isLateNow(paper: Paper): boolean {
  return paper.rules.hasDeadline && paper.isAfterDeadline;
}

/** Late, made of nothing that was on the table, and not said to be new. */
function isSmuggled(paper: Paper, { isOfBefore, isSaidNew }: Written): boolean {
  return isLateNow(paper) && !isOfBefore && !isSaidNew;
}

function lettered(whole: ModelProposal, letter: string, id: ProposalId): Named {
  const number = whole.number === null ? null : cited(whole.number, letter);
  return { id, number, called: cited(labelOf(whole), letter) };
}

/** Under which article it comes, and how that reads today. */
function citing(paper: Paper, cites: string | null) {
  return { cites, readThen: wordingNow(paper, cites) };
}

/** Puts it on the table, if it may be called so. */
export function table(
  paper: Paper,
  sponsor: SideMark,
  of: Named & { cites: string | null; beside: string | null; text: string },
): boolean {
  const { cites, beside, text, ...named } = of;
  const signs = text.length;
  if (!mayCome(paper, named) || !hasRoom(paper, sponsor, { proposals: 1, signs })) return false;
  if (!mayStandBeside(paper, sponsor, { beside, times: 1 })) return false;
  const isLate = isLateNow(paper);
  put(paper, newModel({ ...named, ...citing(paper, cites), beside, sponsor, isLate }), text);
  return true;
}

/** Adds a lettered part. */
export function addPart(
  paper: Paper,
  sponsor: SideMark,
  of: { whole: ProposalId; id: ProposalId; letter: string; text: string },
): boolean {
  const { id, letter, text } = of;
  const whole = paper.proposals.get(of.whole);
  if (whole === undefined || !isOpen(whole, { mayBeInParts: true })) return false;
  if (whole.sponsor !== sponsor || whole.whole !== null) return false;
  const named = lettered(whole, letter, id);
  if (whole.parts.some((part) => part.letter === letter) || !mayCome(paper, named)) return false;
  if (!hasRoom(paper, sponsor, { proposals: 1, signs: text.length })) return false;
  const { beside } = whole;
  if (!mayStandBeside(paper, sponsor, { beside, times: 1 })) return false;
  const part = { whole, letter, isNumberedByWhole: true };
  const cited = { ...citing(paper, whole.cites), beside };
  put(paper, newModel({ ...named, ...cited, sponsor, isLate: isLateNow(paper), part }), text);
  return true;
}

/** Splits it into pieces that have all a letter, or all none. */
export function split(
  paper: Paper,
  sponsor: SideMark,
  of: {
    whole: ProposalId;
    /** The last text that was seen; null where that is not said. */
    lastPass: number | null;
    pieces: readonly (Named & Written & { readonly letter: string | null })[];
  },
): boolean {
  const whole = paper.proposals.get(of.whole);
  if (whole === undefined || !isUndecided(whole) || whole.sponsor !== sponsor) return false;
  if (whole.passes.length !== of.lastPass) return false;
  const isInParts = of.pieces.every(({ letter }) => letter !== null);
  const pieces = of.pieces.map((piece) =>
    piece.letter === null ? piece : { ...piece, ...lettered(whole, piece.letter, piece.id) },
  );
  if (isInParts && whole.whole !== null) return false;
  if (isInParts && pieces.some(({ letter }) => whole.parts.some((part) => part.letter === letter)))
    return false;
  const isMuddled = pieces.some((one) =>
    pieces.some(
      (other) => one !== other && one.number !== null && isSame(one.number, labelOf(other)),
    ),
  );
  if (isMuddled || !pieces.every((piece) => mayCome(paper, piece))) return false;
  const signs = pieces.reduce((sum, { text }) => sum + text.length, 0);
  if (!hasRoom(paper, sponsor, { proposals: pieces.length, signs })) return false;
  const { beside } = whole;
  if (!mayStandBeside(paper, sponsor, { beside, times: pieces.length })) return false;
  if (pieces.some((piece) => isSmuggled(paper, piece))) return false;
  const cited = { ...citing(paper, whole.cites), beside };
  const made = pieces.map(({ letter, isSaidNew, id, number, called }) =>
    newModel({
      id,
      number,
      called,
      ...cited,
      sponsor,
      isLate: isSaidNew && isLateNow(paper),
      part: isInParts
        ? { whole, letter, isNumberedByWhole: true }
        : { whole: whole.whole, letter: whole.letter, isNumberedByWhole: false },
    }),
  );
  for (const [index, piece] of made.entries()) put(paper, piece, pieces[index]?.text ?? "");
  goOn(whole, isInParts ? "in its parts" : made);
  return true;
}

/** Makes one of several. */
export function merge(
  paper: Paper,
  sponsor: SideMark,
  of: {
    from: readonly { id: ProposalId; lastPass: number | null }[];
    into: Named & Written;
    /** The article that it is said to come under; undefined where nothing is said, as on rows from before it was. */
    under: string | null | undefined;
  },
): boolean {
  const { text, isSaidNew, id, number, called } = of.into;
  const from = of.from.map(({ id }) => paper.proposals.get(id));
  if (new Set(from).size !== from.length || !mayCome(paper, of.into)) return false;
  const isEachTheirs = from.every(
    (one, index) =>
      one !== undefined &&
      isUndecided(one) &&
      one.sponsor === sponsor &&
      one.passes.length === of.from[index]?.lastPass,
  );
  if (!isEachTheirs) return false;
  if (!hasRoom(paper, sponsor, { proposals: 1, signs: text.length })) return false;
  const cited = from.map((one) => one?.cites ?? null);
  if (of.under !== undefined && of.under !== underOneArticle(cited)) return false;
  const [first = null] = cited;
  const isSpeltAlike = cited.every((each) => each === first);
  const cites = of.under === undefined ? (isSpeltAlike ? first : null) : of.under;
  const [nearest = null] = from.map((one) => one?.beside ?? null);
  const beside = from.every((one) => (one?.beside ?? null) === nearest) ? nearest : null;
  if (!mayStandBeside(paper, sponsor, { beside, times: 1 })) return false;
  if (isSmuggled(paper, of.into)) return false;
  const isLate = isSaidNew && isLateNow(paper);
  const made = newModel({ id, number, called, ...citing(paper, cites), beside, sponsor, isLate });
  put(paper, made, text);
  for (const one of from) if (one !== undefined) goOn(one, [made]);
  return true;
}

function goOn(of: ModelProposal, where: "in its parts" | ModelProposal[]): void {
  of.goesOn = where;
  of.isJustReopened = false;
  of.leavesItAsItIs.clear();
}

/** Gives another number, and the parts theirs with it. */
export function renumber(
  paper: Paper,
  side: SideMark,
  to: { proposal: ProposalId; number: string },
): boolean {
  const of = paper.proposals.get(to.proposal);
  if (of === undefined || of.sponsor !== side || of.isNumberedByWhole) return false;
  if (of.numbersBefore >= paper.bounds.numbersBefore) return false;
  const parts = of.parts.filter(({ isNumberedByWhole }) => isNumberedByWhole);
  const given = [of, ...parts].map((each) => ({
    each,
    number: each === of ? to.number : cited(to.number, each.letter),
  }));
  if (!given.every(({ number }) => isFree(paper, number, [of, ...parts]))) return false;
  for (const { each, number } of given) {
    if (each.number !== null) each.numbersBefore += 1;
    each.number = number;
    each.isJustReopened = false;
    paper.numbers.set(written(number), each);
  }
  return true;
}

/** What a citation of it leads to today. */
export function goesOnAs(of: ModelProposal): ProposalId[] {
  if (of.goesOn === null) return [of.id];
  const next = of.goesOn === "in its parts" ? of.parts : of.goesOn;
  return [...new Set(next.flatMap(goesOnAs))].toSorted();
}
