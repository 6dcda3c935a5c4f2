import { ReaderLaps, type Reader } from "./reader-laps.ts";
import type { RoomNews } from "./room-news.ts";

/** Whoever has a document open. */
export interface Member extends Reader {
  readonly right: "read" | "write";
}

/** Everybody who has one document open: those who write are told in the turn itself, those who only read in laps. */
export class Audience<Socket extends Member> {
  readonly #writers = new Set<Socket>();
  readonly #laps = new ReaderLaps<Socket>();

  get size(): number {
    return this.#writers.size + this.#laps.size;
  }

  get writers(): number {
    return this.#writers.size;
  }

  /** A copy: whoever is closed leaves. */
  everybody(): Socket[] {
    return [...this.#writers, ...this.#laps.readers()];
  }

  add(socket: Socket): void {
    (socket.right === "write" ? this.#writers : this.#laps).add(socket);
  }

  delete(socket: Socket): void {
    this.#writers.delete(socket);
    this.#laps.delete(socket);
  }

  tell(news: RoomNews): void {
    for (const writer of this.#writers) writer.follow(news);
    this.#laps.tell(news);
  }

  stop(): void {
    this.#laps.stop();
  }
}
