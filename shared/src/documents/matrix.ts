import {
  latestPassOf,
  type CaseState,
  type Pass,
  type ProposalState,
} from "../moves/case-state.ts";
import { NO_CLOSINGS } from "../moves/closings.ts";
import type { ArticleOffer, ContractArticle } from "../moves/contract-articles.ts";
import { NO_DECLARATIONS, NO_FINAL_WHOLES } from "../moves/declarations.ts";
import { NO_EXTENSION_TALKS } from "../moves/extension.ts";
import { FIRST_GROUND_RULES, NO_GROUND_RULE_TALKS } from "../moves/ground-rules.ts";
import { NO_LINEAGE } from "../moves/lineage.ts";
import type { PackageState } from "../moves/package-state.ts";
import { NOTHING_ON_RECORD } from "../moves/record-room.ts";
import {
  standingBeneath,
  standingOf,
  turnOf,
  type Standing,
  type Turn,
} from "../moves/standing.ts";
import { NO_STATEMENT_OFFERS } from "../moves/statements.ts";
import { NO_REFERRAL } from "../moves/working-group.ts";
import type { SideMark } from "../sides.ts";

/**
 * matrix
 * written by: the server alone, in the transaction of the record row
 * read by: both sides' seats and the mediator
 * kept in: the document log, and rebuilt from the record alone
 *
 * Root map `rows`: proposal id → MatrixRow. Root map `packages`: package id → PackageState. Root map `articles`:
 * `articleKey` → ContractArticle, each with the text that stands. Root map `requests`: number → InformationRequest.
 * Root map `minutes`: number → OfferedMinutes. Root map `statements`: number → Statement. Root map `talks`: one key, `talks` → MatrixTalks.
 */
export const MATRIX_ROWS = "rows";
export const MATRIX_PACKAGES = "packages";
export const MATRIX_TALKS = "talks";
export const MATRIX_ARTICLES = "articles";
export const MATRIX_REQUESTS = "requests";
export const MATRIX_MINUTES = "minutes";
export const MATRIX_STATEMENTS = "statements";

/** What the matrix shows of one proposal. Plain JSON; the canonical text of all rows is what two replicas compare. */
export interface MatrixRow extends Omit<ProposalState, "passes"> {
  /** Each side's position: its latest pass in full, or null. */
  readonly positions: Readonly<Record<SideMark, Pass | null>>;
  /** Every pass without its text; texts of older passes are in the record. */
  readonly passList: readonly Omit<Pass, "text">[];
  readonly standing: Standing;
  /** The stand-alone standing of a proposal that is in a live package, else null. */
  readonly beneath: Standing | null;
  readonly turn: Turn;
}

/** What the matrix says of the talks as a whole. */
export interface MatrixTalks extends Omit<
  CaseState,
  | "proposals"
  | "packages"
  | "articles"
  | "articleOffers"
  | "seats"
  | "requests"
  | "offeredMinutes"
  | "statements"
  | "onRecord"
> {
  /** Without their articles, which are in the row that the stamp names: this value is written anew with every row. */
  readonly articleOffers: readonly Omit<ArticleOffer, "articles">[];
  /** The last row of the record that this matrix follows from. */
  readonly seq: number;
  readonly head: string;
}

/** Projects one proposal. */
export function matrixRow(proposal: ProposalState): MatrixRow {
  const { passes, ...rest } = proposal;
  return {
    ...rest,
    positions: { a: latestPassOf(proposal, "a") ?? null, b: latestPassOf(proposal, "b") ?? null },
    passList: passes.map(({ text: _text, ...pass }) => pass),
    standing: standingOf(proposal),
    beneath: standingBeneath(proposal),
    turn: turnOf(proposal),
  };
}

/** Projects the talks. `at` is the last row of the record behind the state. */
export function matrixTalks(state: CaseState, at: { seq: number; head: string }): MatrixTalks {
  const {
    proposals: _proposals,
    packages: _packages,
    articles: _articles,
    seats: _seats,
    requests: _requests,
    offeredMinutes: _minutes,
    statements: _statements,
    onRecord: _onRecord,
    ...rest
  } = state;
  const articleOffers = state.articleOffers.map(({ articles: _texts, ...offer }) => offer);
  return { ...rest, articleOffers, seq: at.seq, head: at.head };
}

/** One row as a device reads it; see `wholeTalks`. The very same object when nothing is missing. */
export function wholeRow(kept: MatrixRow): MatrixRow {
  const isWhole = Object.keys(BEFORE_ANY).every((field) => field in kept);
  return isWhole ? kept : { ...BEFORE_ANY, ...kept };
}

/** What a row has before the first move that could set it, for copies from before there were such moves. */
const BEFORE_ANY = {
  closings: NO_CLOSINGS,
  declarations: NO_DECLARATIONS,
  lineage: NO_LINEAGE,
  consent: null,
  referral: NO_REFERRAL,
  packages: [],
  fallen: [],
  beneath: null,
} satisfies Partial<MatrixRow>;

/**
 * The talks as a device reads them: a copy that was kept from before a field was there has it as it was before the
 * first move that could set it, until the server's own is in.
 */
export function wholeTalks(kept: MatrixTalks): MatrixTalks {
  const before: Partial<MatrixTalks> = {
    extensionTalks: NO_EXTENSION_TALKS,
    groundRules: FIRST_GROUND_RULES,
    groundRuleTalks: NO_GROUND_RULE_TALKS,
    finalWholes: NO_FINAL_WHOLES,
    sessions: [],
    articleOffers: [],
    statementOffers: NO_STATEMENT_OFFERS,
  };
  // A rule that came later is absent from such a copy as well.
  return { ...before, ...kept, groundRules: { ...FIRST_GROUND_RULES, ...kept.groundRules } };
}

/**
 * The state of one proposal as far as the matrix tells it, for judging a move in the client before it is sent. Older
 * passes have an empty text there; no rule reads it but the bound of all texts of a side, which the server judges by the whole record.
 */
export function proposalOfRow(row: MatrixRow): ProposalState {
  const { positions, passList, standing: _standing, beneath: _beneath, turn: _turn, ...rest } = row;
  const passes = passList.map((pass) => {
    const text =
      [positions.a, positions.b].find((position) => position?.number === pass.number)?.text ?? "";
    return { ...pass, text };
  });
  return { ...rest, passes };
}

/**
 * The whole state as the matrix tells it; see `proposalOfRow`. Imports on offer have none of their articles there, and how much each side
 * has put on the record is the server's to say.
 */
export function stateOfMatrix(
  talks: MatrixTalks,
  rows: Iterable<MatrixRow>,
  beside: {
    packages: Iterable<PackageState>;
    articles: ReadonlyMap<string, ContractArticle>;
    seats: CaseState["seats"];
    requests: CaseState["requests"];
    offeredMinutes: CaseState["offeredMinutes"];
    statements: CaseState["statements"];
  },
): CaseState {
  const { seq: _seq, head: _head, ...rest } = talks;
  return {
    ...rest,
    articles: beside.articles,
    seats: beside.seats,
    requests: beside.requests,
    offeredMinutes: beside.offeredMinutes,
    statements: beside.statements,
    articleOffers: talks.articleOffers.map((offer) => ({ ...offer, articles: [] })),
    proposals: new Map([...rows].map((row) => [row.id, proposalOfRow(row)])),
    packages: new Map([...beside.packages].map((each) => [each.id, each])),
    onRecord: NOTHING_ON_RECORD,
  };
}
