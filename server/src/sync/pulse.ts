import {
  MISSED_PONGS_BEFORE_CUT,
  SOCKET_BACKLOG_AGE_MS,
  SOCKET_SOFT_BACKLOG_BYTES,
} from "@crosstable/shared/document-limits";

/** Whether the other end of a socket is there and takes what it is sent. */
export class Pulse {
  readonly #monotonicMs: () => number;
  #missedPongs = 0;
  #isPaused = false;
  #backlogSinceMs: number | null = null;

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
  look(backlogBytes: number): "well" | "stuck" | "dead" {
    if (this.#isStuck(backlogBytes)) return "stuck";
    if (this.#missedPongs >= MISSED_PONGS_BEFORE_CUT && !this.#isPaused) return "dead";
    this.#missedPongs += 1;
    return "well";
  }

  /** A backlog that does not go away is closed, however small the socket keeps it. */
  #isStuck(backlogBytes: number): boolean {
    const nowMs = this.#monotonicMs();
    if (backlogBytes <= SOCKET_SOFT_BACKLOG_BYTES) this.#backlogSinceMs = null;
    else this.#backlogSinceMs ??= nowMs;
    return this.#backlogSinceMs !== null && nowMs - this.#backlogSinceMs > SOCKET_BACKLOG_AGE_MS;
  }
}
