import type { ProposalId } from "../ids.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { agoWords } from "../session/ago.ts";
import { otherSide, type SideMark } from "../sides.ts";
import {
  latestPassOf,
  proposalLabel,
  type Actor,
  type CaseState,
  type MoveContext,
  type Pass,
  type ProposalState,
} from "./case-state.ts";
import { isAtStatusQuo } from "./closings.ts";
import { needsConsent } from "./consent.ts";
import type { InformationRequest } from "./information-request.ts";
import { partsOf } from "./lineage.ts";
import { isClosedStanding, isTentativelyAgreed, standingOf } from "./standing.ts";

/** An actor who may make binding moves for a side. */
export interface Mover {
  readonly side: SideMark;
}

/**
 * Binding moves belong to whoever holds the chief's hand: the chief, or the second while the chief has handed over.
 * Returns the side that is moved for, or the refusal.
 */
export function moverOf(state: Pick<CaseState, "hand" | "sides">, actor: Actor): Mover | Refusal {
  if (actor.side === null || (actor.role !== "chief" && actor.role !== "second")) {
    return refuse("not-yours-to-ask", "Only a side's chief makes moves. Propose it to your chief.");
  }
  if (state.hand[actor.side] !== actor.role) {
    const holder = state.hand[actor.side] === "second" ? "second" : "chief";
    return refuse(
      "not-holding-the-hand",
      `The ${holder} of ${state.sides[actor.side].short} makes the moves at the moment.`,
    );
  }
  return { side: actor.side };
}

/** True when the value is a refusal. */
export function isRefusal(value: object | null): value is Refusal {
  return value !== null && "reason" in value && "words" in value;
}

/** The proposal, in whatever standing. */
export function knownProposal(state: CaseState, id: ProposalId): ProposalState | Refusal {
  return (
    state.proposals.get(id) ?? refuse("unknown-proposal", "This proposal is not on the table.")
  );
}

/** The request for information of this number, or a refusal. */
export function knownRequest(state: CaseState, number: number): InformationRequest | Refusal {
  return (
    state.requests.get(String(number)) ??
    refuse("unknown-request", `There is no request ${number}.`)
  );
}

/** What some moves may be made on and others not. */
interface Also {
  /** The whole of lettered parts, which has no text of its own to bargain over. */
  readonly mayBeInParts?: true;
  /** A late item that does not stand yet. */
  readonly mayNeedConsent?: true;
}

/** The proposal if it can still be moved on: on the table, under this number, neither withdrawn nor closed by both chiefs. */
export function openProposal(
  state: CaseState,
  id: ProposalId,
  also: Also = {},
): ProposalState | Refusal {
  const proposal = knownProposal(state, id);
  if (isRefusal(proposal)) return proposal;
  const label = proposalLabel(proposal);
  if (proposal.withdrawal !== null) return refuse("withdrawn", `${label} was withdrawn.`);
  if (isTentativelyAgreed(proposal)) {
    return refuse(
      "already-agreed",
      `Both chiefs have signed ${label}. Only reopening it by both sides changes it.`,
    );
  }
  if (isAtStatusQuo(proposal)) {
    return refuse(
      "already-agreed",
      `Both chiefs have closed ${label} at the current contract language. Only reopening it by both sides changes it.`,
    );
  }
  const { goesOn } = proposal.lineage;
  if (goesOn !== null && !(goesOn.how === "parts" && also.mayBeInParts === true)) {
    const pieces = goesOn.in.flatMap((each) => state.proposals.get(each) ?? []);
    return refuse("has-parts", `${label} goes on as ${pieces.map(proposalLabel).join(", ")}.`);
  }
  if (needsConsent(proposal) && also.mayNeedConsent !== true) {
    return refuse(
      "needs-consent",
      `${label} came after the new-item deadline. It stands when ${state.sides[otherSide(proposal.sponsor)].short} consents.`,
    );
  }
  return proposal;
}

/** The proposal if its sponsor may take it apart: open, with no text agreed in principle and no question open. */
export function undecidedProposal(state: CaseState, id: ProposalId): ProposalState | Refusal {
  const proposal = openProposal(state, id);
  if (isRefusal(proposal)) return proposal;
  const label = proposalLabel(proposal);
  if (proposal.agreement !== null)
    return refuse("already-agreed", `${label} is agreed in principle. Pass a new text to open it.`);
  if (proposal.hold !== null)
    return refuse("already-on-hold", `${label} is on hold. Its question is answered first.`);
  return proposal;
}

