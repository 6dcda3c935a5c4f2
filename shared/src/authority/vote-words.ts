import { isCarried, tallyWords, type BodyTally } from "./tally.ts";
import type { VoteView } from "./view-votes.ts";

/** The tally as far as it is shown; empty while a secret vote is open. */
function shownTally({ bodies }: Pick<VoteView, "bodies">): BodyTally[] {
  return bodies.flatMap(({ counts, ...body }) => (counts === null ? [] : [{ ...body, ...counts }]));
}

/** How a closed vote ended, in a sentence. */
export function resultWords(vote: Pick<VoteView, "bodies">): string {
  if (isCarried(shownTally(vote))) return "Carried, in every body with its quorum.";
  const wanting = vote.bodies.map(({ name, hasQuorum, counts }) => {
    if (!hasQuorum) return `no quorum in ${name}`;
    return counts?.isCarried === true ? `carried in ${name}` : `not carried in ${name}`;
  });
  return `Not carried: ${wanting.join(", ")}.`;
}

/** "West 8–0, East 4–1. Carried, …": as far as it may be seen when it is written down. */
export function talliedWords(vote: Pick<VoteView, "bodies" | "closedAt">): string {
  const tally = shownTally(vote);
  const cast = vote.bodies.map(
    ({ name, cast: count, members }) => `${name} ${count} of ${members}`,
  );
  if (tally.length === 0) return `Ballots cast: ${cast.join(", ")}.`;
  const words = `${tallyWords(tally)}.`;
  return vote.closedAt === null ? words : `${words} ${resultWords(vote)}`;
}
