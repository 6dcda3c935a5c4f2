import {
  MAX_ANSWERS_PER_REQUEST,
  MAX_CURRENT_LANGUAGE_CHARS_PER_SIDE,
  MAX_FINAL_OFFERS_PER_PROPOSAL,
  MAX_FORMER_NUMBERS_PER_PROPOSAL,
  MAX_HANDED_CHARS_PER_SIDE,
  MAX_INFORMATION_REQUESTS_PER_SIDE,
  MAX_MINUTES_PER_SIDE,
  MAX_OFF_RECORD_PER_SESSION,
  MAX_OPEN_MINUTES_PER_SIDE,
  MAX_PACKAGES_PER_SIDE,
  MAX_PASSES_PER_PROPOSAL,
  MAX_PROPOSALS_PER_SIDE,
  MAX_REINSTATEMENTS_PER_PROPOSAL,
  MAX_SESSIONS,
  MAX_STATEMENTS_PER_SIDE,
} from "../limits.ts";
import { refuse, type Refusal } from "../refusals.ts";
import type { SideMark } from "../sides.ts";
import { openSessionOf } from "./bargaining-session.ts";
import {
  proposalLabel,
  type CaseState,
  type MoveContext,
  type ProposalState,
} from "./case-state.ts";
import type { InformationRequest, RequestAnswer } from "./information-request.ts";
import { textsOf } from "./package-member.ts";
import type { PackageState } from "./package-state.ts";
import { sideOf } from "./statements.ts";

/** Refuses `more` proposals of a side beyond what it may ever put on the table, or null. */
export function tooManyProposals(state: CaseState, side: SideMark, more: number): Refusal | null {
  const count = countOf(state.proposals.values(), ({ sponsor }) => sponsor === side);
  return count + more <= MAX_PROPOSALS_PER_SIDE
    ? null
    : refuse(
        "too-many-requests",
        `Your side has put ${count} proposals and parts on the table. There is room for ${MAX_PROPOSALS_PER_SIDE}.`,
      );
}

/** Refuses another pass of a side on a proposal that has had all that one may have, or null. */
export function tooManyPasses(proposal: ProposalState, side: SideMark): Refusal | null {
  const count = countOf(proposal.passes, (pass) => pass.side === side);
  return count < MAX_PASSES_PER_PROPOSAL
    ? null
    : refuse(
        "too-many-requests",
        `Your side has passed ${count} texts on ${proposalLabel(proposal)}. No more are taken.`,
      );
}

/** Refuses `chars` more characters of texts than a side may hand across in these talks, or null. */
export function tooMuchText(state: CaseState, side: SideMark, chars: number): Refusal | null {
  let handed = 0;
  for (const proposal of state.proposals.values()) handed += charsOf(proposal)[side];
  for (const offered of state.packages.values())
    if (offered.side === side) handed += charsOffered(offered);
  return handed + chars <= MAX_HANDED_CHARS_PER_SIDE
    ? null
    : refuse(
        "too-many-requests",
        `The texts of your side together would be longer than ${MAX_HANDED_CHARS_PER_SIDE / 1_000_000} million signs. No more are taken.`,
      );
}

/** A row that stands on the record may be from before there was the bound. */
type When = Pick<MoveContext, "isOnRecord">;

/** Refuses more of the present contract language beside a side's proposals than everybody can load, or null. `times` are the proposals that get it. */
export function tooMuchCurrentLanguage(
  { proposals }: Pick<CaseState, "proposals">,
  of: { side: SideMark; language: string | null; times: number },
  { isOnRecord }: When,
): Refusal | null {
  const { side, language, times } = of;
  if (language === null || isOnRecord === true) return null;
  let chars = language.length * times;
  for (const { sponsor, currentLanguage } of proposals.values())
    if (sponsor === side) chars += currentLanguage?.length ?? 0;
  return chars <= MAX_CURRENT_LANGUAGE_CHARS_PER_SIDE
    ? null
    : refuse(
        "too-many-requests",
        `The contract language beside your side's proposals would be longer than ${MAX_CURRENT_LANGUAGE_CHARS_PER_SIDE / 1_000_000} million signs. No more is taken.`,
      );
}

/** Refuses to bring a proposal back that has come back as often as one may, or null. */
export function tooOftenReinstated(proposal: ProposalState, { isOnRecord }: When): Refusal | null {
  const count = proposal.closings.reinstated.length;
  return isOnRecord === true || count < MAX_REINSTATEMENTS_PER_PROPOSAL
    ? null
    : refuse(
        "too-many-requests",
        `${proposalLabel(proposal)} was brought back ${count} times. It stays withdrawn; the matter can be tabled anew.`,
      );
}

/** Refuses yet another number of a proposal that has had as many as one may, or null. */
export function tooOftenRenumbered(proposal: ProposalState, { isOnRecord }: When): Refusal | null {
  const count = proposal.lineage.formerNumbers.length;
  return isOnRecord === true || count < MAX_FORMER_NUMBERS_PER_PROPOSAL
    ? null
    : refuse(
        "too-many-requests",
        `${proposalLabel(proposal)} had ${count} other numbers before. It keeps this one.`,
      );
}

