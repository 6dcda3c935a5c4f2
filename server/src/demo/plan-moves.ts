import { mustProposalId, type ProposalId } from "@crosstable/shared/ids";
import type { Move } from "@crosstable/shared/moves/move";
import type { AsOf } from "@crosstable/shared/record/stamp";
import type { SideMark } from "@crosstable/shared/sides";

import type { CaseFacts, CaseProposal, CaseStatus } from "./case-facts.ts";

/** One act of the old talks, to be played through the real command. */
export interface PlannedMove {
  /** The same at every start, so that a loading that was cut off goes on where it stopped. */
  readonly key: string;
  readonly side: SideMark;
  readonly move: Move;
  readonly asOf: AsOf;
  /** Where it stands among the others; for acts without a date the latest day on which they can have happened. */
  readonly order: string;
}

/** The demonstration's wall stands at this day: nothing that happened later is entered. */
const LAST_DAY = "2007-10-22";
/** The guild presented its proposals at launch; which of them a source dates is told by each one's own history. */
const LAUNCH = "2007-07-16";
/** A source has the guild reject the producers' first proposal before the day on which it was withdrawn. */
const BEFORE_THE_WITHDRAWAL = "2007-10-15";

const MEANS_TABLED = ["tabled", "stated", "cited by the guild as a rollback"];

/** Every act of the talks that the sources give up to the demonstration's day, in order. Packages are left out. */
export function planMoves(facts: CaseFacts): PlannedMove[] {
  const planned = facts.proposals
    .filter((proposal) => isOnTheTable(facts, proposal))
    .flatMap((proposal) => [tabling(facts, proposal), ...laterMoves(proposal)]);
  return planned.toSorted((one, other) => compareText(one.order, other.order));
}

function isOnTheTable(facts: CaseFacts, proposal: CaseProposal): boolean {
  const { formalIds, subjectIds } = facts.meta.coverage;
  if (proposal.side === "guild") return [...formalIds, ...subjectIds].includes(proposal.id);
  return !proposal.category.startsWith("package") && firstNamed(proposal) !== undefined;
}

/** The first report, up to the demonstration's day, from which it follows that the proposal was on the table. */
function firstNamed(proposal: CaseProposal): CaseStatus | undefined {
  return upToLastDay(proposal).find((each) => MEANS_TABLED.includes(each.status));
}

function tabling(facts: CaseFacts, proposal: CaseProposal): PlannedMove {
  const { officialNumber, title, subject, category } = proposal;
  const known = firstNamed(proposal);
  const latest = proposal.side === "guild" ? LAUNCH : LAST_DAY;
  return {
    key: `demonstration/table/${proposal.id}`,
    side: sideOf(proposal),
    move: {
      kind: "table-proposal",
      proposal: idOf(proposal),
      number: officialNumber,
      title,
      subject,
      category,
      article: null,
      currentLanguage: currentLanguage(facts, proposal),
      text: textOf(proposal),
    },
    asOf: known === undefined ? undated(facts, proposal) : tabledAsOf(known),
    order: known?.date ?? latest,
  };
}

/** That the guild called it a rollback shows that it was on the table by then; that it was tabled is inferred. */
function tabledAsOf(known: CaseStatus): AsOf {
  const asOf = asOfStatus(known);
  return known.status.startsWith("cited") ? { ...asOf, confidence: "inferred" } : asOf;
}

/** No source dates the tabling of these guild proposals: the sources are those that name the proposal at all. */
function undated(facts: CaseFacts, proposal: CaseProposal): AsOf {
  const { meta } = facts;
  const isNumbered = meta.coverage.formalIds.includes(proposal.id);
  const sources = isNumbered ? meta.numberingSource : meta.coverage.totalSource;
  return { date: null, confidence: "partly", sources };
}

function laterMoves(proposal: CaseProposal): PlannedMove[] {
  return upToLastDay(proposal).flatMap((status) => {
    if (status.status === "rejected") return [rejection(proposal, status)];
    return status.status === "withdrawn" ? [withdrawal(proposal, status)] : [];
  });
}

function rejection(proposal: CaseProposal, status: CaseStatus): PlannedMove {
  return {
    key: `demonstration/reject/${proposal.id}`,
    side: sideOf(proposal) === "a" ? "b" : "a",
    move: { kind: "reject", proposal: idOf(proposal), pass: 1, words: status.detail },
    asOf: asOfStatus(status),
    order: status.date ?? BEFORE_THE_WITHDRAWAL,
  };
}

/** The one withdrawal of these weeks. Its source has it "not tied to a guild concession": it depends on nothing. */
function withdrawal(proposal: CaseProposal, status: CaseStatus): PlannedMove {
  return {
    key: `demonstration/withdraw/${proposal.id}`,
    side: sideOf(proposal),
    move: {
      kind: "withdraw",
      proposal: idOf(proposal),
      lastPass: 1,
      how: "unconditional",
      condition: null,
      words: status.detail,
    },
    asOf: asOfStatus(status),
    order: status.date ?? LAST_DAY,
  };
}

/** Terms as the case file has them, without a sentence about a package of a later day. */
function textOf(proposal: CaseProposal): string {
  const sentences = (proposal.terms ?? "").split(/(?<=\.) (?=[A-Z])/);
  return sentences.filter((sentence) => !sentence.includes("Oct 25")).join(" ");
}

function currentLanguage(facts: CaseFacts, proposal: CaseProposal): string | null {
  if (proposal.id !== "wga-dvd") return null;
  const formula = facts.formulas.find((each) => each.id === "home-video");
  if (formula === undefined) return null;
  return `${formula.fact}.\nThe formula as sources state it, not the wording of the contract. Sources: ${formula.source.join(" ; ")}`;
}

function upToLastDay(proposal: CaseProposal): CaseStatus[] {
  return proposal.statusHistory.filter((each) => each.date === null || each.date <= LAST_DAY);
}

function asOfStatus(status: CaseStatus): AsOf {
  return { date: status.date, confidence: status.confidence, sources: status.source };
}

function sideOf(proposal: CaseProposal): SideMark {
  return proposal.side === "guild" ? "a" : "b";
}

function idOf(proposal: CaseProposal): ProposalId {
  return mustProposalId(proposal.id);
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
