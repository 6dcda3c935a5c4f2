import type { AsOf } from "@crosstable/shared/record/stamp";
import { NOT_THE_WORDING } from "@crosstable/shared/record/text-not-in-sources";
import { otherSide } from "@crosstable/shared/sides";

import type { CaseFacts, CaseProposal, CaseStatus } from "./case-facts.ts";
import { asOfStatus, asReported, idOf, inferred, sideOf, textOf } from "./case-on-record.ts";
import { planPackages } from "./plan-packages.ts";
import { inOrder, type PlannedAct } from "./planned-act.ts";

/** A source of this day is the first to speak of what it does not date. */
const REPORT = "2007-10-22";
/** The guild presented its proposals at launch; which of them a source dates is told by each one's own history. */
const LAUNCH = "2007-07-16";
/** A source has the guild reject the producers' first proposal before the day on which it was withdrawn. */
const BEFORE_THE_WITHDRAWAL = "2007-10-15";

const MEANS_TABLED = "tabled";
/** What was stated as a position, called a rollback by the other side or made better was on the table by then. */
const IMPLIES_TABLED = ["stated", "cited by the guild as a rollback", "sweetened"];

/** Every act of the talks that the sources give up to the expiration, in order. */
export function planMoves(facts: CaseFacts): PlannedAct[] {
  const proposals = facts.proposals.filter((proposal) => isOnTheTable(facts, proposal));
  // On the last day the package comes first: what the producers did came six hours after it.
  return inOrder([
    ...proposals.map((proposal) => tabling(facts, proposal)),
    ...planPackages(facts),
    ...proposals.flatMap(laterMoves),
  ]);
}

/** A package without one member that a source names is a proposal like others: it is tabled and rejected by its own words. */
function isOnTheTable(facts: CaseFacts, proposal: CaseProposal): boolean {
  const { formalIds, subjectIds } = facts.meta.coverage;
  if (proposal.side === "guild") return [...formalIds, ...subjectIds].includes(proposal.id);
  return proposal.category !== "package" && firstNamed(proposal) !== undefined;
}

/** The first report from which it follows that the proposal was on the table. */
function firstNamed(proposal: CaseProposal): CaseStatus | undefined {
  return proposal.statusHistory.find(({ status }) =>
    [MEANS_TABLED, ...IMPLIES_TABLED].includes(status),
  );
}

function tabling(facts: CaseFacts, proposal: CaseProposal): PlannedAct {
  const { officialNumber, title, subject, category } = proposal;
  const known = firstNamed(proposal);
  const latest = proposal.side === "guild" ? LAUNCH : REPORT;
  return {
    key: `demonstration/table/${proposal.id}`,
    side: sideOf(proposal),
    moves: [
      {
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
    ],
    asOf: known === undefined ? undated(facts, proposal) : tabledAsOf(known),
    order: known?.date ?? latest,
  };
}

function tabledAsOf(known: CaseStatus): AsOf {
  const asOf = asOfStatus(known);
  return IMPLIES_TABLED.includes(known.status) ? inferred(asOf) : asOf;
}

/**
 * No source dates the tabling of these guild proposals. That they were tabled follows from their number, or from what else their own
 * sources say of them; where the file ties no source to one, none stands there.
 */
function undated(facts: CaseFacts, { id, statusHistory }: CaseProposal): AsOf {
  const { coverage, numberingSource } = facts.meta;
  const sources = coverage.formalIds.includes(id)
    ? numberingSource
    : statusHistory.flatMap(({ source }) => source);
  return { date: null, confidence: sources.length === 0 ? "unverified" : "inferred", sources };
}

function laterMoves(proposal: CaseProposal): PlannedAct[] {
  return proposal.statusHistory.flatMap((status) => {
    switch (status.status) {
      case "rejected":
        return [rejection(proposal, status, asOfStatus(status))];
      case "refused as precondition":
        return [rejection(proposal, status, inferred(asOfStatus(status)))];
      case "declared roadblock":
        return [declining(proposal, status)];
      case "withdrawn":
        return [withdrawal(proposal, status)];
      default:
        return [];
    }
  });
}

function rejection(proposal: CaseProposal, status: CaseStatus, asOf: AsOf): PlannedAct {
  return {
    key: `demonstration/reject/${proposal.id}`,
    side: otherSide(sideOf(proposal)),
    moves: [
      { kind: "reject", proposal: idOf(proposal), pass: 1, words: asReported(status.detail) },
    ],
    asOf,
    order: status.date ?? BEFORE_THE_WITHDRAWAL,
  };
}

/** What stays on the table is not answered, and the words say for how long: the declaration that comes closest. */
function declining(proposal: CaseProposal, status: CaseStatus): PlannedAct {
  return {
    key: `demonstration/decline/${proposal.id}`,
    side: otherSide(sideOf(proposal)),
    moves: [
      {
        kind: "decline-to-answer",
        proposal: idOf(proposal),
        pass: 1,
        words: asReported(status.detail),
      },
    ],
    asOf: inferred(asOfStatus(status)),
    order: status.date ?? REPORT,
  };
}

/** The one withdrawal of these weeks. Its source has it "not tied to a guild concession": it depends on nothing. */
function withdrawal(proposal: CaseProposal, status: CaseStatus): PlannedAct {
  return {
    key: `demonstration/withdraw/${proposal.id}`,
    side: sideOf(proposal),
    moves: [
      {
        kind: "withdraw",
        proposal: idOf(proposal),
        lastPass: 1,
        how: "unconditional",
        condition: null,
        words: asReported(status.detail),
      },
    ],
    asOf: asOfStatus(status),
    order: status.date ?? REPORT,
  };
}

function currentLanguage(facts: CaseFacts, proposal: CaseProposal): string | null {
  if (proposal.id !== "wga-dvd") return null;
  const formula = facts.formulas.find((each) => each.id === "home-video");
  if (formula === undefined) return null;
  return `${formula.fact}.\n${NOT_THE_WORDING} Sources: ${formula.source.join(" ; ")}`;
}
