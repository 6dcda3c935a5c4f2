import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import { statusQuoText } from "@crosstable/shared/moves/cited-article";
import type { ContractArticle } from "@crosstable/shared/moves/contract-articles";
import { isTextNotInSources } from "@crosstable/shared/record/text-not-in-sources";
import { otherSide, type SideMark, type Sides } from "@crosstable/shared/sides";

import { splitSources } from "../components/split-sources.ts";

/** A text that another can be compared with. */
export interface Base {
  /** "contract", the number of the pass, or "nothing". */
  readonly key: string;
  readonly words: string;
  /** Null where it has to be read from the record. */
  readonly text: string | null;
  readonly pass: number | null;
}

/** What the first text of a proposal is shown against: all of it is new. */
export const NO_EARLIER_TEXT: Base = {
  key: "nothing",
  words: "No earlier text",
  text: "",
  pass: null,
};

interface Compared {
  readonly side: SideMark;
  /** The number of the pass; of one that is not made yet the number that it would have. */
  readonly number: number;
  readonly answers: number | null;
}

interface Talks {
  readonly sides: Sides;
  /** The current contract, by `articleKey`. */
  readonly articles: ReadonlyMap<string, ContractArticle>;
}

/**
 * What a pass can be compared with, the likeliest first: the pass that it answers, the other side's last before it, its own side's
 * last, the earlier ones, and the contract as it is today. None where the text is the first.
 */
export function basesOf(row: MatrixRow, { sides, articles }: Talks, compared: Compared): Base[] {
  const earlier = row.passList.filter(({ number }) => number < compared.number).toReversed();
  const theirs = earlier.find(({ side }) => side === otherSide(compared.side))?.number;
  const own = earlier.find(({ side }) => side === compared.side)?.number;
  const numbers = new Set(
    [compared.answers, theirs, own, ...earlier.map(({ number }) => number)].filter(
      (number) => number != null,
    ),
  );
  const bases = [...numbers].flatMap((number): Base[] => {
    const pass = earlier.find((each) => each.number === number);
    if (pass === undefined) return [];
    const text = knownText(row, number);
    if (text !== null && isTextNotInSources(text, pass.stamp.asOf)) return [];
    const words = `Pass ${number} by ${sides[pass.side].short}`;
    return [{ key: String(number), words, text, pass: number }];
  });
  const { words: contract, remark } = splitSources(statusQuoText(articles, row) ?? "");
  if (contract !== "") {
    const words = remark === null ? "Contract today" : "Contract today, as sources state it";
    bases.push({ key: "contract", words, text: contract, pass: null });
  }
  // Neither has a proposal that was tabled by its title alone a text to compare with.
  return bases.filter(({ text }) => text !== "");
}

/** The text of a pass as far as the matrix has it: each side's latest. */
export function knownText(row: MatrixRow, number: number): string | null {
  const { a, b } = row.positions;
  return [a, b].find((pass) => pass?.number === number)?.text ?? null;
}
