import type { Fact } from "@crosstable/shared/events/facts";
import type { NegotiationId, SeatId } from "@crosstable/shared/ids";
import type { DocumentAddress, DocumentName, Room } from "@crosstable/shared/rooms";
import type { SideMark } from "@crosstable/shared/sides";
import type * as Y from "yjs";

import type { Warn } from "../log.ts";

/** Who is told. Observers are in no audience: they read the gallery document and nothing else. */
export type Audience =
  /** Both sides' seats and the mediator. */
  | { readonly to: "table"; readonly negotiation: NegotiationId }
  | { readonly to: "side"; readonly negotiation: NegotiationId; readonly side: SideMark }
  | { readonly to: "hosts"; readonly negotiation: NegotiationId }
  | { readonly to: "seat"; readonly seat: SeatId };

/** How a command tells people of what has happened. Called only after the commit. */
export interface Announcer {
  tell(audience: Audience, fact: Fact): void;
}

/**
 * Why sockets of a seat close. `changed`: role or side is another one; the sessions stay. `signed-out`: link and
 * sessions are revoked. `stays-out`: the ground rules let no observer follow any more. `other-gallery`: they have observers
 * follow in the other document. `session-ended`: one session of perhaps several has ended; whoever closes all the
 * seat's sockets must use a code on which the others come back.
 */
export type SeatChange = "changed" | "signed-out" | "session-ended" | "stays-out" | "other-gallery";

/** Called after the commit when a seat's rights have changed: its sockets close at once. */
export type SeatChanged = (seat: SeatId, why: SeatChange) => void;

/**
 * Called after the commit when a side has invited a mediator or has ended that: whoever may not read a caucus any more is closed out of it
 * at once.
 */
export type GuestsChanged = () => void;

/** Server time in milliseconds since 1970, injected so that tests and the demonstration's loader can set it. */
export type Now = () => number;

/** Which seats have a socket open on the event wire at the moment. */
export interface Connected {
  isConnected(seat: SeatId): boolean;
}

/** One connection of a seat; a seat with two tabs has two. */
export type TabId = string;

/** Where each tab is and how it fares: presence and the monitor follow from it. */
export interface Whereabouts {
  enter(tab: TabId, room: Room | null): void;
  report(tab: TabId, health: { rttMs: number | null; unsaved: number }): void;
}

/** One change of a document that only the server writes. */
export interface ServerChange {
  readonly address: DocumentAddress;
  readonly change: (doc: Y.Doc) => void;
}

/** The server-written documents as commands need them; the document wire provides them. */
export interface ServerDocuments {
  /** All changes and what `alongside` stores in one fsynced transaction; nothing of it when anything throws. */
  commit(options: {
    changes: readonly ServerChange[];
    alongside: () => void;
    /** Done when all of it is stored, and before anybody is shown it. */
    beforeShown?: (() => void) | undefined;
  }): void;
  read<Result>(address: DocumentAddress, look: (doc: Y.Doc) => Result): Result;
  /** Puts a damaged document that only the server writes aside: it is empty then, to be written anew from the record. */
  setAside(address: DocumentAddress): void;
  /** Documents of a negotiation, whoever writes them, that are damaged on the disk and closed. */
  unreadable(negotiation: NegotiationId): readonly DocumentName[];
}

/** Everything that the commands need from outside. */
export interface CommandPorts {
  readonly announcer: Announcer;
  readonly connected: Connected;
  readonly whereabouts: Whereabouts;
  readonly documents: ServerDocuments;
  readonly seatChanged: SeatChanged;
  readonly guestsChanged: GuestsChanged;
  readonly now: Now;
  /** A clock that only grows, for what has to have waited; the wall's may jump. */
  readonly steadyMs: Now;
  readonly warn: Warn;
}
