import { create } from "zustand";

import { Announcer, type Change } from "./announcer-queue.ts";
import { preferencesStore } from "./preferences-store.ts";

interface Spoken {
  /** Counts up, so that the same words said twice are read twice. */
  readonly polite: { readonly count: number; readonly words: string };
  readonly assertive: { readonly count: number; readonly words: string };
  /** Everything that was or would have been said, newest first, to be read at leisure. */
  readonly log: readonly { readonly id: number; readonly words: string; readonly atMs: number }[];
}

const LOG_LENGTH = 200;
const SILENCE = { count: 0, words: "" };
let nextId = 1;

/** What the two live regions hold. */
export const announcerStore = create<Spoken>(() => ({
  polite: SILENCE,
  assertive: SILENCE,
  log: [],
}));

const queue = new Announcer({
  nowMs: () => Date.now(),
  later: (run, ms) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  say: (words, urgency) => {
    if (preferencesStore.getState().announcements === "off" && urgency === "polite") return;
    announcerStore.setState((state) => ({ [urgency]: { count: state[urgency].count + 1, words } }));
  },
});

/**
 * Reads words out. Polite words wait while the person types; assertive ones interrupt, and are only for: the turn came to
 * my side, the session was called, the connection is lost, my edit was refused, the deadline is near.
 */
export function announce(words: string, options: { assertive?: boolean } = {}): void {
  log(words);
  queue.announce(words, options.assertive === true ? "assertive" : "polite");
}

/** Tells of something that others wrote. Several at once become one sentence, and only on request are they read at all. */
export function announceChange(change: Change): void {
  log(change.words);
  if (preferencesStore.getState().announcements === "everything") queue.change(change);
}

/** To be told at each key that goes into a text, so that nothing is read into somebody's typing. */
export function personTypes(): void {
  queue.typed();
}

function log(words: string): void {
  const line = { id: nextId++, words, atMs: Date.now() };
  announcerStore.setState((state) => ({ log: [line, ...state.log].slice(0, LOG_LENGTH) }));
}
