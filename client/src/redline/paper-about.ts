import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { Pass } from "@crosstable/shared/moves/case-state";
import { isPastOpenUntil, type PackageState } from "@crosstable/shared/moves/package-state";
import { packageStandingWords } from "@crosstable/shared/moves/package-words";
import type { ExportMark } from "@crosstable/shared/papers/export-name";
import { instantWords } from "@crosstable/shared/papers/paper-dates";

import { changesDatedWords, whenWords } from "./paper-origin.ts";

/** What the paper of a pass says under its title: who passed it, when, and under whose authority. */
export function passAbout(
  { side, number, stamp, authorisedBy }: Omit<Pass, "text">,
  { sides }: Pick<MatrixTalks, "sides">,
  { zone }: Pick<ExportMark, "zone">,
): string[] {
  return [
    `Pass ${number} by ${sides[side].name}.`,
    whenWords("Passed", stamp, zone),
    ...changesDatedWords(stamp),
    ...said(authorisedBy),
  ];
}

/** What the paper of a package says under its title: who offered it, when, until when it is open, in which words, and what became of it. */
export function packageAbout(
  offered: PackageState,
  { sides }: Pick<MatrixTalks, "sides">,
  { at, zone }: Pick<ExportMark, "at" | "zone">,
): string[] {
  const { side, stamp, openUntil, words, authorisedBy, end } = offered;
  const isPast = isPastOpenUntil(offered, Date.parse(at));
  const standing =
    openUntil === null ? "Open until it is answered, and not answered" : "Not answered";
  return [
    `Offered by ${sides[side].name}, all or none.`,
    whenWords("Offered", stamp, zone),
    ...changesDatedWords(stamp),
    ...said(words),
    ...said(authorisedBy),
    ...said(openUntil === null ? "" : `Open until ${instantWords(openUntil, zone)}.`),
    ...(end === null
      ? [`${isPast ? "Its time had passed" : standing} when this paper was made.`]
      : [
          whenWords(packageStandingWords(end.how), end.stamp, zone),
          ...said(end.words),
          ...said(end.authorisedBy),
        ]),
  ];
}

function said(words = ""): string[] {
  return words === "" ? [] : [words];
}
