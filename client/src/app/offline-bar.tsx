import { OFFLINE_BAR_AFTER_MS } from "@crosstable/shared/limits";
import { spanWords } from "@crosstable/shared/session/ago";
import { WifiOff } from "lucide-react";
import { useEffect } from "react";

import { announce } from "../stores/announcer.ts";
import { useNowMs } from "../stores/clock-store.ts";
import { connectionStore } from "../stores/connection-store.ts";
import { meStore, useMe } from "../stores/me-store.ts";
import { saveStore } from "../stores/save-store.ts";

/** Says across the whole page that the connection is gone, what is kept, and what cannot be done meanwhile. */
export function OfflineBar(): React.ReactNode {
  const { seat } = useMe();
  const eventsSinceMs = connectionStore((state) => state.offlineSinceMs);
  const documentsSinceMs = saveStore((state) => state.offlineSinceMs);
  const isClosing = connectionStore((state) => state.serverClosing);
  const clockOffMs = meStore((state) => state.clockOffMs);
  const nowMs = useNowMs(1_000) - clockOffMs;
  const sinceMs = eventsSinceMs ?? documentsSinceMs;
  const goneMs = sinceMs === null ? 0 : nowMs - sinceMs;
  const isShown = goneMs >= OFFLINE_BAR_AFTER_MS;
  const what =
    seat.role === "observer" || seat.role === "host"
      ? "What you see is as it was."
      : "What you write is kept on this device and added when the connection is back. Moves are off until then.";
  useEffect(() => {
    if (isShown) announce(`The connection is lost. ${what}`, { assertive: true });
  }, [isShown, what]);
  if (!isShown) return null;
  return (
    <div className="offline-bar">
      <WifiOff size={16} aria-hidden />
      <span>
        {isClosing ? "The server is restarting" : "No connection"} for {spanWords(goneMs)}. {what}
      </span>
    </div>
  );
}
