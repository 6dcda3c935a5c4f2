import type { Refusal } from "@crosstable/shared/refusals";
import type { Seat } from "@crosstable/shared/roles";

import type { Storage } from "../storage/storage.ts";
import { spendLink } from "./links.ts";
import type { Sessions } from "./sessions.ts";

/** Who comes with a link, as far as their session needs it. */
export interface Comer {
  readonly secret: string;
  readonly atMs: number;
  readonly userAgent: string | undefined;
  readonly isSecure: boolean;
}

/**
 * Spends a personal link for a session of its seat. Both are stored together: a crash between them would
 * leave a link that is used and a seat that nobody holds.
 */
export function takeSeat(
  house: { storage: Storage; sessions: Sessions },
  comer: Comer,
): { seat: Seat; cookie: string } | { refused: Refusal } {
  const { secret, atMs, userAgent, isSecure } = comer;
  return house.storage.transaction(() => {
    const spent = spendLink(house.storage, secret, atMs);
    if ("refused" in spent) return spent;
    const { seat } = spent;
    return { seat, cookie: house.sessions.open({ seat: seat.id, userAgent, isSecure }) };
  });
}
