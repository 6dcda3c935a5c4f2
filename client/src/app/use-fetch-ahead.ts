import { useEffect } from "react";

import { fetchMoveDialogs } from "../moves/move-dialogs.tsx";
import { DetailPanel } from "../screens/table/panel/detail-panel-part.tsx";
import { fetchTransmittalStrip } from "../screens/table/transmittal-strip-part.tsx";

const TOUCHES = ["pointermove", "pointerdown", "keydown"] as const;

/**
 * Fetches what somebody at the table wants next as soon as they touch the page: it is no part of the first load, and it is
 * there when the connection goes. What does not come now is asked for again when it is wanted.
 */
export function useFetchAhead(isAtTable: boolean): void {
  useEffect(() => {
    if (!isAtTable) return undefined;
    const stop = new AbortController();
    const fetchParts = (): void => {
      stop.abort();
      DetailPanel.fetchAhead();
      fetchMoveDialogs();
      fetchTransmittalStrip();
    };
    for (const touch of TOUCHES)
      window.addEventListener(touch, fetchParts, { signal: stop.signal });
    return () => stop.abort();
  }, [isAtTable]);
}
