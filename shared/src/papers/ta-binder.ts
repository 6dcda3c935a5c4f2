import { articleWords } from "../moves/article-words.ts";
import { parseBlocks } from "../text/blocks.ts";
import { proposalHeading } from "./article-order.ts";
import type { PaperSource } from "./paper-source.ts";
import { heading, paragraph, type PaperPart } from "./paper.ts";
import { counted } from "./status-sheet.ts";
import {
  authorityLines,
  signatureLines,
  tentativeAgreements,
  type TentativeAgreement,
} from "./ta-facts.ts";

/** Every tentative agreement with its whole text, in the order of the contract, and who signed it over which hash. */
export function taBinderParts(source: PaperSource): PaperPart[] {
  const agreements = tentativeAgreements(source);
  if (agreements.length === 0)
    return [paragraph("There is no tentative agreement on the record yet.", "gap")];
  return [
    paragraph(
      `${counted(agreements.length, "tentative agreement")}, in the order of the articles. Each is subject to agreement on the whole and to ratification.`,
    ),
    {
      kind: "table",
      columns: [
        { words: "Article", width: 16 },
        { words: "Proposal", width: 52 },
        { words: "Standing", width: 32 },
      ],
      rows: agreements.map(({ proposal, remark }) => [
        proposal.article === null ? "–" : articleWords(proposal.article),
        proposalHeading(proposal),
        remark ?? "Tentative agreement",
      ]),
    },
    ...agreements.flatMap((each) => agreementParts(each, source)),
  ];
}

function agreementParts(of: TentativeAgreement, { state, mark }: PaperSource): PaperPart[] {
  const { proposal, pass, remark, disputes } = of;
  const { sides } = state;
  return [
    { kind: "page-break" },
    heading(1, proposalHeading(proposal)),
    proposal.article === null
      ? paragraph("No article is named for it.", "gap")
      : paragraph(articleWords(proposal.article)),
    ...disputeParts(remark, disputes),
    heading(2, `Text agreed: pass ${pass.number}, by ${sides[pass.side].short}`),
    ...passText(pass.text),
    ...authorityLines(proposal, pass, sides).map((words) => paragraph(words, "note")),
    heading(2, "Signatures"),
    { kind: "list", items: signatureLines(proposal, { sides, zone: mark.zone }) },
    paragraph(`Both signed the text with this hash (SHA-256): ${pass.hash}`, "note"),
  ];
}

/** That an agreement is disputed, by whom and why: nobody may take it for an undisputed one. */
export function disputeParts(remark: string | null, disputes: readonly string[]): PaperPart[] {
  if (remark === null) return [];
  return [`${remark}.`, ...disputes].map((words) => paragraph(words, "alarm"));
}

/** The text of a pass; that one has none is said. */
export function passText(text: string): PaperPart[] {
  return text.trim() === ""
    ? [paragraph("This pass has no text on the record.", "gap")]
    : [{ kind: "text", blocks: parseBlocks(text) }];
}
