import { useCallback, useSyncExternalStore } from "react";

import { meStore, serverNowMs } from "./me-store.ts";

/** The server's time, drawn anew every so many milliseconds. All who share a beat change in the same moment. */
export function useNowMs(everyMs: number): number {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const timer = setInterval(onChange, everyMs);
      // The clock is set when the seat is loaded, which may be after the first picture.
      const unsubscribe = meStore.subscribe(onChange);
      return () => {
        clearInterval(timer);
        unsubscribe();
      };
    },
    [everyMs],
  );
  return useSyncExternalStore(subscribe, () => Math.floor(serverNowMs() / everyMs) * everyMs);
}
