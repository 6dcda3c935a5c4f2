import { create } from "zustand";

export type EventsStatus = "connecting" | "live" | "offline";

interface ConnectionState {
  readonly events: EventsStatus;
  readonly offlineSinceMs: number | null;
  /** The server said that it is closing; it comes back by itself. */
  readonly serverClosing: boolean;
}

/** The state of the event wire of this page. */
export const connectionStore = create<ConnectionState>(() => ({
  events: "connecting",
  offlineSinceMs: null,
  serverClosing: false,
}));

/** Whether a move can be sent at all, and if not, why in words. The rule of the move itself comes on top. */
export function useCanMove(): { readonly allowed: boolean; readonly reason: string | null } {
  const events = connectionStore((state) => state.events);
  const isClosing = connectionStore((state) => state.serverClosing);
  if (events === "live") return ALLOWED;
  if (isClosing) return RESTARTING;
  return events === "connecting" ? CONNECTING : OFFLINE;
}

const ALLOWED = { allowed: true, reason: null };
const RESTARTING = {
  allowed: false,
  reason: "The server is restarting. Moves are possible again as soon as it is back.",
};
const CONNECTING = { allowed: false, reason: "Connecting. Moves are possible in a moment." };
const OFFLINE = {
  allowed: false,
  reason:
    "There is no connection. Moves are made only while connected, so that none is made twice.",
};
