import type { SeatId } from "@crosstable/shared/ids";

import { newSecret } from "../access/secret.ts";
import type { Desk } from "./desk.ts";

/** A link to be handed out: its secret is here and nowhere else. */
export interface NewLink {
  readonly seat: SeatId;
  readonly secret: string;
  readonly hash: string;
}

/** Makes the secrets of new links. Nothing is stored yet. */
export function newLinks(seats: readonly SeatId[]): NewLink[] {
  return seats.map((seat) => ({ seat, ...newSecret() }));
}

/** Stores the hashes of new links; an unused former link of a seat is void from then on. Call it in the row's transaction. */
export function storeLinks(desk: Desk, links: readonly NewLink[], replaces = false): void {
  const atMs = desk.now();
  for (const { seat, hash } of links)
    desk.storage.links.issue({ seat, secretHash: hash, atMs, replaces });
}
