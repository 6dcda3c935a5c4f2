import type { Refusal } from "@crosstable/shared/refusals";
import type { Seat } from "@crosstable/shared/roles";

import type { Storage } from "../storage/storage.ts";
import { lookAtLink, spendLink } from "./links.ts";
import { hashSecret } from "./secret.ts";
import type { Sessions } from "./sessions.ts";

/** Who comes with a link, as far as their session needs it. */
export interface Comer {
  readonly secret: string;
  readonly atMs: number;
  readonly userAgent: string | undefined;
  readonly isSecure: boolean;
}

interface TakingHouse {
  readonly storage: Storage;
  readonly sessions: Sessions;
  /** Ends the sessions of a seat that is taken in place of whoever held it, and stores `alongside` with that. Null when it is done. */
  readonly replaceHolders: (seat: Seat, alongside: () => void) => { refused: Refusal } | null;
}

type Taken = { seat: Seat; cookie: string } | { refused: Refusal };

/**
 * Spends a personal link for a session of its seat. Both are stored together: a crash between them would
 * leave a link that is used and a seat that nobody holds.
 */
export function takeSeat(house: TakingHouse, comer: Comer): Taken {
  const { secret, atMs, userAgent, isSecure } = comer;
  const look = lookAtLink(house.storage, secret);
  if ("refused" in look) return look;
  if (look.replaces) return takeInPlace(house, comer, look.seat);
  return house.storage.transaction(() => {
    const spent = spendLink(house.storage, secret, atMs);
    if ("refused" in spent) return spent;
    const { seat } = spent;
    return { seat, cookie: house.sessions.open({ seat: seat.id, userAgent, isSecure }) };
  });
}

/** LINK-4: the link, the sessions that end and the one that begins are stored with the row that says so, or none of them is. */
function takeInPlace(house: TakingHouse, comer: Comer, before: Seat): Taken {
  const { storage, sessions } = house;
  const { secret, atMs, userAgent, isSecure } = comer;
  const { id } = before;
  let cookie = "";
  const refused = house.replaceHolders(before, () => {
    if (!storage.links.spend({ secretHash: hashSecret(secret), atMs }))
      throw new Error("a link was spent between the look at it and the row");
    cookie = sessions.open({ seat: id, userAgent, isSecure });
  });
  return refused ?? { seat: storage.seats.find(id) ?? before, cookie };
}
