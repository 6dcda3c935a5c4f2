import { articleWords } from "../moves/article-words.ts";
import { isAtStatusQuo } from "../moves/closings.ts";
import { isClosedStanding, standingOf } from "../moves/standing.ts";
import { SIDE_MARKS } from "../sides.ts";
import { inArticleOrder, proposalHeading } from "./article-order.ts";
import { expirationParts } from "./expiration-part.ts";
import type { PaperSource } from "./paper-source.ts";
import { heading, paragraph, type PaperPart } from "./paper.ts";
import { counted } from "./status-sheet.ts";
import { disputeParts, passText } from "./ta-binder.ts";
import { doneWords, tentativeAgreements, type TentativeAgreement } from "./ta-facts.ts";

/**
 * A draft of the memorandum of agreement: the parties, what it is subject to, every tentative agreement in the order of the
 * contract under a number, and blanks for all that the record doesn't say. Nothing in it is anything but the record's words or blank.
 */
export function memorandumParts(source: PaperSource): PaperPart[] {
  const { state, mark } = source;
  const { a, b } = state.sides;
  const agreements = tentativeAgreements(source);
  return [
    paragraph(`between ${a.name} (“${a.short}”)`),
    paragraph(`and ${b.name} (“${b.short}”)`),
    heading(1, "What this draft is"),
    paragraph(
      `This draft brings together the tentative agreements that the chiefs of both parties have signed on the record of the talks “${state.title}”, up to row ${mark.seq}. Each of them is subject to agreement on the whole and to ratification by both parties. This draft binds nobody.`,
    ),
    ...expirationParts(source),
    heading(1, "Term"),
    { kind: "blanks", words: ["From", "Until"] },
    heading(1, "Agreements"),
    ...(agreements.length === 0
      ? [paragraph("There is no tentative agreement on the record yet.", "gap")]
      : agreements.flatMap((each, index) => agreementParts(each, index + 1, source))),
    ...statusQuoParts(source),
    ...openParts(source),
    heading(1, "Ratification"),
    { kind: "blanks", words: SIDE_MARKS.map((side) => `By ${state.sides[side].name} on`) },
    heading(1, "Signatures"),
    ...SIDE_MARKS.flatMap((side): PaperPart[] => [
      heading(2, `For ${state.sides[side].name}`),
      { kind: "blanks", words: ["Name", "Signature", "Date"] },
    ]),
  ];
}

function agreementParts(
  { proposal, pass, remark, disputes }: TentativeAgreement,
  number: number,
  { state, mark }: PaperSource,
): PaperPart[] {
  const article = proposal.article === null ? "" : `${articleWords(proposal.article)}: `;
  const signed = SIDE_MARKS.flatMap((side) => {
    const stamp = proposal.agreement?.signatures[side] ?? null;
    return stamp === null
      ? []
      : [`${state.sides[side].short} signed ${doneWords(stamp, mark.zone)} (row ${stamp.seq})`];
  });
  return [
    heading(2, `${number}. ${article}${proposalHeading(proposal)}`),
    ...disputeParts(remark, disputes),
    ...passText(pass.text),
    paragraph(`Pass ${pass.number}. ${signed.join("; ")}. Hash ${pass.hash}.`, "note"),
  ];
}

/** What both chiefs have closed without a change. */
function statusQuoParts({ state }: PaperSource): PaperPart[] {
  const unchanged = inArticleOrder(state, [...state.proposals.values()]).filter(
    (each) => isAtStatusQuo(each) && isClosedStanding(standingOf(each)),
  );
  if (unchanged.length === 0) return [];
  return [
    heading(1, "Current contract language"),
    paragraph("Closed by both chiefs at the current contract language:"),
    { kind: "list", items: unchanged.map(proposalHeading) },
  ];
}

/** What is still on the table is named, so that nobody takes the draft for the whole. */
function openParts({ state }: PaperSource): PaperPart[] {
  const open = inArticleOrder(state, [...state.proposals.values()]).filter(
    (each) => !isClosedStanding(standingOf(each)),
  );
  if (open.length === 0) return [];
  return [
    heading(1, "Not in this draft"),
    paragraph(`${counted(open.length, "proposal")} without a tentative agreement:`),
    { kind: "list", items: open.map(proposalHeading) },
  ];
}
