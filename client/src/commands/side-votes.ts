import type { VotesView } from "@crosstable/shared/authority/view-votes";
import type { Choice, VoteAct } from "@crosstable/shared/authority/vote-act";
import type { Refusal } from "@crosstable/shared/refusals";
import { useEffect } from "react";
import { create } from "zustand";

import { useFact } from "../socket/use-facts.ts";
import { connectionStore } from "../stores/connection-store.ts";
import { serverNowMs } from "../stores/me-store.ts";
import { ask } from "./ask.ts";

interface SideVotes {
  /** Null until they are read. */
  readonly view: VotesView | null;
  readonly failure: string | null;
}

const votesStore = create<SideVotes>(() => ({ view: null, failure: null }));

/** The latest question counts: an older answer that comes late is let go. */
let asked = 0;

/** A timer waits for at most this long, and looks again. */
const LONGEST_WAIT_MS = 60 * 60 * 1000;

/** My side's votes. Only for seats of a side; read again when something changes and when a vote closes by itself. */
export function useSideVotes(): SideVotes {
  const isLive = connectionStore((state) => state.events === "live");
  const votes = votesStore();
  useEffect(() => {
    if (isLive) void readVotes();
  }, [isLive]);
  useFact("votes-changed", () => void readVotes());
  const next = nextClosing(votes.view);
  useEffect(() => {
    if (next === null) return undefined;
    const waitMs = Math.min(Math.max(next - serverNowMs(), 0) + 100, LONGEST_WAIT_MS);
    const timer = setTimeout(() => void readVotes(), waitMs);
    return () => clearTimeout(timer);
  }, [next, votes.view]);
  return votes;
}

/** My side's votes as far as something on the page keeps them read. */
export function useKnownVotes(): VotesView | null {
  return votesStore(({ view }) => view);
}

/** My side's votes at this moment, or why they cannot be read. Only for seats of a side. */
export async function readSideVotes(): Promise<VotesView | { readonly failure: string }> {
  const answer = await ask({ request: "read-votes" });
  return "refused" in answer ? { failure: answer.refused.words } : answer.done;
}

/** Does something about my side's votes. Null when it is done, else why not. */
export async function decideInCaucus(act: VoteAct, key: string): Promise<Refusal | null> {
  const answer = await ask({ request: "decide-in-caucus", key, act });
  if ("refused" in answer) return answer.refused;
  await readVotes();
  return null;
}

/** The three answers, in the order in which they are shown. */
export const CHOICES: readonly { readonly value: Choice; readonly words: string }[] = [
  { value: "yes", words: "Yes" },
  { value: "no", words: "No" },
  { value: "abstain", words: "Abstain" },
];

async function readVotes(): Promise<void> {
  asked += 1;
  const mine = asked;
  const answer = await ask({ request: "read-votes" });
  if (mine !== asked) return;
  if ("refused" in answer) votesStore.setState({ failure: answer.refused.words });
  else votesStore.setState({ view: answer.done, failure: null });
}

function nextClosing(view: VotesView | null): number | null {
  const closings = (view?.votes ?? []).flatMap(({ closes, closedAt }) =>
    closes === null || closedAt !== null ? [] : [Date.parse(closes)],
  );
  return closings.length === 0 ? null : Math.min(...closings);
}
