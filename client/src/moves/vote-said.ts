import {
  isCarried,
  isWhatWasVoted,
  tallyWords,
  type BodyTally,
} from "@crosstable/shared/authority/tally";
import type { VoteView } from "@crosstable/shared/authority/view-votes";
import type { VoteContent } from "@crosstable/shared/authority/vote-act";

/** What a side's committee said about what is about to be sent. */
export interface VoteSaid {
  readonly words: string;
  /** True when the vote was about exactly this, word for word. */
  readonly isSame: boolean;
  /** Only where it was carried: what was not, or not yet, is no authority. */
  readonly tally: readonly BodyTally[] | null;
}

/** The latest vote on exactly this, else on something else in its place; null when there was none. `votes` has the latest first. */
export function voteSaid(votes: readonly VoteView[], content: VoteContent): VoteSaid | null {
  const same = votes.find((vote) => isWhatWasVoted(vote.content, content));
  if (same !== undefined) return saidOfSame(same);
  if (!votes.some((vote) => isInItsPlace(vote.content, content))) return null;
  return {
    words: `Your committee was asked about ${OTHER[content.kind]}, not about this one: what you are about to send is not what was voted.`,
    isSame: false,
    tally: null,
  };
}

const OTHER: Readonly<Record<VoteContent["kind"], string>> = {
  text: "another text",
  pass: "an earlier pass",
  offer: "another package",
  package: "another package",
};

function isInItsPlace(voted: VoteContent, sent: VoteContent): boolean {
  if (voted.kind === "offer" && sent.kind === "offer") {
    const ids = new Set(sent.members.map(({ proposal }) => proposal));
    return voted.members.some(({ proposal }) => ids.has(proposal));
  }
  if (!("proposal" in voted) || !("proposal" in sent)) return false;
  return voted.kind === sent.kind && voted.proposal === sent.proposal;
}

function saidOfSame(vote: VoteView): VoteSaid {
  const isSame = true;
  const { kind } = vote.content;
  const what = kind === "offer" || kind === "package" ? "package" : "text";
  if (vote.closedAt === null) {
    const words = `Your committee is still voting on exactly this ${what}.`;
    return { words, isSame, tally: null };
  }
  const tally = vote.bodies.flatMap(({ counts, ...body }) =>
    counts === null ? [] : [{ ...body, ...counts }],
  );
  const voted = `Your committee voted on exactly this ${what}: ${tallyWords(tally)}.`;
  return isCarried(tally)
    ? { words: `${voted} Carried.`, isSame, tally }
    : { words: `${voted} It was not carried.`, isSame, tally: null };
}
