import { CHECK_RECORD_AFTER_MS } from "@crosstable/shared/limits";
import { maySitAtTable } from "@crosstable/shared/roles";
import { useEffect } from "react";

import { readRecordOn, recordRowsStore } from "../commands/record-rows.ts";
import { useFact } from "../socket/use-facts.ts";
import { connectionStore } from "../stores/connection-store.ts";
import { useMe } from "../stores/me-store.ts";

/** Checks the whole record once the page has been at rest for a moment; neither the first load nor typing waits for it. */
export function useWholeCheck(): void {
  const { seat } = useMe();
  const mayRead = maySitAtTable(seat);
  const isLive = connectionStore((state) => state.events === "live");
  useEffect(() => {
    if (!isLive || !mayRead) return undefined;
    const timer = setTimeout(() => {
      // Where it cannot be fetched, the next connection tries again.
      void import("../checking/check-after-joining.ts").then(
        ({ checkAfterJoining }) => checkAfterJoining(seat),
        () => undefined,
      );
    }, CHECK_RECORD_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isLive, mayRead, seat]);
  useFact("moved", () => {
    if (recordRowsStore.getState().entries.length > 0) void readRecordOn();
  });
}
