import type { NegotiationId, PackageId, ProposalId, SeatId } from "../ids.ts";
import type { RecordedSeat } from "../record/host-act.ts";
import type { Stamp } from "../record/stamp.ts";
import type { Seat } from "../roles.ts";
import type { DemonstrationClock, Expiration } from "../session/expiration.ts";
import type { SideMark, Sides } from "../sides.ts";
import type { Authorised } from "./authorised.ts";
import type { BargainingSession } from "./bargaining-session.ts";
import type { Closings } from "./closings.ts";
import type { Consent } from "./consent.ts";
import type { ArticleOffer, ContractArticle } from "./contract-articles.ts";
import type { Declarations, FinalWholes } from "./declarations.ts";
import type { ExtensionTalks } from "./extension.ts";
import type { GroundRules, GroundRuleTalks } from "./ground-rules.ts";
import type { InformationRequest } from "./information-request.ts";
import type { Lineage } from "./lineage.ts";
import type { OfferedMinutes } from "./minutes.ts";
import type { PackageState } from "./package-state.ts";
import type { OnRecord } from "./record-room.ts";
import type { Statement, StatementOffers } from "./statements.ts";
import type { Referral } from "./working-group.ts";

/**
 * The state of the talks that follows from the record alone. Every value is immutable: a move makes a new state,
 * so a refused transmittal leaves nothing behind.
 */
export interface CaseState {
  readonly negotiation: NegotiationId;
  readonly title: string;
  readonly sides: Sides;
  readonly expiration: Expiration | null;
  /** Offers on the expiration, what both chiefs agreed to, and whether they have stopped the clock. */
  readonly extensionTalks: ExtensionTalks;
  readonly clock: DemonstrationClock | null;
  /** What the sources leave open, in sentences; shown beside the matrix. */
  readonly gaps: readonly string[];
  /** Who of each side holds the chief's hand: one hand at a time. */
  readonly hand: Readonly<Record<SideMark, "chief" | "second">>;
  /** What both chiefs have agreed that the talks go by. */
  readonly groundRules: GroundRules;
  readonly groundRuleTalks: GroundRuleTalks;
  readonly proposals: ReadonlyMap<ProposalId, ProposalState>;
  /** Every seat by its present name, so that a working group can be named. */
  readonly seats: ReadonlyMap<SeatId, RecordedSeat>;
  /** Every request for information, by its number. */
  readonly requests: ReadonlyMap<string, InformationRequest>;
  /** The current contract as both sides have agreed it reads, by `articleKey`. Nothing leaves this list. */
  readonly articles: ReadonlyMap<string, ContractArticle>;
  /** Imports of articles that one side has offered and the other has not answered. */
  readonly articleOffers: readonly ArticleOffer[];
  /** The bargaining days, oldest first; only the last may still go on. */
  readonly sessions: readonly BargainingSession[];
  /** Every package that was ever offered, live or over, in the order of their numbers. */
  readonly packages: ReadonlyMap<PackageId, PackageState>;
  /** What each side calls its last, best and final offer on everything. */
  readonly finalWholes: FinalWholes;
  /** Every entry that was ever offered for the joint minutes, by its number. The minutes are those of `jointMinutes`. */
  readonly offeredMinutes: ReadonlyMap<string, OfferedMinutes>;
  /** What was published, by its number. */
  readonly statements: ReadonlyMap<string, Statement>;
  /** Joint statements that one side has offered and the other has not signed. */
  readonly statementOffers: StatementOffers;
  /** How much each side has put on the record. The matrix does not tell it. */
  readonly onRecord: OnRecord;
}

/** One written version handed across the table. It never changes. */
export interface Pass extends Authorised {
  /** Counted within the proposal, over both sides: pass 1, 2, 3 … */
  readonly number: number;
  readonly side: SideMark;
  readonly text: string;
  /** What accept and the signatures bind to; see `passHash`. */
  readonly hash: string;
  /** The pass of the other side that it answers; null for a stand-alone pass, which counters nothing. */
  readonly answers: number | null;
  readonly stamp: Stamp;
  /** "Regression noted": what the mover was told that it takes back, and sent all the same. */
  readonly noted?: readonly string[];
  /** The pass that was agreed in principle until this one undid it. */
  readonly undid?: number;
  /** The accepted package that brought it; its stamp is that of the offer. */
  readonly package?: PackageId;
}

export interface Hold {
  readonly pass: number;
  readonly words: string;
  /** When the answer is due, RFC 3339 in UTC. */
  readonly due: string;
  readonly stamp: Stamp;
}

export interface Rejection {
  readonly pass: number;
  readonly words: string;
  readonly stamp: Stamp;
}

export interface HoldAnswer {
  readonly pass: number;
  readonly words: string;
  readonly stamp: Stamp;
}

/** A chief's signature, with what the chief shows of who inside the side has said yes to it. */
export type Signature = Stamp & Authorised;

