import { maySitAtTable } from "@crosstable/shared/roles";
import { useEffect } from "react";

import { watchRecord } from "../commands/watch-record.ts";
import { useFact } from "../socket/use-facts.ts";
import { connectionStore } from "../stores/connection-store.ts";
import { useMe } from "../stores/me-store.ts";

/** Compares the server's record with what this device has seen, at every connection and with every row that is added. */
export function useRecordWatch(): void {
  const { seat } = useMe();
  const mayRead = maySitAtTable(seat);
  const isLive = connectionStore((state) => state.events === "live");
  useEffect(() => {
    if (isLive && mayRead) watchRecord(seat);
  }, [isLive, mayRead, seat]);
  useFact("moved", () => watchRecord(seat));
}
