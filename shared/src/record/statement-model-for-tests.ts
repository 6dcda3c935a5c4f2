import { otherSide, type SideMark } from "../sides.ts";
import type { Hand, Paper } from "./clerks-paper-for-tests.ts";

/** Words that are out for whoever follows. */
export interface ModelStatement {
  readonly by: SideMark | "both";
  /** Who published it, or offered it to the other side. */
  readonly from: SideMark;
  readonly words: string;
}

/** Words that a side would publish together with the other. */
export interface ModelStatementOffer {
  readonly words: string;
  readonly by: Hand;
}

function hasRoomFor({ statements, bounds }: Paper, side: SideMark): boolean {
  return statements.filter(({ from }) => from === side).length < bounds.statements;
}

/** Publishes words of one side alone. */
export function publish(
  paper: Paper,
  { side, words, hasWords }: { side: SideMark; words: string; hasWords: boolean },
): boolean {
  if (!hasWords || !hasRoomFor(paper, side)) return false;
  paper.statements.push({ by: side, from: side, words });
  return true;
}

/** Offers words to the other side; the former ones are gone. */
export function offerStatement(
  paper: Paper,
  of: { side: SideMark; by: Hand; words: string; hasWords: boolean },
): boolean {
  const { side, by, words, hasWords } = of;
  const { jointly } = paper;
  if (!hasWords || jointly[side]?.words === words || !hasRoomFor(paper, side)) return false;
  jointly[side] = { words, by };
  return true;
}

/** Signs the words that the side saw the other offer, if it still does. The same words of its own are out with them. */
export function signStatement(paper: Paper, side: SideMark, seen: string | null): boolean {
  const other = otherSide(side);
  const { jointly, statements } = paper;
  const words = jointly[other]?.words;
  if (words === undefined || words !== seen || !hasRoomFor(paper, other)) return false;
  statements.push({ by: "both", from: other, words });
  jointly[other] = null;
  if (jointly[side]?.words === words) jointly[side] = null;
  return true;
}

/** Takes the own words back, or declines the other side's and says why: those that the side saw. */
export function dropStatement(
  { jointly }: Paper,
  side: SideMark,
  which: { of: SideMark; seen: string | null; hasReason: boolean },
): boolean {
  const { of, seen, hasReason } = which;
  const words = jointly[of]?.words;
  if (words === undefined || words !== seen || (of !== side && !hasReason)) return false;
  jointly[of] = null;
  return true;
}
