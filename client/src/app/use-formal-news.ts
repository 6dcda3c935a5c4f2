import { useEffect, useRef } from "react";

import { useFact } from "../socket/use-facts.ts";
import { announce } from "../stores/announcer.ts";
import { connectionStore } from "../stores/connection-store.ts";
import { useMe } from "../stores/me-store.ts";
import { notify } from "../stores/notice-store.ts";
import { leaveForNewRights } from "../sync/leave-for-new-rights.ts";
import { useMatrix } from "../sync/use-matrix.ts";
import { refreshSeats } from "./load-me.ts";
import { useWorksheetNews } from "./use-worksheet-news.ts";

/** Reads out what is formal: moves at once, and with emphasis when the turn comes to my side. */
export function useFormalNews(): void {
  const { seat } = useMe();
  useFact("moved", ({ side, words }) => {
    announce(words.join(" "));
    // Who made the move sees it done where it was made.
    if (side !== null && side !== seat.side) notify(words.join(" "));
    // Of no side are the acts of the host alone.
    if (side === null) void refreshSeats();
  });
  useFact("rights-changed", ({ words }) => {
    announce(words, { assertive: true });
    void leaveForNewRights();
  });
  useWorksheetNews();
  useTurnCameToUs();
  useConnectionIsBack();
}

function useTurnCameToUs(): void {
  const { seat } = useMe();
  const { rows, talks } = useMatrix();
  const before = useRef<number | null>(null);
  const waiting =
    talks === null || seat.side === null
      ? null
      : rows.filter((row) => row.turn === seat.side || row.turn === "both").length;
  useEffect(() => {
    if (before.current !== null && waiting !== null && waiting > before.current) {
      const count = waiting === 1 ? "1 proposal" : `${waiting} proposals`;
      announce(`It is your side's turn on ${count}.`, { assertive: true });
    }
    before.current = waiting;
  }, [waiting]);
}

function useConnectionIsBack(): void {
  const events = connectionStore((state) => state.events);
  const wasOffline = useRef(false);
  useEffect(() => {
    if (events === "live" && wasOffline.current) announce("The connection is back.");
    wasOffline.current = events === "offline";
  }, [events]);
}