/** What is shown of the authority is that of the acceptance; each signature has its own. */
export interface Agreement extends Authorised {
  readonly pass: number;
  readonly hash: string;
  readonly stamp: Stamp;
  readonly signatures: Readonly<Record<SideMark, Signature | null>>;
  /** The package by which it was agreed, all or none. */
  readonly package?: PackageId;
}

export interface Withdrawal {
  readonly how: "unconditional" | "conditional" | "without-prejudice";
  /** On what it depends: for a conditional withdrawal, and for every one that a package carried out. */
  readonly condition: string | null;
  readonly words: string;
  readonly stamp: Stamp;
  /** The accepted package that carried it out. */
  readonly package?: PackageId;
}

/** A live package that holds the proposal, and who offered it. */
export interface InPackage {
  readonly id: PackageId;
  readonly side: SideMark;
  /** The other side has said that it will not answer it. */
  readonly isDeclined?: true;
}

/** A position that did not come back when a package ended, because the ground rules say so. */
export interface FallenPass {
  readonly pass: number;
  readonly package: PackageId;
  /** The package to which its own side said yes in that very act, and which takes it: it never fell. */
  readonly keptBy?: PackageId;
  /** The package to which its own side has said yes since, and which takes it: it is on offer again. */
  readonly broughtBackBy?: PackageId;
}

/** The latest formal act on a proposal, for the matrix and the feed. */
export interface LastMove {
  readonly kind: ProposalMoveKind;
  readonly stamp: Stamp;
}

export type ProposalMoveKind =
  | "table-proposal"
  | "pass"
  | "counter"
  | "hold"
  | "answer-hold"
  | "reject"
  | "withdraw"
  | "accept"
  | "sign-ta"
  | "reopen"
  | "repudiate"
  | "reinstate"
  | "status-quo"
  | "decline-to-answer"
  | "declare-final-offer"
  | "answer-new-item"
  | "add-part"
  | "split"
  | "merge"
  | "renumber"
  | "refer"
  | "report-back"
  | "drop-half"
  | PackageMoveKind;

export type PackageMoveKind =
  | "offer-package"
  | "accept-package"
  | "reject-package"
  | "withdraw-package"
  | "lapse-package"
  | "decline-to-answer-package";

/** Everything the record says of one proposal. */
export interface ProposalState {
  readonly id: ProposalId;
  readonly sponsor: SideMark;
  /** Official number such as "W-12 a)"; null where there is none. */
  readonly number: string | null;
  /** Formal title; null where no source or mover gives one. */
  readonly title: string | null;
  /** The matter in plain words; always there. */
  readonly subject: string;
  readonly category: string | null;
  readonly article: string | null;
  /** Status quo: what the contract says today. */
  readonly currentLanguage: string | null;
  readonly passes: readonly Pass[];
  readonly hold: Hold | null;
  readonly holdAnswers: readonly HoldAnswer[];
  readonly rejections: readonly Rejection[];
  readonly agreement: Agreement | null;
  readonly withdrawal: Withdrawal | null;
  readonly closings: Closings;
  readonly declarations: Declarations;
  readonly lineage: Lineage;
  readonly referral: Referral;
  /** Null for what came in time; else the other side's answer to a late item. */
  readonly consent: Consent | null;
  /** The live packages that hold it; while there is one, the stand-alone position lies beneath. */
  readonly packages: readonly InPackage[];
  readonly fallen: readonly FallenPass[];
  readonly lastMove: LastMove;
}

/** Who asks for a move: the seat, as the server knows it. */
export type Actor = Pick<Seat, "id" | "side" | "role" | "name">;

/** What the server adds to a move. */
export interface MoveContext {
  readonly actor: Actor;
  /** Milliseconds since 1970, server time. */
  readonly nowMs: number;
  /** The move is in a row that stands on the record, so what is refused only since a later day was right then. */
  readonly isOnRecord?: true;
  /** Whoever asks has compared what is split or merged before, and only looks at what would come of it: at every key that is pressed. */
  readonly isCompared?: true;
  /** How many signs the moves before it in its transmittal have had compared. */
  readonly charsBefore?: number;
}

/** The same state with one proposal put in place of its former self. */
export function withProposal(state: CaseState, proposal: ProposalState): CaseState {
  const proposals = new Map(state.proposals);
  proposals.set(proposal.id, proposal);
  return { ...state, proposals };
}

/** The same state with one package put in place of its former self, or added. */
export function withPackage(state: CaseState, offered: PackageState): CaseState {
  const packages = new Map(state.packages);
  packages.set(offered.id, offered);
  return { ...state, packages };
}

/** The latest pass of one side, or undefined when it has passed nothing on this proposal. */
export function latestPassOf(proposal: ProposalState, mark: SideMark): Pass | undefined {
  return proposal.passes.findLast((pass) => pass.side === mark);
}

/** "W-12 a)", or the subject where there is no number. */
export function proposalLabel(proposal: {
  number: string | null;
  title: string | null;
  subject: string;
}): string {
  return proposal.number ?? proposal.title ?? proposal.subject;
}
