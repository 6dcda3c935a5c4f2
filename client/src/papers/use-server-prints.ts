import { printerReply } from "@crosstable/shared/papers/print-request";
import { useEffect } from "react";
import { create } from "zustand";

import { useMe } from "../stores/me-store.ts";

/** Whether this server prints papers: asked once a page load, and no until it has answered. */
const printerStore = create<{ readonly prints: boolean | null }>(() => ({ prints: null }));

/** True when the server makes PDFs. Where it does not, the browser's own print is there for everybody. */
export function useServerPrints(): boolean {
  const { seat } = useMe();
  useEffect(() => {
    if (printerStore.getState().prints === null) void askPrinter(seat.seat);
  }, [seat.seat]);
  return printerStore(({ prints }) => prints === true);
}

async function askPrinter(seat: string): Promise<void> {
  try {
    const answer = await fetch(`/api/seats/${seat}/papers`);
    const { data } = printerReply.safeParse(await answer.json());
    if (data !== undefined) printerStore.setState(data);
  } catch {
    // Without a connection there is no printer; the next visit asks again.
  }
}
