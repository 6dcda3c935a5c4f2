import { logInvitation, type InvitationLog } from "@crosstable/shared/authority/invitation-log";
import {
  applyInvitationEntry,
  NO_INVITATIONS,
  type Invitations,
} from "@crosstable/shared/authority/invitations";
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

/** What a side has decided inside itself, and how many entries of its log it follows from. */
export interface SideState {
  readonly votes: VotesState;
  readonly invitations: Invitations;
  /** Every one that there was. */
  readonly invited: InvitationLog;
  readonly entries: number;
}

/** The affairs of every side, each from its own log, and the one way to change them. */
export interface SideLogs {
  /** Throws when the side's log is damaged on the disk. */
  of(side: OfSide): SideState;
  /** Adds an entry that was judged; throws `NotStored` and has changed nothing when that fails. */
  add(entry: SideLogEntry, key: string): void;
}

const NOTHING: SideState = {
  votes: NO_VOTES,
  invitations: NO_INVITATIONS,
  invited: [],
  entries: 0,
};

/** Reads a side's log when it is first asked for. */
export function openSideLogs(storage: Storage): SideLogs {
  const live = new Map<string, SideState>();
  const keyOf = ({ negotiation, side }: OfSide): string => `${negotiation}/${side}`;
  const of = ({ negotiation, side }: OfSide): SideState => {
    const known = live.get(keyOf({ negotiation, side }));
    if (known !== undefined) return known;
    const read = storage.sideLog.read({ negotiation, side }).reduce(withEntry, NOTHING);
    live.set(keyOf({ negotiation, side }), read);
    return read;
  };
  return {
    of,
    add(entry, key) {
      const after = withEntry(of(entry), entry);
      try {
        storage.transaction(() => storage.sideLog.append(entry, key));
      } catch (cause) {
        throw new NotStored("an entry of a side's log was not stored", { cause });
      }
      live.set(keyOf(entry), after);
    },
  };
}

function withEntry(before: SideState, entry: SideLogEntry): SideState {
  return {
    votes: applyVoteEntry(before.votes, entry),
    invitations: applyInvitationEntry(before.invitations, entry),
    invited: logInvitation(before.invited, entry),
    entries: before.entries + 1,
  };
}
