import type { Fact } from "@crosstable/shared/events/facts";
import { HEALTH_REPORT_EVERY_MS } from "@crosstable/shared/limits";
import type { Room } from "@crosstable/shared/rooms";
import type { SeatView } from "@crosstable/shared/session/sign-in";

import { connectionStore } from "../stores/connection-store.ts";
import { monitorStore } from "../stores/monitor-store.ts";
import { presenceStore } from "../stores/presence-store.ts";
import { unsavedEdits } from "../stores/save-store.ts";
import { supposalStore } from "../stores/supposal-store.ts";
import { openEventSession, type EventSession } from "./event-session.ts";

const SHORT_ASK_MS = 5_000;

type FactListener = (fact: Fact) => void;

let session: EventSession | null = null;
let room: Room | null = null;
const listeners = new Set<FactListener>();

/** The event wire of this page; null for observers, who have none, and before the seat is loaded. */
export function currentEvents(): EventSession | null {
  return session;
}

/** Listens to every fact until the returned function is called. */
export function listenToFacts(listener: FactListener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Opens the event wire of this page's seat. Observers have no event wire at all. */
export function startEvents(seat: SeatView, onGone: () => void): () => void {
  if (seat.role === "observer") return () => undefined;
  const opened = openEventSession({
    seat,
    origin: globalThis.location.origin,
    onStatus: (status) => {
      const { offlineSinceMs } = connectionStore.getState();
      if (status === "offline") {
        connectionStore.setState({
          events: "offline",
          offlineSinceMs: offlineSinceMs ?? Date.now(),
        });
        return;
      }
      connectionStore.setState({ events: "live", offlineSinceMs: null, serverClosing: false });
      void tellRoom();
      void reportHealth();
    },
    onGone,
    onFact: (fact) => {
      keepFact(fact);
      for (const listener of listeners) listener(fact);
    },
  });
  session = opened;
  const timer = setInterval(() => void reportHealth(), HEALTH_REPORT_EVERY_MS);
  return () => {
    clearInterval(timer);
    opened.close();
    if (session === opened) session = null;
  };
}

/** Says which room this tab is in, now and after every reconnection. */
export function enterRoom(next: Room | null): void {
  room = next;
  void tellRoom();
}

async function tellRoom(): Promise<void> {
  await session?.ask({ request: "enter-room", room }, SHORT_ASK_MS);
}

let lastRttMs: number | null = null;

async function reportHealth(): Promise<void> {
  if (session?.isLive() !== true) return;
  const sentMs = performance.now();
  const answer = await session.ask(
    { request: "report-health", rttMs: lastRttMs, unsaved: unsavedEdits() },
    SHORT_ASK_MS,
  );
  lastRttMs = answer === "unanswered" ? null : Math.round((performance.now() - sentMs) * 10) / 10;
}

function keepFact(fact: Fact): void {
  if (fact.fact === "presence") presenceStore.setState({ table: fact.table, caucus: fact.caucus });
  if (fact.fact === "watched") {
    const { staff, mediators, hosts } = fact;
    presenceStore.setState({ watched: { staff, mediators, hosts } });
  }
  if (fact.fact === "monitor-seen") {
    monitorStore.setState({ monitor: fact.monitor, receivedAtMs: Date.now() });
  }
  if (fact.fact === "supposed") supposalStore.setState({ supposals: fact.supposals });
  if (fact.fact === "house-closing") connectionStore.setState({ serverClosing: true });
}
