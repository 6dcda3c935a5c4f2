import type { SideLogEntry } from "@crosstable/shared/authority/side-log";
import {
  applyVoteEntry,
  NO_VOTES,
  type VotesState,
} from "@crosstable/shared/authority/votes-state";
import type { NegotiationId } from "@crosstable/shared/ids";
import type { SideMark } from "@crosstable/shared/sides";

import type { Storage } from "../storage/storage.ts";
import { NotStored } from "./talks.ts";

export interface OfSide {
  readonly negotiation: NegotiationId;
  readonly side: SideMark;
}

/** The votes of every side, each from its own log, and the one way to change them. */
export interface SideVotes {
  /** The state, and how many entries it follows from. Throws when the side's log is damaged on the disk. */
  of(side: OfSide): { readonly state: VotesState; readonly entries: number };
  /** Adds an entry that was judged; throws `NotStored` and has changed nothing when that fails. */
  add(entry: SideLogEntry, key: string): void;
}

/** Reads a side's log when its first seat asks. */
export function openSideVotes(storage: Storage): SideVotes {
  const live = new Map<string, { state: VotesState; entries: number }>();
  const keyOf = ({ negotiation, side }: OfSide): string => `${negotiation}/${side}`;
  const of = ({ negotiation, side }: OfSide): { state: VotesState; entries: number } => {
    const known = live.get(keyOf({ negotiation, side }));
    if (known !== undefined) return known;
    const entries = storage.sideLog.read({ negotiation, side });
    const read = { state: entries.reduce(applyVoteEntry, NO_VOTES), entries: entries.length };
    live.set(keyOf({ negotiation, side }), read);
    return read;
  };
  return {
    of,
    add(entry, key) {
      const before = of(entry);
      const state = applyVoteEntry(before.state, entry);
      try {
        storage.transaction(() => storage.sideLog.append(entry, key));
      } catch (cause) {
        throw new NotStored("an entry of a side's log was not stored", { cause });
      }
      live.set(keyOf(entry), { state, entries: before.entries + 1 });
    },
  };
}
