import { articleWords } from "../moves/article-words.ts";
import { offRecordSince } from "../moves/bargaining-session.ts";
import type { ProposalState } from "../moves/case-state.ts";
import { memberLabel, memberWords, packageLabel } from "../moves/package-words.ts";
import { isPastDue } from "../moves/past-due.ts";
import {
  isClosedStanding,
  isTentativelyAgreed,
  standingOf,
  standingWords,
  turnOf,
  STANDINGS,
  type Turn,
} from "../moves/standing.ts";
import { gapsByDay } from "../record/gaps-by-day.ts";
import { inArticleOrder, proposalHeading } from "./article-order.ts";
import { expirationParts } from "./expiration-part.ts";
import { groundRuleParts } from "./ground-rule-part.ts";
import { sourceDateWords, timeWords } from "./paper-dates.ts";
import type { PaperSource } from "./paper-source.ts";
import { heading, paragraph, type PaperColumn, type PaperPart } from "./paper.ts";
import { happenedWords, tentativeAgreements } from "./ta-facts.ts";

const PROPOSAL: PaperColumn = { words: "Proposal", width: 40 };

/** Where the talks stand, on a page or two: counts, whose turn it is, what is held and due, what is agreed and withdrawn, by which ground rules, what is not known; then what sources tell by day. */
export function statusSheetParts(source: PaperSource): PaperPart[] {
  const { state } = source;
  const proposals = inArticleOrder(state, [...state.proposals.values()]);
  return [
    ...expirationParts(source),
    ...offRecordParts(source),
    ...countParts(proposals),
    ...turnParts(proposals, source),
    ...holdParts(proposals, source),
    ...packageParts(source),
    ...agreedParts(proposals, source),
    ...withdrawnParts(proposals, source),
    ...groundRuleParts(state),
    ...gapParts(state.gaps),
  ];
}

function offRecordParts({ state, mark }: PaperSource): PaperPart[] {
  const since = offRecordSince(state);
  if (since === null) return [];
  return [paragraph(`The table is off the record since ${happenedWords(since, mark.zone)}.`)];
}

/** What the sources leave open, so that nobody takes a gap for an answer, and then what they tell of a day that is no move. */
function gapParts(gaps: readonly string[]): PaperPart[] {
  const { open, days } = gapsByDay(gaps);
  return [
    ...listParts("What the sources leave open", open),
    ...(days.length === 0 ? [] : [heading(1, "What the sources tell by day")]),
    ...days.flatMap(({ date, told }) =>
      listParts(sourceDateWords({ date, confidence: "ok" }), told, 2),
    ),
  ];
}

function listParts(words: string, items: readonly string[], level: 1 | 2 = 1): PaperPart[] {
  return items.length === 0 ? [] : [heading(level, words), { kind: "list", items }];
}

function countParts(proposals: readonly ProposalState[]): PaperPart[] {
  const rows = STANDINGS.map((standing) => [
    standingWords(standing),
    String(proposals.filter((each) => standingOf(each) === standing).length),
  ]).filter(([, count]) => count !== "0");
  return [
    heading(1, `${counted(proposals.length, "proposal")} on the table`),
    rows.length === 0
      ? paragraph("Nothing has been tabled yet.", "gap")
      : {
          kind: "table",
          columns: [
            { words: "Standing", width: 80 },
            { words: "Proposals", width: 20 },
          ],
          rows,
        },
  ];
}

function turnParts(proposals: readonly ProposalState[], { state, mark }: PaperSource): PaperPart[] {
  const { a, b } = state.sides;
  const titles: [Turn, string][] = [
    ["a", `Waits for ${a.short}`],
    ["b", `Waits for ${b.short}`],
    ["both", "Waits for both sides"],
    ["none", "Open, and nobody’s turn"],
  ];
  return titles.flatMap(([turn, title]) => {
    const waiting = proposals.filter(
      (each) => turnOf(each) === turn && (turn !== "none" || !isClosedStanding(standingOf(each))),
    );
    const isSide = turn === "a" || turn === "b";
    if (waiting.length === 0) return isSide ? [heading(1, `${title}: nothing`)] : [];
    return [
      heading(1, `${title}: ${waiting.length}`),
      {
        kind: "table",
        columns: [
          PROPOSAL,
          { words: "Article", width: 10 },
          { words: "Standing", width: 22 },
          { words: "Last move", width: 28 },
        ],
        rows: waiting.map((each) => [
          proposalHeading(each),
          each.article === null ? "–" : articleWords(each.article),
          standingWords(standingOf(each)),
          happenedWords(each.lastMove.stamp, mark.zone),
        ]),
      },
    ];
  });
}

