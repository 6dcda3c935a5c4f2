import type { NegotiationId, ProposalId } from "../ids.ts";
import type { Stamp } from "../record/stamp.ts";
import type { Seat } from "../roles.ts";
import type { DemonstrationClock, Expiration } from "../session/expiration.ts";
import type { SideMark, Sides } from "../sides.ts";
import type { Closings } from "./closings.ts";
import type { Declarations } from "./declarations.ts";
import type { GroundRules, GroundRuleTalks } from "./ground-rules.ts";

/**
 * The state of the talks that follows from the record alone. Every value is immutable: a move makes a new state,
 * so a refused transmittal leaves nothing behind.
 */
export interface CaseState {
  readonly negotiation: NegotiationId;
  readonly title: string;
  readonly sides: Sides;
  readonly expiration: Expiration | null;
  readonly clock: DemonstrationClock | null;
  /** What the sources leave open, in sentences; shown beside the matrix. */
  readonly gaps: readonly string[];
  /** Who of each side holds the chief's hand: one hand at a time. */
  readonly hand: Readonly<Record<SideMark, "chief" | "second">>;
  /** What both chiefs have agreed that the talks go by. */
  readonly groundRules: GroundRules;
  readonly groundRuleTalks: GroundRuleTalks;
  readonly proposals: ReadonlyMap<ProposalId, ProposalState>;
}

/** One written version handed across the table. It never changes. */
export interface Pass {
  /** Counted within the proposal, over both sides: pass 1, 2, 3 … */
  readonly number: number;
  readonly side: SideMark;
  readonly text: string;
  /** What accept and the signatures bind to; see `passHash`. */
  readonly hash: string;
  /** The pass of the other side that it answers; null for a stand-alone pass, which counters nothing. */
  readonly answers: number | null;
  readonly stamp: Stamp;
  /** Who inside the side has said yes to it, in its chief's words; not there where the chief shows nothing. */
  readonly authorisedBy?: string;
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

export interface Agreement {
  readonly pass: number;
  readonly hash: string;
  readonly stamp: Stamp;
  readonly signatures: Readonly<Record<SideMark, Stamp | null>>;
}

export interface Withdrawal {
  readonly how: "unconditional" | "conditional" | "without-prejudice";
  /** Only for a conditional withdrawal: on what it depends. */
  readonly condition: string | null;
  readonly words: string;
  readonly stamp: Stamp;
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
  | "declare-final-offer";

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
  readonly lastMove: LastMove;
}

/** Who asks for a move: the seat, as the server knows it. */
export type Actor = Pick<Seat, "id" | "side" | "role" | "name">;

/** What the server adds to a move. */
export interface MoveContext {
  readonly actor: Actor;
  /** Milliseconds since 1970, server time. */
  readonly nowMs: number;
}

/** The same state with one proposal put in place of its former self. */
export function withProposal(state: CaseState, proposal: ProposalState): CaseState {
  const proposals = new Map(state.proposals);
  proposals.set(proposal.id, proposal);
  return { ...state, proposals };
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
