import { READY_PROBE_EVERY_MS } from "@crosstable/shared/limits";

import { compactAtOnce, type Storage } from "./storage/storage.ts";

/** Whether the house can do its work at this moment. The words are for whoever asks, and tell of nobody's work. */
export type Ready =
  | { readonly ready: true }
  | { readonly ready: false; readonly words: (typeof NOT_READY)[keyof typeof NOT_READY] };

const NOT_READY = {
  closing: "The server closes.",
  broken: "The disk has failed.",
  full: "The disk takes no writing, or gives back none.",
} as const;

export interface Readiness {
  check(): Ready;
  closing(): void;
  /** For good: what such a disk says afterwards can no longer be believed. */
  diskBroken(): void;
}

/** A document of no negotiation, so no seat can open it. It has one row, written over each time. */
const PROBE_KEY = "readiness-probe";
/** The update of a Yjs document in which nothing is. */
const PROBE = Uint8Array.of(0, 0);

/**
 * HEALTH-1: tries what an edit needs, a durable write and a read of it with its checksum. Anybody may ask and each try costs an
 * fsync, so one answer serves everybody for a moment.
 */
export function openReadiness(
  storage: Storage,
  monotonicMs: () => number = () => performance.now(),
): Readiness {
  let ended: Ready | undefined;
  let last: { readonly ready: Ready; readonly atMs: number } | undefined;
  const probe = (): Ready => {
    try {
      compactAtOnce(storage.documents, { key: PROBE_KEY, snapshot: PROBE, throughRow: 0 });
      storage.documents.load(PROBE_KEY);
      return { ready: true };
    } catch {
      return { ready: false, words: NOT_READY.full };
    }
  };
  return {
    check() {
      if (ended !== undefined) return ended;
      const atMs = monotonicMs();
      if (last === undefined || atMs - last.atMs >= READY_PROBE_EVERY_MS)
        last = { ready: probe(), atMs };
      // The probe itself may have found the disk broken.
      return ended ?? last.ready;
    },
    closing() {
      ended ??= { ready: false, words: NOT_READY.closing };
    },
    diskBroken() {
      ended = { ready: false, words: NOT_READY.broken };
    },
  };
}
