import type { SeatId } from "@crosstable/shared/ids";
import { meReply, type MeReply } from "@crosstable/shared/session/sign-in";

import { meStore } from "../stores/me-store.ts";
import { dropSeatDatabases } from "../sync/browser-persistence.ts";

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 4_000;

/** Asks whose seat this is until there is an answer, and puts it into the store; the store also says why there is none. */
export async function loadMe(seat: SeatId, stop: AbortSignal): Promise<void> {
  for (let waitMs = FIRST_WAIT_MS; !stop.aborted; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
    const outcome = await loadOnce(seat, stop);
    if (outcome === "loaded" || stop.aborted) return;
    meStore.setState({ failure: outcome });
    if (outcome === "signed-out") return;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}

async function loadOnce(
  seat: SeatId,
  signal: AbortSignal,
): Promise<"loaded" | "signed-out" | "unreachable"> {
  try {
    const sentMs = Date.now();
    const reply = await fetch(`/api/seats/${seat}/me`, { signal });
    if (reply.status === 401 || reply.status === 404) {
      // Whoever has no seat any more keeps no copy of its caucus either.
      await dropSeatDatabases(seat, { exceptEpoch: null }).catch(() => undefined);
      return "signed-out";
    }
    if (!reply.ok) return "unreachable";
    const me: MeReply = meReply.parse(await reply.json());
    // The reply was made about half-way between asking and reading it.
    const clockOffMs = me.nowMs - (sentMs + Date.now()) / 2;
    // What former rights let this device keep goes before anything is opened under the present ones.
    await dropSeatDatabases(seat, { exceptEpoch: me.seat.epoch }).catch(() => undefined);
    if (!signal.aborted) meStore.setState({ me, failure: null, clockOffMs });
    return "loaded";
  } catch {
    // No connection or no readable answer: the page says so and tries again.
    return "unreachable";
  }
}

/** Asks again who sits where, after the host has changed a seat: the record and the notices name people by it. */
export async function refreshSeats(): Promise<void> {
  const { me } = meStore.getState();
  if (me === null) return;
  try {
    const reply = await fetch(`/api/seats/${me.seat.seat}/me`);
    if (!reply.ok) return;
    const { seats } = meReply.parse(await reply.json());
    // Only the names: the seat of this page is another page's when it changes.
    meStore.setState({ me: { ...me, seats } });
  } catch {
    // No connection: the next change of a seat asks again, and so does the next page load.
  }
}
