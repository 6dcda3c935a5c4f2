import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import { citedArticle, statusQuoText, wordingAt } from "@crosstable/shared/moves/cited-article";
import { articleKey, type ContractArticle } from "@crosstable/shared/moves/contract-articles";
import type { Stamp } from "@crosstable/shared/record/stamp";
import { isTextNotInSources } from "@crosstable/shared/record/text-not-in-sources";
import { otherSide, type SideMark, type Sides } from "@crosstable/shared/sides";

import type { WantedArticle } from "../commands/read-article.ts";
import { splitSources } from "../components/split-sources.ts";

/** A text that another can be compared with. */
export interface Base {
  /** "contract", "former-contract", the number of the pass, or "nothing". */
  readonly key: string;
  readonly words: string;
  /** Null where it has to be read from the record. */
  readonly text: string | null;
  readonly pass: number | null;
  /** A former wording of the contract, to be read from the row of its import; not there for anything else. */
  readonly former?: WantedArticle;
}

/** What the first text of a proposal is shown against: all of it is new. */
export const NO_EARLIER_TEXT: Base = {
  key: "nothing",
  words: "No earlier text",
  text: "",
  pass: null,
};

/** The key of the contract as it was when a pass was made. */
export const FORMER_CONTRACT = "former-contract";

interface Compared {
  readonly side: SideMark;
  /** The number of the pass; of one that is not made yet the number that it would have. */
  readonly number: number;
  readonly answers: number | null;
  /** Of a pass that was made. */
  readonly stamp?: Pick<Stamp, "seq">;
}

interface Talks {
  readonly sides: Sides;
  /** The current contract, by `articleKey`. */
  readonly articles: ReadonlyMap<string, ContractArticle>;
}

/**
 * What a pass can be compared with, the likeliest first: the pass that it answers, the other side's last before it, its own side's
 * last, the earlier ones, the contract as it was when the pass was made, and as it is today. None where the text is the first.
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
  bases.push(...contractBases(row, articles, compared.stamp?.seq));
  // Neither has a proposal that was tabled by its title alone a text to compare with.
  return bases.filter(({ text }) => text !== "");
}

function contractBases(
  row: MatrixRow,
  articles: Talks["articles"],
  madeSeq: number | undefined,
): Base[] {
  const { words: now, remark } = splitSources(statusQuoText(articles, row) ?? "");
  const words = remark === null ? "Contract today" : "Contract today, as sources state it";
  const today: Base = { key: "contract", words, text: now, pass: null };
  const cited = citedArticle(articles, { article: row.article, tabledSeq: null })?.article;
  if (madeSeq === undefined || cited === undefined) return [today];
  const then = wordingAt(articles, row, madeSeq);
  const former = { key: FORMER_CONTRACT, words: "Contract when it was passed", pass: null };
  if (then === null) {
    const quoted = splitSources(row.currentLanguage ?? "").words;
    return quoted === now ? [today] : [{ ...former, text: quoted }, today];
  }
  const isToday = cited.droppedSeq === null && then.hash === cited.versions.at(-1)?.hash;
  if (isToday) return [today];
  const wanted = { key: articleKey(cited.number), hash: then.hash, seq: then.importSeq };
  return [{ ...former, text: null, former: wanted }, today];
}

/** The text of a pass as far as the matrix has it: each side's latest. */
export function knownText(row: MatrixRow, number: number): string | null {
  const { a, b } = row.positions;
  return [a, b].find((pass) => pass?.number === number)?.text ?? null;
}
