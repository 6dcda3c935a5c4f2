import { documentPath, type DocumentName } from "@crosstable/shared/rooms";
import { leaseReply } from "@crosstable/shared/session/sign-in";

import type { DocumentSessionOptions } from "./document-session.ts";

/** Given up for good: the session or the right is gone. Anything else is worth another try. */
export type LeaseFailure = "signedOut" | "notYourDocument";

const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 5_000;

/** ClientIDs that the server has bound to this seat and document. Tries until it gets them, is refused, or is stopped. */
export async function leaseClientIds(
  options: DocumentSessionOptions,
  stop: AbortSignal,
): Promise<readonly number[] | LeaseFailure | null> {
  for (let waitMs = FIRST_WAIT_MS; !stop.aborted; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
    const leased = await leaseOnce(options, stop);
    if (leased !== null) return leased;
    await wait(waitMs, stop);
  }
  return null;
}

async function leaseOnce(
  options: DocumentSessionOptions,
  stop: AbortSignal,
): Promise<readonly number[] | LeaseFailure | null> {
  const { me, name, origin, fetch = globalThis.fetch } = options;
  try {
    const reply = await fetch(
      `${origin}/api/seats/${me.seat.seat}/client-ids`,
      leaseCall(name, stop),
    );
    if (reply.status === 401) return "signedOut";
    if (reply.status === 403 || reply.status === 404) return "notYourDocument";
    if (!reply.ok) return null;
    const { clientIds } = leaseReply.parse(await reply.json());
    return clientIds.length > 0 ? clientIds : null;
  } catch {
    // No connection, or half a reply of a server that is going down: both end by trying again.
    return null;
  }
}

function leaseCall(name: DocumentName, signal: AbortSignal): RequestInit {
  return {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ document: documentPath(name) }),
    signal,
  };
}

function wait(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    stop.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
