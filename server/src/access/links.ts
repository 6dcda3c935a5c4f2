import { refuse, type Refusal } from "@crosstable/shared/refusals";
import type { Seat } from "@crosstable/shared/roles";

import type { Storage } from "../storage/storage.ts";
import { hashSecret } from "./secret.ts";

/** What a link opens, or why it opens nothing, in words. */
export type LinkLook =
  | { readonly seat: Seat; readonly replaces: boolean }
  | { readonly refused: Refusal };

/** Looks at a personal link without spending it: what a previewer or a scanner of mail can do to it. */
export function lookAtLink(storage: Storage, secret: string): LinkLook {
  const link = storage.links.find(hashSecret(secret));
  const seat = link === undefined ? undefined : storage.seats.find(link.seat);
  if (link === undefined || seat === undefined) {
    return {
      refused: refuse(
        "link-unknown",
        "No seat has this link. Check that it was copied whole, or ask the host for a new one.",
      ),
    };
  }
  if (link.state === "used") {
    return {
      refused: refuse(
        "link-used",
        "Somebody took the seat with it. If it was not you, tell the host at once. The host can make a new one.",
      ),
    };
  }
  if (link.state === "revoked") {
    return {
      refused: refuse("link-revoked", "The host has revoked this link. Ask for a new one."),
    };
  }
  return { seat, replaces: link.replaces };
}

/** Spends a personal link: exactly one caller gets the seat. */
export function spendLink(storage: Storage, secret: string, atMs: number): LinkLook {
  return storage.transaction(() => {
    const look = lookAtLink(storage, secret);
    if ("refused" in look) return look;
    return storage.links.spend({ secretHash: hashSecret(secret), atMs })
      ? look
      : lookAtLink(storage, secret);
  });
}
