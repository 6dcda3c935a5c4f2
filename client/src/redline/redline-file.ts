import type { MatrixRow, MatrixTalks } from "@crosstable/shared/documents/matrix";
import { proposalLabel, type Pass } from "@crosstable/shared/moves/case-state";
import { exportName, type ExportMark } from "@crosstable/shared/papers/export-name";
import { instantWords, sourceDateWords } from "@crosstable/shared/papers/paper-dates";

import type { Base } from "./bases.ts";
import { summaryWords } from "./change-words.ts";
import type { Redline } from "./redline-answer.ts";

/** A pass that was made, with what it is shown against. */
export interface RedlinedPass {
  readonly row: MatrixRow;
  readonly talks: Pick<MatrixTalks, "title" | "sides">;
  readonly pass: Omit<Pass, "text">;
  readonly base: Base;
  readonly redline: Redline;
}

/**
 * A pass as a file for a word processor, with tracked changes by the side that passed it, dated when it was passed. What makes it is
 * fetched when the first one is wanted.
 */
export async function redlineFile(
  { row, talks, pass, base, redline }: RedlinedPass,
  mark: ExportMark,
): Promise<{ readonly file: Blob; readonly name: string }> {
  const { redlineDocx } = await import("./redline-docx.ts");
  const side = talks.sides[pass.side];
  const label = proposalLabel(row);
  const titled = row.title === null || row.title === label ? "" : ` ${row.title}`;
  const { at, asOf } = pass.stamp;
  const entered = instantWords(at, mark.zone);
  const file = await redlineDocx({
    title: `${label}${titled}, pass ${pass.number}`,
    about: [
      `${side.name}: pass ${pass.number} against ${lowerFirst(base.words)}.`,
      asOf === null
        ? `Passed ${entered}.`
        : `Dated by its sources: ${sourceDateWords(asOf)}. Entered in the record ${entered}.`,
      redline.changes.length === 0 ? "The two texts say the same." : summaryWords(redline.summary),
    ],
    origin: `${talks.title}, made ${instantWords(mark.at, mark.zone)} at row ${mark.seq} of the record, head ${mark.head}`,
    foot: `${talks.title} · row ${mark.seq}, head ${mark.head.slice(0, SHORT_HEAD)}`,
    // Whole seconds: not every word processor reads parts of one.
    author: { author: side.name, date: at.replace(/\.\d+Z$/u, "Z") },
    blocks: redline.blocks,
  });
  const what = `${nameOf(label)}-pass-${pass.number}-against-${nameOf(base.key === "contract" ? "contract" : `pass ${base.key}`)}`;
  return { file, name: exportName(mark, what, "docx") };
}

function lowerFirst(words: string): string {
  return words.slice(0, 1).toLowerCase() + words.slice(1);
}

/** Signs of a head that tell two of them apart at a glance. */
const SHORT_HEAD = 16;
const MOST_LETTERS = 40;

/** What of a label may stand in a file's name everywhere. */
function nameOf(label: string): string {
  return label
    .normalize("NFKD")
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, MOST_LETTERS)
    .replaceAll(/^-|-$/gu, "");
}
