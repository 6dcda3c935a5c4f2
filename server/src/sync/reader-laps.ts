import { READERS_A_TURN } from "@crosstable/shared/limits";

import { RoomNews } from "./room-news.ts";

/** Somebody who only reads a document. */
export interface Reader {
  follow(news: RoomNews): void;
}

/**
 * Tells the readers of a document its news in laps: so many a turn of the event loop, so that thousands of them delay nobody who
 * writes. What comes meanwhile waits for the next lap, where it is one piece. A lap that fits into one turn is run at once.
 */
export class ReaderLaps<Member extends Reader> {
  readonly readers = new Set<Member>();
  #waiting: RoomNews[] = [];
  #lap: { readonly news: RoomNews; readonly left: Iterator<Member> } | null = null;
  #nextTurn: NodeJS.Immediate | null = null;

  tell(news: RoomNews): void {
    if (this.readers.size === 0) return;
    this.#waiting.push(news);
    if (this.#nextTurn === null) this.#turn();
  }

  stop(): void {
    if (this.#nextTurn !== null) clearImmediate(this.#nextTurn);
    this.#nextTurn = null;
    this.#waiting = [];
    this.#lap = null;
  }

  #turn(): void {
    this.#nextTurn = null;
    for (let told = 0; told < READERS_A_TURN; told += 1) {
      this.#lap ??= this.#newLap();
      // Whoever comes during a lap is in it too, and is sent once more what the answer to its question held. That changes nothing.
      const reader = this.#lap.left.next();
      if (reader.done !== true) reader.value.follow(this.#lap.news);
      else {
        this.#lap = null;
        if (this.#waiting.length === 0) return;
      }
    }
    this.#nextTurn = setImmediate(() => this.#turn());
  }

  #newLap(): { news: RoomNews; left: Iterator<Member> } {
    const news = RoomNews.of(this.#waiting);
    this.#waiting = [];
    return { news, left: this.readers.values() };
  }
}
