import { mustProposalId } from "../ids.ts";
import type { Move } from "../moves/move.ts";
import { tableW7 } from "../moves/talks-for-tests.ts";
import type { ModelProposal } from "./clerks-paper-for-tests.ts";
import { seenOf } from "./clerks-sight-for-tests.ts";
import { spelt, underOneArticle } from "./contract-model-for-tests.ts";
import {
  addPart,
  merge,
  renumber,
  split,
  table,
  type Named,
  type Written,
} from "./lineage-model-for-tests.ts";
import {
  proposalAt,
  stateOf,
  type Asking,
  type Wish,
  type WishMaker,
} from "./model-wish-for-tests.ts";

/** Numbers that are alike in all but the size of a letter, and those that a part would have. */
const NUMBERS = ["N-1", "n-1", "N-2", "N-3", "N-3 a)", "N-4", "N-5", "N-6", "N-4 b)", "N-7"];
const TITLES = ["Residuals", "Reuse", "Cable", "N-3", "n-5"];

function numberAt(at: number): string {
  return NUMBERS[at % NUMBERS.length] ?? "N-1";
}

/** Half of them without a number. */
function namedAt(at: number, id: string): Named {
  const number = at % 2 === 0 ? numberAt(Math.floor(at / 2)) : null;
  const called = TITLES[Math.floor(at / 2) % TITLES.length] ?? "Residuals";
  return { id: mustProposalId(id), number, called };
}

/** Puts something new on the table. */
export const tabling: WishMaker = ({ side, chance, fresh }) => {
  const { id: proposal, number, called } = namedAt(chance.name, fresh);
  const cites = chance.other > 3 ? null : spelt(chance.other, chance.which);
  const text = "First text.";
  const beside = chance.way > 6 ? "Today: ten days." : null;
  const named = { proposal, number, title: called, subject: "Anything", article: cites };
  return {
    move: { ...tableW7(text), ...named, currentLanguage: beside } as Move,
    take: (paper) => table(paper, side, { id: proposal, number, called, cites, beside, text }),
  };
};

/** Adds a lettered part. */
export const adding: WishMaker = ({ side, paper, chance, fresh }) => {
  const whole = proposalAt(paper, chance.which)?.id;
  if (whole === undefined) return null;
  const part = mustProposalId(fresh);
  const letter = "abcd".charAt(chance.other % 4);
  const text = "Its text.";
  return {
    move: { kind: "add-part", proposal: whole, part, letter, subject: "A part", text },
    take: (on) => addPart(on, side, { whole, id: part, letter, text }),
  };
};

/** Splits something into two lettered parts. */
export const lettering: WishMaker = (asking) => splitting(asking, ["a", "b"]);

/** Splits something into two with names of their own. */
export const splittingApart: WishMaker = (asking) => splitting(asking, [null, null]);

function splitting(asking: Asking, letters: readonly (string | null)[]): Wish | null {
  const { side, paper, chance, fresh } = asking;
  const of = proposalAt(paper, chance.which);
  if (of === undefined) return null;
  const pieces = letters.map((letter, at) => {
    const { number, ...named } = namedAt(chance.name + at * chance.other, `${fresh}-${at}`);
    // The first piece is the whole under another name.
    const written = at === 0 ? goingOn(asking, of) : writing(asking, of);
    return { ...named, ...written, number: letter === null ? number : null, letter };
  });
  const lastPass = isSaidWhatWasSeen(chance) ? seenOf(paper, side, of).passes : null;
  const seen = lastPass === null ? {} : { lastPass };
  const into = pieces.map(({ id, letter, number, called, text, isSaidNew }) => ({
    proposal: id,
    letter,
    number,
    title: letter === null ? called : null,
    subject: "A piece",
    text,
    ...(isSaidNew ? { isNew: true as const } : {}),
  }));
  return {
    move: { kind: "split", proposal: of.id, ...seen, into },
    take: (on) => split(on, side, { whole: of.id, lastPass, pieces }),
  };
}

/** Now and then nothing is said of it, as on old rows. */
function isSaidWhatWasSeen({ name }: Asking["chance"]): boolean {
  return name % 10 !== 7;
}

/** What its sponsor last passed on it. */
function goingOn({ state }: Asking, of: ModelProposal): Written {
  const text = stateOf(state, of.id).passes.findLast((each) => each.side === of.sponsor)?.text;
  return { text: text ?? "", isOfBefore: true, isSaidNew: false };
}

/** Mostly that; now and then what nobody has heard of, and it is said to be new as often with reason as without. */
function writing(asking: Asking, of: ModelProposal): Written {
  const { chance, fresh } = asking;
  const known = goingOn(asking, of);
  if (chance.other > 2) return { ...known, isSaidNew: chance.which === 2 };
  const unheard = fresh.replaceAll(/\P{L}/gu, (sign) => "abcdefghij".charAt(Number(sign)));
  const text = `Stunts${unheard} appendix${unheard}.`;
  return { text, isOfBefore: false, isSaidNew: chance.other > 0 };
}

/** Makes one of two. */
export const merging: WishMaker = (asking) => {
  const { side, paper, chance, fresh } = asking;
  const own = [...paper.proposals.values()].filter(({ sponsor }) => sponsor === side);
  const two = [at(own, chance.which) ?? proposalAt(paper, 0), proposalAt(paper, chance.other)];
  const near = at(own, chance.other);
  // Mostly two of the own side's, so that it is more than a guess.
  if (chance.way > 2 && near !== undefined) two[1] = near;
  const known = two.flatMap((of) => (of === undefined ? [] : [of]));
  if (known.length < 2) return null;
  const named = namedAt(chance.name, fresh);
  const isSaid = isSaidWhatWasSeen(chance);
  const passes = known.map((of) => seenOf(paper, side, of).passes);
  const seen = known.map(({ id }, index) => ({
    id,
    lastPass: isSaid ? (passes[index] ?? null) : null,
  }));
  const { id: proposal, number, called: title } = named;
  const lastPasses = isSaid ? { lastPasses: passes } : {};
  const [first] = known;
  if (first === undefined) return null;
  const { text, isOfBefore, isSaidNew } = writing(asking, first);
  const cited = underOneArticle(known.map(({ cites }) => cites));
  // Now and then nothing is said of it, as on old rows, or something else.
  const anything = chance.name % 5 === 1 ? spelt(chance.other, chance.which) : cited;
  const under = chance.name % 5 === 0 ? undefined : anything;
  const late = isSaidNew ? { isNew: true as const } : {};
  const said = { number, title, subject: "Both together", text, ...late };
  const article = under === undefined ? {} : { article: under };
  const from = seen.map(({ id }) => id);
  return {
    move: { kind: "merge", proposal, from, ...lastPasses, ...said, ...article },
    take: (on) =>
      merge(on, side, { from: seen, into: { ...named, text, isOfBefore, isSaidNew }, under }),
  };
};

function at(of: readonly ModelProposal[], which: number): ModelProposal | undefined {
  return of[which % Math.max(1, of.length)];
}

/** Gives something another number. */
export const renumbering: WishMaker = ({ side, paper, chance }) => {
  const proposal = proposalAt(paper, chance.which)?.id;
  if (proposal === undefined) return null;
  const number = numberAt(chance.name);
  return {
    move: { kind: "renumber", proposal, number },
    take: (on) => renumber(on, side, { proposal, number }),
  };
};
