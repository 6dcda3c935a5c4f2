import { useSyncExternalStore } from "react";
import type * as Y from "yjs";

/** What a shared text says now, live. */
export function useDraftWords(text: Y.Text): string {
  return useSyncExternalStore(
    (onChange) => {
      text.observe(onChange);
      return () => text.unobserve(onChange);
    },
    () => text.toString(),
  );
}
