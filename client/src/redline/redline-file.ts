import type { MatrixRow, MatrixTalks } from "@crosstable/shared/documents/matrix";
import { proposalLabel, type Pass } from "@crosstable/shared/moves/case-state";
import { exportName, type ExportMark } from "@crosstable/shared/papers/export-name";

import { makeFile } from "../papers/make-file.ts";
import type { NamedFile } from "../papers/named-file.ts";
import { FORMER_CONTRACT, NO_EARLIER_TEXT, type Base } from "./bases.ts";
import { againstWords, titledLabel } from "./change-words.ts";
import { passAbout } from "./paper-about.ts";
import { changeDate, fileWord, originOf } from "./paper-origin.ts";
import type { Redline } from "./redline-answer.ts";

/** A pass that was made, with what it is shown against. */
interface RedlinedPass {
  readonly row: MatrixRow;
  readonly talks: Pick<MatrixTalks, "title" | "sides">;
  readonly pass: Omit<Pass, "text">;
  readonly base: Base;
  readonly redline: Redline;
}

/**
 * A pass as a file for a word processor, with tracked changes by the side that passed it, dated when it was passed.
 */
export async function redlineFile(
  { row, talks, pass, base, redline }: RedlinedPass,
  mark: ExportMark,
): Promise<NamedFile> {
  const { name } = talks.sides[pass.side];
  const paper = {
    ...originOf(talks, mark),
    title: `${titledLabel(row)}, pass ${pass.number}`,
    about: passAbout(pass, talks, mark),
    author: { author: name, date: changeDate(pass.stamp, mark.zone) },
    parts: [{ heading: null, about: [againstWords(base, redline)], blocks: redline.blocks }],
  };
  const what = `${fileWord(proposalLabel(row))}-pass-${pass.number}${fileAgainst(base)}`;
  return makeFile({ make: "redline", paper, name: exportName(mark, what, "docx") });
}

function fileAgainst({ key, pass }: Base): string {
  if (key === NO_EARLIER_TEXT.key) return "";
  if (pass !== null) return `-against-pass-${pass}`;
  return key === FORMER_CONTRACT ? "-against-former-contract" : "-against-contract";
}
