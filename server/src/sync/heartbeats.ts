/** The pings of one interval are spread over so many turns: thousands of them at once would hold up everybody's edits. */
const BEATS_AN_INTERVAL = 40;

interface Beating {
  heartbeat(): void;
}

/** Gives every socket its heartbeat once in an interval, a few sockets at a time. */
export class Heartbeats<Socket extends Beating> {
  readonly #groups = Array.from({ length: BEATS_AN_INTERVAL }, () => new Set<Socket>());
  readonly #groupOf = new Map<Socket, Set<Socket>>();
  readonly #timer: NodeJS.Timeout;
  #beat = 0;
  #joined = 0;

  constructor(intervalMs: number) {
    const everyMs = intervalMs / BEATS_AN_INTERVAL;
    this.#timer = setInterval(() => this.#next(), everyMs).unref();
  }

  add(socket: Socket): void {
    this.#joined = (this.#joined + 1) % BEATS_AN_INTERVAL;
    const group = this.#groups[this.#joined];
    if (group === undefined) return;
    group.add(socket);
    this.#groupOf.set(socket, group);
  }

  delete(socket: Socket): void {
    this.#groupOf.get(socket)?.delete(socket);
    this.#groupOf.delete(socket);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #next(): void {
    this.#beat = (this.#beat + 1) % BEATS_AN_INTERVAL;
    for (const socket of this.#groups[this.#beat] ?? []) socket.heartbeat();
  }
}
