import { FACT, type Fact } from "@crosstable/shared/events/facts";
import type { NegotiationId } from "@crosstable/shared/ids";
import { MONITOR_EVERY_MS } from "@crosstable/shared/limits";
import { maySitAtTable, type Seat } from "@crosstable/shared/roles";

import { buildMonitor, type Watcher } from "../monitor/build-monitor.ts";
import { buildPresence, buildWatched } from "../monitor/build-presence.ts";
import { audienceRoom } from "./audience-room.ts";
import type { EventHouseOptions, EventServer } from "./event-visitor.ts";
import type { OpenTab, OpenTabs } from "./open-tabs.ts";

type Sources = Pick<
  EventHouseOptions,
  "stateOf" | "publishedOf" | "supposalsOf" | "latestOf" | "seatsOf" | "now" | "warn"
>;

const WATCHERS: readonly Watcher[] = ["a", "b", "neutral"];

/**
 * Tells who is where, who watches, and what a monitor shows, to each exactly as much as it may know.
 *
 * A fact goes out only to whom it says something new. Otherwise its mere coming would tell: a side whose monitor
 * is redrawn whenever somebody of the other side enters their caucus can count them.
 */
export class LiveFacts {
  readonly #io: EventServer;
  readonly #tabs: OpenTabs;
  readonly #sources: Sources;
  readonly #dirty = new Set<NegotiationId>();
  readonly #told = new Map<string, string>();
  readonly #beat: NodeJS.Timeout;
  #flush: NodeJS.Immediate | undefined;

  constructor(io: EventServer, tabs: OpenTabs, sources: Sources) {
    this.#io = io;
    this.#tabs = tabs;
    this.#sources = sources;
    this.#beat = setInterval(() => this.#tellAllMonitors(), MONITOR_EVERY_MS);
    this.#beat.unref();
  }

  /** Something about who is there or what was moved has changed: told once, at the end of this turn of the event loop. */
  changed(negotiation: NegotiationId): void {
    this.#dirty.add(negotiation);
    this.#flush ??= setImmediate(() => this.#flushAll());
  }

  /** Tells a tab that has just come what it has to know. */
  welcome(tab: OpenTab, seat: Seat): void {
    if (!maySitAtTable(seat)) return;
    const seats = this.#sources.seatsOf(seat.negotiation);
    const here = this.#tabs.of(seat.negotiation);
    this.#emitTo(tab.id, buildPresence(seats, here, watcherOf(seat)));
    this.#emitTo(tab.id, buildWatched(seats, here, seat));
    const supposals = this.#sources.supposalsOf(seat.negotiation);
    this.#emitTo(tab.id, { fact: "supposed", supposals });
  }

  /** The next picture goes out to this watcher even when it is the same as the last: somebody has not seen that one. */
  monitorOpened(negotiation: NegotiationId, watcher: Watcher): void {
    this.#told.delete(monitorKey(negotiation, watcher));
  }

  close(): void {
    clearInterval(this.#beat);
    clearImmediate(this.#flush);
  }

  #flushAll(): void {
    this.#flush = undefined;
    const negotiations = [...this.#dirty];
    this.#dirty.clear();
    for (const negotiation of negotiations) {
      this.#guarded(() => {
        this.#tellPresence(negotiation);
        this.#tellMonitors(negotiation, { isBeat: false });
      });
    }
  }

  #tellAllMonitors(): void {
    for (const negotiation of this.#tabs.negotiations()) {
      this.#guarded(() => this.#tellMonitors(negotiation, { isBeat: true }));
    }
  }

  #tellPresence(negotiation: NegotiationId): void {
    const seats = this.#sources.seatsOf(negotiation);
    const here = this.#tabs.of(negotiation);
    for (const watcher of WATCHERS) {
      const presence = buildPresence(seats, here, watcher);
      if (!this.#isNews(`presence/${negotiation}/${watcher}`, presence)) continue;
      const readers = seats.filter((seat) => maySitAtTable(seat) && watcherOf(seat) === watcher);
      // To no room at all would be to everybody.
      if (readers.length > 0) this.#emitTo(readers.map(seatRoom), presence);
    }
    for (const seat of seats.filter(maySitAtTable)) {
      const watched = buildWatched(seats, here, seat);
      if (this.#isNews(`watched/${seat.id}`, watched)) this.#emitTo(seatRoom(seat), watched);
    }
    const connected = seats.filter((seat) => this.#tabs.isConnected(seat.id));
    const ids = connected.map((seat) => seat.id);
    if (this.#isNews(`connected/${negotiation}`, ids)) {
      this.#emitTo(audienceRoom({ to: "hosts", negotiation }), { fact: "host-changed" });
    }
  }

  #tellMonitors(negotiation: NegotiationId, how: { isBeat: boolean }): void {
    const state = this.#sources.stateOf(negotiation);
    const here = this.#tabs.of(negotiation);
    const monitors = here.filter((tab) => tab.room === "monitor");
    const published = this.#sources.publishedOf(negotiation);
    const latest = this.#sources.latestOf(negotiation);
    if (monitors.length === 0) return;
    // All of closed talks is missing at once.
    if (state === undefined || published === undefined || latest === undefined) return;
    const seats = this.#sources.seatsOf(negotiation);
    const watchers = new Map(seats.map((seat) => [seat.id, watcherOf(seat)]));
    const ofTable = { seats, tabs: here, state, feed: latest.atTable };
    // OFFRECORD-2: the host, who shares a picture with the mediator, is not of the table.
    const ofHost = { ...ofTable, state: published, feed: latest.published };
    for (const watcher of WATCHERS) {
      const open = monitors.filter((tab) => watchers.get(tab.seat) === watcher);
      if (open.length === 0) continue;
      const picture = buildMonitor(watcher === "neutral" ? ofHost : ofTable, watcher);
      const isNews = this.#isNews(monitorKey(negotiation, watcher), picture);
      if (!isNews && !how.isBeat) continue;
      const monitor = { at: new Date(this.#sources.now()).toISOString(), ...picture };
      // Volatile: the next one follows in a moment, so nobody needs the ones that were missed.
      const rooms = this.#io.to(open.map((tab) => tab.id));
      rooms.volatile.emit(FACT, { fact: "monitor-seen", monitor });
    }
  }

  #isNews(key: string, said: unknown): boolean {
    const text = JSON.stringify(said);
    if (this.#told.get(key) === text) return false;
    this.#told.set(key, text);
    return true;
  }

  #emitTo(rooms: string | string[], fact: Fact): void {
    this.#io.to(rooms).emit(FACT, fact);
  }

  /** Nobody asked for these facts, so there is no connection that a bug could end. */
  #guarded(tell: () => void): void {
    try {
      tell();
    } catch (error) {
      this.#sources.warn("telling-bug", { error });
    }
  }
}

/** Whose picture a seat is shown. */
export function watcherOf(seat: Seat): Watcher {
  return seat.side ?? "neutral";
}

function monitorKey(negotiation: NegotiationId, watcher: Watcher): string {
  return `monitor/${negotiation}/${watcher}`;
}

function seatRoom(seat: Seat): string {
  return audienceRoom({ to: "seat", seat: seat.id });
}
