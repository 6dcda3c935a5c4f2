import { randomInt } from "node:crypto";

import { CLIENT_IDS_PER_LEASE, MAX_CLIENT_IDS_PER_HOUR } from "@crosstable/shared/document-limits";
import { documentRight } from "@crosstable/shared/documents/document-kinds";
import type { SeatId } from "@crosstable/shared/ids";
import { refuse, type Refusal } from "@crosstable/shared/refusals";
import type { Seat } from "@crosstable/shared/roles";
import { documentKey, type DocumentAddress, type DocumentName } from "@crosstable/shared/rooms";

import type { ClientIdStore, Storage } from "../storage/storage.ts";

export interface ClientIdsOptions {
  readonly storage: Storage;
  readonly now: () => number;
  /** Under which clientIDs something was written in a document, and whose they are. */
  readonly authors: (address: DocumentAddress) => ReadonlyMap<number, SeatId>;
}

const HOUR_MS = 60 * 60 * 1000;
const CLIENT_ID_END = 2 ** 32;
/** Below this every seat draws, however low its first ids were. */
const MIDDLE_CLIENT_ID = 2 ** 31;

/**
 * Hands out clientIDs, bound to this seat and document for ever. They are random and the server's choice, because the
 * higher id wins two simultaneous writes of one cell, and because new writing is known by its id. Who asks again and again
 * is handed none that is higher than the best of the first time: it is one draw for everybody.
 */
export function leaseClientIds(
  options: ClientIdsOptions,
  seat: Seat,
  document: DocumentName,
): { clientIds: number[] } | { refused: Refusal } {
  const { storage, now } = options;
  if (documentRight(seat, document) !== "write") {
    return { refused: refuse("not-yours-to-ask", "This seat does not write in this room.") };
  }
  const key = documentKey({ negotiation: seat.negotiation, document });
  const recent = { key, seat: seat.id, sinceMs: now() - HOUR_MS };
  if (storage.clientIds.countSince(recent) + CLIENT_IDS_PER_LEASE > MAX_CLIENT_IDS_PER_HOUR) {
    const words = "This seat has opened too many tabs within an hour. Wait a little.";
    return { refused: refuse("too-many-requests", words) };
  }
  const clientIds = freeIds(storage.clientIds, { key, seat: seat.id });
  storage.clientIds.lease({ key, seat: seat.id, clientIds, atMs: now() });
  return { clientIds };
}

function freeIds(store: ClientIdStore, of: { key: string; seat: SeatId }): number[] {
  const highest = store.highestOf(of);
  const end = highest === undefined ? CLIENT_ID_END : Math.max(highest, MIDDLE_CLIENT_ID);
  const free = new Set<number>();
  while (free.size < CLIENT_IDS_PER_LEASE) {
    const id = randomInt(1, end);
    if (store.holderOf(of.key, id) === undefined) free.add(id);
  }
  return [...free];
}

/**
 * Who wrote under which clientID, for those who may read the document. Leases that nobody has written under are left out:
 * they would tell who has the document open.
 */
export function authorsOf(
  options: ClientIdsOptions,
  seat: Seat,
  document: DocumentName,
): { authors: Record<string, SeatId> } | { refused: Refusal } {
  if (documentRight(seat, document) === "none") {
    return { refused: refuse("not-yours-to-ask", "This seat may not see this room.") };
  }
  const authors = options.authors({ negotiation: seat.negotiation, document });
  return { authors: Object.fromEntries(authors) };
}
