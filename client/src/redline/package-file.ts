import type { MatrixRow, MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { ContractArticle } from "@crosstable/shared/moves/contract-articles";
import type { PackageMember } from "@crosstable/shared/moves/package-member";
import type { PackageState } from "@crosstable/shared/moves/package-state";
import { packageLabel, prejudiceWords } from "@crosstable/shared/moves/package-words";
import { exportName, type ExportMark } from "@crosstable/shared/papers/export-name";
import { isTextNotInSources } from "@crosstable/shared/record/text-not-in-sources";
import { otherSide } from "@crosstable/shared/sides";

import { readPassText } from "../commands/read-pass-text.ts";
import type { RedlinedPart } from "../docx/redline-docx.ts";
import { makeFile } from "../papers/make-file.ts";
import type { NamedFile } from "../papers/named-file.ts";
import { basesOf, knownText, NO_EARLIER_TEXT } from "./bases.ts";
import { againstWords, titledLabel } from "./change-words.ts";
import { compareTexts } from "./compare-texts.ts";
import { packageAbout } from "./paper-about.ts";
import { changeDate, fileWord, originOf } from "./paper-origin.ts";

export interface OfferedPackage {
  readonly offered: PackageState;
  readonly talks: Pick<MatrixTalks, "title" | "sides">;
  readonly rows: readonly MatrixRow[];
  readonly articles: ReadonlyMap<string, ContractArticle>;
}

/**
 * A package as one file for a word processor: each new text with tracked changes against what it answers, each acceptance with the text
 * that is accepted, each withdrawal and each text that no source gives in words. Rejects when an older text cannot be read now.
 */
export async function packageFile(of: OfferedPackage, mark: ExportMark): Promise<NamedFile> {
  const { offered, talks } = of;
  const { name } = talks.sides[offered.side];
  const label = packageLabel(talks.sides, offered);
  const parts = await Promise.all(
    offered.members.map((member, at) => partOf(member, offered.passesThen[at] ?? 0, of)),
  );
  const paper = {
    ...originOf(talks, mark),
    title: offered.title === null ? label : `${label}: ${offered.title}`,
    about: packageAbout(offered, talks, mark),
    author: { author: name, date: changeDate(offered.stamp, mark.zone) },
    parts,
  };
  return makeFile({ make: "redline", paper, name: exportName(mark, fileWord(label), "docx") });
}

async function partOf(
  member: PackageMember,
  passesThen: number,
  of: OfferedPackage,
): Promise<RedlinedPart> {
  const { offered, talks, rows } = of;
  const row = rows.find(({ id }) => id === member.proposal);
  if (row === undefined) throw new Error("a package over no proposal");
  const heading = titledLabel(row);
  const theirs = talks.sides[otherSide(offered.side)].short;
  switch (member.offer) {
    case "withdraw":
      return {
        heading,
        about: [`Withdrawn${prejudiceWords(member)} when the package is accepted.`],
        blocks: [],
      };
    case "ask-withdrawal":
      return {
        heading,
        about: [
          `${theirs} is asked to withdraw it: withdrawn${prejudiceWords(member)} when the package is accepted.`,
        ],
        blocks: [],
      };
    case "accept": {
      const text = await textOf(row, member.pass);
      const { blocks } = await compareTexts(text, text);
      return { heading, about: [`Pass ${member.pass} by ${theirs} is accepted.`], blocks };
    }
    case "pass": {
      if (isTextNotInSources(member.text, offered.stamp.asOf))
        return { heading, about: [member.text], blocks: [] };
      const pass = { side: offered.side, number: passesThen + 1, answers: member.answers };
      const bases = basesOf(row, { sides: talks.sides, articles: of.articles }, pass);
      const [base = NO_EARLIER_TEXT] = bases;
      const before = base.text ?? (await textOf(row, base.pass));
      const redline = await compareTexts(before, member.text);
      return { heading, about: [againstWords(base, redline)], blocks: redline.blocks };
    }
  }
}

async function textOf(row: MatrixRow, number: number | null): Promise<string> {
  const pass = row.passList.find((each) => each.number === number);
  if (pass === undefined) throw new Error("a package names a pass that there is not");
  const known = knownText(row, pass.number);
  if (known !== null) return known;
  const { text, failure } = await readPassText(row.id, pass);
  if (text === null) throw new Error(failure);
  return text;
}