function holdParts(proposals: readonly ProposalState[], { mark }: PaperSource): PaperPart[] {
  // Real time, also where the wall shows an old day: an answer is due by the clock of the record.
  const madeMs = Date.parse(mark.at);
  const rows = proposals.flatMap((each) => {
    const { hold } = each;
    if (hold === null) return [];
    const late = isPastDue(hold, madeMs) ? "\nOverdue" : "";
    return [[proposalHeading(each), hold.words, `${timeWords(hold.due, mark.zone)}${late}`]];
  });
  if (rows.length === 0) return [];
  return [
    heading(1, `Questions that wait for an answer: ${rows.length}`),
    {
      kind: "table",
      columns: [PROPOSAL, { words: "Question", width: 38 }, { words: "Answer due", width: 22 }],
      rows,
    },
  ];
}

/** Packages that live, all or none: under each its members stand on their own positions. */
function packageParts({ state, mark }: PaperSource): PaperPart[] {
  const live = [...state.packages.values()].filter(({ end }) => end === null);
  if (live.length === 0) return [];
  return [
    heading(1, `Packages without an answer: ${live.length}`),
    {
      kind: "table",
      columns: [
        { words: "Package", width: 24 },
        { words: "Members, all or none", width: 48 },
        { words: "Offered; open until", width: 28 },
      ],
      rows: live.map((offered) => [
        `${packageLabel(state.sides, offered)}${offered.title === null ? "" : `\n${offered.title}`}`,
        offered.members
          .map((member) => `${memberLabel(state, member)}: ${memberWords(member)}`)
          .join("\n"),
        [
          happenedWords(offered.stamp, mark.zone),
          offered.openUntil === null
            ? "no time named"
            : `until ${timeWords(offered.openUntil, mark.zone)}`,
        ].join("\n"),
      ]),
    },
  ];
}

function agreedParts(proposals: readonly ProposalState[], source: PaperSource): PaperPart[] {
  const { mark } = source;
  const signed = tentativeAgreements(source);
  const half = proposals.filter((each) => each.agreement !== null && !isTentativelyAgreed(each));
  const rows = [
    ...signed.map(({ proposal, pass, remark }) => [
      proposalHeading(proposal),
      `${remark ?? "Tentative agreement"}, pass ${pass.number}`,
      happenedWords(proposal.lastMove.stamp, mark.zone),
    ]),
    ...half.map((proposal) => [
      proposalHeading(proposal),
      `Agreed in principle, pass ${proposal.agreement?.pass ?? ""}`,
      happenedWords(proposal.lastMove.stamp, mark.zone),
    ]),
  ];
  if (rows.length === 0) return [heading(1, "Agreed: nothing yet")];
  return [
    heading(
      1,
      `Agreed: ${counted(signed.length, "tentative agreement")}, ${half.length} in principle`,
    ),
    {
      kind: "table",
      columns: [PROPOSAL, { words: "Standing", width: 32 }, { words: "Last move", width: 28 }],
      rows,
    },
  ];
}

function withdrawnParts(proposals: readonly ProposalState[], { mark }: PaperSource): PaperPart[] {
  const rows = proposals.flatMap((each) => {
    const { withdrawal } = each;
    if (withdrawal === null) return [];
    const how =
      withdrawal.how === "conditional"
        ? `On the condition: ${withdrawal.condition ?? ""}`
        : withdrawal.how === "without-prejudice"
          ? `Without prejudice${withdrawal.condition === null ? "" : `, on the condition: ${withdrawal.condition}`}`
          : "Unconditionally";
    return [[proposalHeading(each), how, happenedWords(withdrawal.stamp, mark.zone)]];
  });
  if (rows.length === 0) return [];
  return [
    heading(1, `Withdrawn: ${rows.length}`),
    {
      kind: "table",
      columns: [PROPOSAL, { words: "How", width: 32 }, { words: "When", width: 28 }],
      rows,
    },
  ];
}

/** "1 proposal", "2 proposals"; `many` for a word that does not take an s. */
export function counted(count: number, word: string, many = `${word}s`): string {
  return `${count} ${count === 1 ? word : many}`;
}