/** Refuses to call one text more on a proposal the last of a side that has called as many so as it may, or null. */
export function tooManyFinalOffers(
  proposal: ProposalState,
  side: SideMark,
  { isOnRecord }: When,
): Refusal | null {
  const count = countOf(proposal.declarations.finalOffers, (each) => each.side === side);
  return isOnRecord === true || count < MAX_FINAL_OFFERS_PER_PROPOSAL
    ? null
    : refuse(
        "too-many-requests",
        `Your side has called ${count} of its texts on ${proposalLabel(proposal)} its last. No more are taken.`,
      );
}

/** Refuses another answer that leaves something to be given, where there were as many as there may be, or null. */
export function tooManyAnswers(
  { number, answers }: InformationRequest,
  how: RequestAnswer,
  { isOnRecord }: When,
): Refusal | null {
  const count = answers.length;
  return isOnRecord === true || how === "answered" || count < MAX_ANSWERS_PER_REQUEST
    ? null
    : refuse(
        "too-many-requests",
        `Request ${number} has had ${count} answers. One more is taken: the one that gives all.`,
      );
}

/** Refuses another package of a side that has offered as many as one side may, or null. */
export function tooManyPackages(state: CaseState, side: SideMark): Refusal | null {
  const count = countOf(state.packages.values(), (each) => each.side === side);
  return count < MAX_PACKAGES_PER_SIDE
    ? null
    : refuse("too-many-requests", `Your side has offered ${count} packages. No more are taken.`);
}

/** Refuses another request for information of a side that has made as many as one side may, or null. */
export function tooManyInformationRequests(state: CaseState, side: SideMark): Refusal | null {
  const count = countOf(state.requests.values(), (each) => each.side === side);
  return count < MAX_INFORMATION_REQUESTS_PER_SIDE
    ? null
    : refuse(
        "too-many-requests",
        `Your side has asked for information ${count} times. No more requests are taken.`,
      );
}

/** Refuses another entry for the joint minutes of a side that has offered as many as one side may, or has as many waiting, or null. */
export function tooManyMinutes(state: CaseState, side: SideMark): Refusal | null {
  const own = [...state.offeredMinutes.values()].filter((each) => each.side === side);
  const waiting = countOf(own, ({ end }) => end === null);
  if (waiting >= MAX_OPEN_MINUTES_PER_SIDE) {
    return refuse(
      "too-many-requests",
      `${waiting} entries of your side wait for a signature. Take some back, or wait for it.`,
    );
  }
  return own.length < MAX_MINUTES_PER_SIDE
    ? null
    : refuse(
        "too-many-requests",
        `Your side has offered ${own.length} entries for the joint minutes. No more are taken.`,
      );
}

/** Refuses another statement of a side that has published as many, alone or as the one who offered them, as one side may, or null. */
export function tooManyStatements(state: CaseState, side: SideMark): Refusal | null {
  const count = countOf(state.statements.values(), (each) => sideOf(each) === side);
  const { short } = state.sides[side];
  return count < MAX_STATEMENTS_PER_SIDE
    ? null
    : refuse("too-many-requests", `${short} has published ${count} statements. No more are taken.`);
}

/** Refuses another session of talks that have had as many as there may be, or null. */
export function tooManySessions({ sessions }: Pick<CaseState, "sessions">): Refusal | null {
  return sessions.length < MAX_SESSIONS
    ? null
    : refuse(
        "too-many-requests",
        `${sessions.length} sessions of these talks were opened. No more are taken.`,
      );
}

/** Refuses to go off the record once more in a session in which the table has been off it as often as it may, or null. */
export function tooOftenOffRecord(state: Pick<CaseState, "sessions">): Refusal | null {
  const count = openSessionOf(state)?.offRecord?.length ?? 0;
  return count < MAX_OFF_RECORD_PER_SESSION
    ? null
    : refuse(
        "too-many-requests",
        `The table has gone off the record ${count} times in this session. It may again in the next one.`,
      );
}

/** Proposals and packages never change; another takes their place. So each is counted once. */
const CHARS = new WeakMap<ProposalState, Record<SideMark, number>>();
const OFFERED = new WeakMap<PackageState, number>();

function charsOf(proposal: ProposalState): Record<SideMark, number> {
  const known = CHARS.get(proposal);
  if (known !== undefined) return known;
  const chars = { a: 0, b: 0 };
  for (const { side, text } of proposal.passes) chars[side] += text.length;
  CHARS.set(proposal, chars);
  return chars;
}

function charsOffered(offered: PackageState): number {
  const chars = OFFERED.get(offered) ?? textsOf(offered.members);
  OFFERED.set(offered, chars);
  return chars;
}

function countOf<Each>(all: Iterable<Each>, isCounted: (each: Each) => boolean): number {
  let count = 0;
  for (const each of all) if (isCounted(each)) count += 1;
  return count;
}
