import type { SeatId } from "../ids.ts";
import { MAX_BALLOT_CHANGES, MAX_OPEN_VOTES } from "../limits.ts";
import type { Actor, CaseState } from "../moves/case-state.ts";
import { isRefusal, moverOf } from "../moves/guards.ts";
import { tooLongForOne } from "../moves/package-member.ts";
import { refuse, type Refusal } from "../refusals.ts";
import type { SideMark } from "../sides.ts";
import { lookOf } from "../text/one-line.ts";
import type { Body, VoteAct, VoteContent } from "./vote-act.ts";
import { bodyOf, isOpen, type VotesState } from "./votes-state.ts";

/** What a vote is judged by besides the side's own log. */
export interface VoteContext {
  readonly actor: Actor;
  /** Milliseconds since 1970, server time. */
  readonly nowMs: number;
  /** Who makes the moves and what was passed: from the record. */
  readonly state: CaseState;
  /** The seats of the side as they are now. */
  readonly seats: readonly { readonly id: SeatId; readonly side: SideMark | null }[];
}

/**
 * The rule of every act on a side's votes: null when it may be done now, else the refusal in words. Whoever holds the chief's hand
 * says who votes, calls and closes; a member of a body casts one ballot, and may change it until the vote closes. The reasons are
 * those of other refusals, so that a count of refusals does not tell that there is a vote.
 */
export function judgeVoteAct(
  votes: VotesState,
  act: VoteAct,
  context: VoteContext,
): Refusal | null {
  if (act.kind === "cast-ballot") return judgeBallot(votes, act, context);
  const mover = moverOf(context.state, context.actor);
  if (isRefusal(mover)) return mover;
  switch (act.kind) {
    case "set-bodies":
      return judgeBodies(act.bodies, mover.side, context);
    case "call-vote":
      return judgeCall(votes, act, { ...context, side: mover.side });
    case "close-vote": {
      const vote = votes.votes.get(act.vote);
      if (vote === undefined) return refuse("stale", NO_SUCH_VOTE);
      return isOpen(vote, context.nowMs) ? null : refuse("stale", "This vote is closed already.");
    }
  }
}

const NO_SUCH_VOTE = "There is no such vote. Load the page again.";

function judgeBallot(
  { votes }: VotesState,
  act: Extract<VoteAct, { kind: "cast-ballot" }>,
  { actor, nowMs }: VoteContext,
): Refusal | null {
  const vote = votes.get(act.vote);
  if (vote === undefined) return refuse("stale", NO_SUCH_VOTE);
  if (bodyOf(vote, actor.id) === undefined) {
    return refuse("not-yours-to-ask", "Only the members of the committee vote.");
  }
  if (!isOpen(vote, nowMs)) {
    const kept = vote.ballots.has(actor.id) ? " What you voted before counts." : "";
    return refuse("stale", `This vote is closed.${kept}`);
  }
  if ((vote.changes.get(actor.id) ?? 0) >= MAX_BALLOT_CHANGES) {
    return refuse("too-many-requests", "You have changed this ballot too often.");
  }
  return null;
}

function judgeBodies(
  bodies: readonly Body[],
  side: SideMark,
  { seats }: VoteContext,
): Refusal | null {
  const own = new Set(seats.filter((seat) => seat.side === side).map(({ id }) => id));
  const members = bodies.flatMap((each) => each.members);
  if (members.some((member) => !own.has(member))) {
    return refuse("unknown-seat", "Only seats of your own side can be members.");
  }
  if (new Set(members).size !== members.length) {
    return refuse("seat-impossible", "Nobody is a member twice: one member, one ballot.");
  }
  if (new Set(bodies.map(({ name }) => lookOf(name))).size !== bodies.length) {
    return refuse("seat-impossible", "Two bodies cannot have one name.");
  }
  const wanting = bodies.find((each) => each.quorum > each.members.length);
  return wanting === undefined
    ? null
    : refuse(
        "seat-impossible",
        `${wanting.name} has ${wanting.members.length} members and can never have ${wanting.quorum} ballots.`,
      );
}

function judgeCall(
  votes: VotesState,
  act: Extract<VoteAct, { kind: "call-vote" }>,
  { state, nowMs, side }: VoteContext & { side: SideMark },
): Refusal | null {
  if (votes.bodies.length === 0) {
    return refuse("not-offered", "Say first who votes: there is no body yet.");
  }
  if (votes.votes.has(act.vote)) return refuse("stale", "This vote was called already.");
  if (act.question.trim() === "") return refuse("no-text", "A vote needs a question.");
  if (act.closes !== null && Date.parse(act.closes) <= nowMs) {
    return refuse("due-date-passed", "The time at which it is to close has passed.");
  }
  const open = [...votes.votes.values()].filter((vote) => isOpen(vote, nowMs));
  if (open.length >= MAX_OPEN_VOTES) {
    return refuse("too-many-requests", "Too many votes are open. Close one first.");
  }
  return judgeContent(act.content, state, side);
}

function judgeContent(content: VoteContent, state: CaseState, side: SideMark): Refusal | null {
  switch (content.kind) {
    case "text":
      return content.text.trim() === "" ? refuse("no-text", "There is no text to vote on.") : null;
    case "offer":
      return tooLongForOne(content.members);
    case "pass": {
      const passes = state.proposals.get(content.proposal)?.passes ?? [];
      const pass = passes.find(({ number }) => number === content.pass);
      if (pass === undefined) return refuse("unknown-pass", "There is no such pass to vote on.");
      if (pass.side === side) return refuse("own-pass", "This pass is your own side's.");
      return pass.hash === content.hash
        ? null
        : refuse("wrong-text", "The text that you were shown is not the text of this pass.");
    }
    case "package": {
      const offered = state.packages.get(content.package);
      if (offered === undefined)
        return refuse("unknown-package", "There is no such package to vote on.");
      if (offered.side === side) return refuse("own-package", "This package is your own side's.");
      return offered.hash === content.hash
        ? null
        : refuse("wrong-text", "The package that you were shown is not this one.");
    }
  }
}