/** The refusal of anyone but the sponsor, or null. `act` is what only the sponsor does: "splits it". */
export function sponsorOnly(
  state: CaseState,
  options: { proposal: ProposalState; mover: Mover; act: string },
): Refusal | null {
  const { proposal, mover, act } = options;
  if (proposal.sponsor === mover.side) return null;
  const { short } = state.sides[proposal.sponsor];
  return refuse(
    "not-the-sponsor",
    `${proposalLabel(proposal)} is a proposal of ${short}. Only its sponsor ${act}.`,
  );
}

/** Refuses what would pass over a text that the mover has not seen: `lastPass` is the latest that they have. Null when none came since. */
export function unseenPass(proposal: ProposalState, lastPass: number): Refusal | null {
  const newest = proposal.passes.at(-1);
  return newest === undefined || newest.number === lastPass
    ? null
    : refuse(
        "stale",
        `There is a newer pass ${newest.number} on ${proposalLabel(proposal)}. Read it first.`,
      );
}

/** The same of a move that says it only since a later day: one on the record that does not say it stands, and today it has seen nothing. */
export function unseenToday(
  proposal: ProposalState,
  lastPass: number | undefined,
  { isOnRecord }: Pick<MoveContext, "isOnRecord">,
): Refusal | null {
  if (lastPass === undefined && isOnRecord === true) return null;
  return unseenPass(proposal, lastPass ?? 0);
}

/** Refuses to withdraw a whole over parts of it that are open and do not go in the same act, or null. */
export function leavesParts(
  state: CaseState,
  of: { whole: ProposalState; goingWithIt: readonly ProposalId[] },
): Refusal | null {
  const { whole, goingWithIt } = of;
  const left = partsOf(state, whole.id).filter(
    (part) => !isClosedStanding(standingOf(part)) && !goingWithIt.includes(part.id),
  );
  if (left.length === 0) return null;
  const labels = left.map(proposalLabel).join(", ");
  return refuse(
    "has-parts",
    `${proposalLabel(whole)} still has ${labels}. Withdraw its parts with it.`,
  );
}

/**
 * The other side's pass that a move names, if it is still the latest of that side. A stale one is refused with
 * the age and the number of the newer pass.
 */
export function standingPass(
  options: { proposal: ProposalState; pass: number; mover: Mover },
  context: Pick<MoveContext, "nowMs">,
): Pass | Refusal {
  const { proposal, mover } = options;
  const label = proposalLabel(proposal);
  const named = proposal.passes.find((pass) => pass.number === options.pass);
  if (named === undefined) return refuse("unknown-pass", `${label} has no pass ${options.pass}.`);
  if (named.side === mover.side)
    return refuse("own-pass", `Pass ${named.number} of ${label} is your own side's.`);
  const latest = latestPassOf(proposal, otherSide(mover.side));
  if (latest !== undefined && latest.number !== named.number) {
    return refuse("stale", supersededWords({ label, newer: latest, nowMs: context.nowMs }));
  }
  return named;
}

/** The open proposal and the pass of the other side that a move meets; refuses whoever makes no moves, and a stale pass. */
export function passMet(
  state: CaseState,
  move: { readonly proposal: ProposalId; readonly pass: number },
  context: MoveContext,
): { readonly proposal: ProposalState; readonly pass: Pass } | Refusal {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const proposal = openProposal(state, move.proposal);
  if (isRefusal(proposal)) return proposal;
  const pass = standingPass({ proposal, pass: move.pass, mover }, context);
  return isRefusal(pass) ? pass : { proposal, pass };
}

/** "Superseded 14 s ago by W-7 pass 4. Read it first." */
function supersededWords(options: { label: string; newer: Pass; nowMs: number }): string {
  const age = agoWords({ thenMs: Date.parse(options.newer.stamp.at), nowMs: options.nowMs });
  return `Superseded ${age} by ${options.label} pass ${options.newer.number}. Read it first.`;
}
