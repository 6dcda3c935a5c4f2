import type { SeatId } from "../ids.ts";
import type { SideLogEntry } from "./side-log.ts";
import type { Body, Choice, VoteContent } from "./vote-act.ts";

/** One vote as the log tells it. Every value is immutable. */
export interface Vote {
  readonly id: string;
  readonly question: string;
  readonly content: VoteContent;
  readonly isSecret: boolean;
  /** When it closes by itself, RFC 3339 in UTC; null when the chief closes it. */
  readonly closes: string | null;
  readonly calledAt: string;
  readonly calledBy: { readonly seat: SeatId; readonly name: string };
  /** The bodies as they stood when it was called. */
  readonly bodies: readonly Body[];
  /** The latest choice of each member who has cast a ballot. */
  readonly ballots: ReadonlyMap<SeatId, Choice>;
  /** How often a member has changed it, so that nobody fills the log. */
  readonly changes: ReadonlyMap<SeatId, number>;
  /** When the chief closed it; null while nobody has. */
  readonly closedAt: string | null;
}

/** The votes of one side. It follows from the side's log alone. */
export interface VotesState {
  readonly bodies: readonly Body[];
  /** In the order in which they were called. */
  readonly votes: ReadonlyMap<string, Vote>;
}

export const NO_VOTES: VotesState = { bodies: [], votes: new Map() };

/** True while ballots are taken: neither closed by the chief nor past its time. `nowMs` is server time. */
export function isOpen(vote: Pick<Vote, "closes" | "closedAt">, nowMs: number): boolean {
  return vote.closedAt === null && (vote.closes === null || nowMs < Date.parse(vote.closes));
}

/** The state after one more entry that was judged; entries about a guest change nothing. Throws on one that was not: such a log was tampered with. */
export function applyVoteEntry(state: VotesState, entry: SideLogEntry): VotesState {
  const { act, at, by } = entry;
  switch (act.kind) {
    case "set-bodies":
      return { ...state, bodies: act.bodies };
    case "call-vote": {
      const { vote: id, question, content, isSecret, closes } = act;
      return withVote(state, {
        id,
        question,
        content,
        isSecret,
        closes,
        calledAt: at,
        calledBy: { seat: by.seat, name: by.name },
        bodies: state.bodies,
        ballots: new Map(),
        changes: new Map(),
        closedAt: null,
      });
    }
    case "cast-ballot": {
      const vote = mustVote(state, act.vote);
      const ballots = new Map(vote.ballots).set(by.seat, act.choice);
      const changes = new Map(vote.changes).set(by.seat, (vote.changes.get(by.seat) ?? 0) + 1);
      return withVote(state, { ...vote, ballots, changes });
    }
    case "close-vote":
      return withVote(state, { ...mustVote(state, act.vote), closedAt: at });
    case "invite-mediator":
    case "end-invitation":
      return state;
  }
}

/** The body of a vote in which a seat is a member, or undefined. */
export function bodyOf(vote: Vote, seat: SeatId): Body | undefined {
  return vote.bodies.find(({ members }) => members.includes(seat));
}

function withVote(state: VotesState, vote: Vote): VotesState {
  return { ...state, votes: new Map(state.votes).set(vote.id, vote) };
}

function mustVote(state: VotesState, id: string): Vote {
  const vote = state.votes.get(id);
  if (vote === undefined) throw new Error("a judged act on no vote");
  return vote;
}
