import * as z from "zod/mini";

import { seatId, type SeatId } from "../ids.ts";
import { tallyOf } from "./tally.ts";
import { body, choice, voteContent } from "./vote-act.ts";
import { bodyOf, isOpen, type Vote, type VotesState } from "./votes-state.ts";

const bodyView = z.strictObject({
  name: z.string(),
  members: z.int(),
  quorum: z.int(),
  /** Ballots cast so far. */
  cast: z.int(),
  hasQuorum: z.boolean(),
  /** Null while a secret vote is open. */
  counts: z.nullable(
    z.strictObject({ yes: z.int(), no: z.int(), abstain: z.int(), isCarried: z.boolean() }),
  ),
});

const voteView = z.strictObject({
  id: z.uuid(),
  question: z.string(),
  content: voteContent,
  isSecret: z.boolean(),
  closes: z.nullable(z.iso.datetime()),
  calledAt: z.iso.datetime(),
  calledBy: z.string(),
  /** When it was closed or closed by itself; null while ballots are taken. */
  closedAt: z.nullable(z.iso.datetime()),
  bodies: z.array(bodyView),
  /** The reader's own body and ballot; null for who is no member. */
  mine: z.nullable(z.strictObject({ body: z.string(), choice: z.nullable(choice) })),
  /** Whose ballot is which; null in a secret vote. */
  ballots: z.nullable(z.array(z.strictObject({ seat: seatId, choice }))),
});
export type VoteView = z.infer<typeof voteView>;

/** What a seat of the side reads of its side's votes. */
export const votesView = z.strictObject({
  bodies: z.array(body),
  /** The latest first. */
  votes: z.array(voteView),
});
export type VotesView = z.infer<typeof votesView>;

/**
 * The votes as one seat of the side may see them. Of a secret vote it tells how many ballots are cast while it is open and the tally
 * when it is closed, and never whose ballot is which but the reader's own. `nowMs` is server time.
 */
export function viewVotes(state: VotesState, reader: SeatId, nowMs: number): VotesView {
  const votes = [...state.votes.values()].map((vote) => viewVote(vote, reader, nowMs));
  return { bodies: [...state.bodies], votes: votes.toReversed() };
}

function viewVote(vote: Vote, reader: SeatId, nowMs: number): VoteView {
  const { id, question, content, isSecret, closes, calledAt, calledBy } = vote;
  const isTaken = isOpen(vote, nowMs);
  const own = bodyOf(vote, reader);
  return {
    id,
    question,
    content,
    isSecret,
    closes,
    calledAt,
    calledBy: calledBy.name,
    closedAt: isTaken ? null : (vote.closedAt ?? closes),
    bodies: tallyOf(vote).map(({ yes, no, abstain, isCarried, ...rest }) => ({
      ...rest,
      counts: isSecret && isTaken ? null : { yes, no, abstain, isCarried },
    })),
    mine: own === undefined ? null : { body: own.name, choice: vote.ballots.get(reader) ?? null },
    ballots: isSecret
      ? null
      : [...vote.ballots].map(([seat, chosen]) => ({ seat, choice: chosen })),
  };
}
