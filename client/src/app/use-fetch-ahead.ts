import { useEffect } from "react";

import { DetailPanel } from "../screens/table/panel/detail-panel-part.tsx";

const TOUCHES = ["pointermove", "pointerdown", "keydown"] as const;

/**
 * Fetches what somebody at the table wants next as soon as they touch the page: it is no part of the first load, and it is
 * there when the connection goes. What does not come now is asked for again when it is wanted.
 */
export function useFetchAhead(isAtTable: boolean): void {
  useEffect(() => {
    if (!isAtTable) return undefined;
    const stop = new AbortController();
    const fetchPanel = (): void => {
      stop.abort();
      DetailPanel.fetchAhead();
    };
    for (const touch of TOUCHES)
      window.addEventListener(touch, fetchPanel, { signal: stop.signal });
    return () => stop.abort();
  }, [isAtTable]);
}
