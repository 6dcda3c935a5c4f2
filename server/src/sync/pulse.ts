import {
  MISSED_PONGS_BEFORE_CUT,
  SOCKET_BACKLOG_AGE_MS,
  SOCKET_SOFT_BACKLOG_BYTES,
  SOCKET_TAKES_AT_LEAST_BYTES,
} from "@crosstable/shared/document-limits";

/** What has been sent and not been taken yet, and how much of that is under way. */
interface Unsent {
  readonly backlogBytes: number;
  readonly underWayBytes: number;
}

/** Whether the other end of a socket is there and takes what it is sent. */
export class Pulse {
  readonly #monotonicMs: () => number;
  #missedPongs = 0;
  #isPaused = false;
  /** Since when so much has been under way, above the soft bound. */
  #waiting: { readonly sinceMs: number; readonly underWayBytes: number } | null = null;

  constructor(monotonicMs: () => number) {
    this.#monotonicMs = monotonicMs;
  }

  /** Something has come from the other end. */
  heard(): void {
    this.#missedPongs = 0;
  }

  /** Nothing is read from the other end, so no answer can come. */
  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
    this.#missedPongs = 0;
  }

  /** At every heartbeat, before the ping. */
  look(unsent: Unsent): "well" | "stuck" | "dead" {
    if (this.#isStuck(unsent)) return "stuck";
    if (this.#missedPongs >= MISSED_PONGS_BEFORE_CUT && !this.#isPaused) return "dead";
    this.#missedPongs += 1;
    return "well";
  }

  /** A backlog that does not go away is closed, however small the socket keeps it; one that is on its way to a slow line is not. */
  #isStuck({ backlogBytes, underWayBytes }: Unsent): boolean {
    const sinceMs = this.#monotonicMs();
    if (backlogBytes <= SOCKET_SOFT_BACKLOG_BYTES) this.#waiting = null;
    else if (this.#waiting === null || hasTaken(this.#waiting.underWayBytes, underWayBytes))
      this.#waiting = { sinceMs, underWayBytes };
    return this.#waiting !== null && sinceMs - this.#waiting.sinceMs > SOCKET_BACKLOG_AGE_MS;
  }
}

function hasTaken(before: number, now: number): boolean {
  return Math.abs(before - now) >= SOCKET_TAKES_AT_LEAST_BYTES;
}
