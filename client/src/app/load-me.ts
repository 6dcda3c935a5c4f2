import type { SeatId } from "@crosstable/shared/ids";
import { meReply } from "@crosstable/shared/session/sign-in";

import { meStore } from "../stores/me-store.ts";

const RETRY_MS = 2_000;

/** Loads who this page's seat is, again and again until the server answers or the page is left. */
export async function loadMe(seat: SeatId, signal: AbortSignal): Promise<void> {
  try {
    const reply = await fetch(`/api/seats/${seat}/me`, { signal });
    if (reply.status === 401) {
      meStore.setState({ me: null, failure: "signed-out" });
      return;
    }
    const me = meReply.parse(await reply.json());
    meStore.setState({ me, failure: null, clockOffMs: me.nowMs - Date.now() });
  } catch {
    if (signal.aborted) return;
    meStore.setState({ failure: "unreachable" });
    setTimeout(() => {
      if (!signal.aborted) void loadMe(seat, signal);
    }, RETRY_MS);
  }
}
