import { isCarried, type BodyTally } from "./tally.ts";
import type { VoteView } from "./view-votes.ts";

/** The tally as far as it is shown; empty while a secret vote is open. */
export function shownTally({ bodies }: Pick<VoteView, "bodies">): BodyTally[] {
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
