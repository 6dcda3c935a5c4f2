import { canonicalText } from "../record/canonical.ts";
import type { Body, Choice, VoteContent } from "./vote-act.ts";
import type { Vote } from "./votes-state.ts";

export interface Counts {
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
}

/** The ballots of one body. */
export interface BodyTally extends Counts {
  readonly name: string;
  readonly members: number;
  readonly quorum: number;
  /** Ballots cast, abstentions included. */
  readonly cast: number;
  readonly hasQuorum: boolean;
  /** Quorum, and more yes than no. */
  readonly isCarried: boolean;
}

/** Counts each body by itself: a side is composite, and the many of one body do not outvote another. */
export function tallyOf({ bodies, ballots }: Pick<Vote, "bodies" | "ballots">): BodyTally[] {
  return bodies.map((body) => bodyTally(body, (choice) => count(body, ballots, choice)));
}

function bodyTally(body: Body, count: (choice: Choice) => number): BodyTally {
  const counts = { yes: count("yes"), no: count("no"), abstain: count("abstain") };
  return {
    name: body.name,
    members: body.members.length,
    quorum: body.quorum,
    ...judged(body, counts),
  };
}

function judged({ quorum }: Body, counts: Counts) {
  const cast = counts.yes + counts.no + counts.abstain;
  const hasQuorum = cast >= quorum;
  return { ...counts, cast, hasQuorum, isCarried: hasQuorum && counts.yes > counts.no };
}

function count(body: Body, ballots: Vote["ballots"], choice: Choice): number {
  return body.members.filter((member) => ballots.get(member) === choice).length;
}

/** Carried in every body, each with its quorum. */
export function isCarried(tally: readonly BodyTally[]): boolean {
  return tally.length > 0 && tally.every((body) => body.isCarried);
}

/** "West 8–0, East 4–1": yes and no in each body, with abstentions where there are any. */
export function tallyWords(tally: readonly BodyTally[]): string {
  return tally
    .map(({ name, yes, no, abstain }) => {
      const abstained = abstain === 0 ? "" : ` (${abstain} abstained)`;
      return `${name} ${yes}–${no}${abstained}`;
    })
    .join(", ");
}

/** What the chief may show the other side of a vote, to be changed or left out as the chief likes. */
export function authorisedWords(tally: readonly BodyTally[]): string {
  return `Authorised by the committee: ${tallyWords(tally)}`;
}

/** True when what is about to be sent is word for word what was voted on. */
export function isWhatWasVoted(voted: VoteContent, sent: VoteContent): boolean {
  return canonicalText(voted) === canonicalText(sent);
}
