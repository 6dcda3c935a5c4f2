import { READERS_A_TURN } from "@crosstable/shared/document-limits";

import { RoomNews } from "./room-news.ts";

/** Somebody who only reads a document. */
export interface Reader {
  follow(news: RoomNews): void;
}

/**
 * Tells the readers of a document its news in laps: so many a turn of the event loop, so that thousands of them delay nobody who
 * writes. Each reader is told, in one piece, everything that has come since its last time. News that come during a lap are in it
 * for whoever is still to come, and in the next for those whom the lap has passed: nobody waits for more than one round.
 */
export class ReaderLaps<Member extends Reader> {
  /** How many news each reader has heard of, counted over all that there were. */
  readonly #heard = new Map<Member, number>();
  /** The newest ones, oldest first: whatever somebody has not heard yet. */
  #news: RoomNews[] = [];
  #forgotten = 0;
  /** By the number of news heard before: everything since, in one piece. */
  readonly #since = new Map<number, RoomNews>();
  #lap: { readonly left: Iterator<Member>; readonly beganWith: number } | null = null;
  #nextTurn: NodeJS.Immediate | null = null;

  get size(): number {
    return this.#heard.size;
  }

  readers(): Iterable<Member> {
    return this.#heard.keys();
  }

  /** What there was before is in the answer to the reader's first question. */
  add(reader: Member): void {
    this.#heard.set(reader, this.#count);
  }

  delete(reader: Member): void {
    this.#heard.delete(reader);
  }

  tell(news: RoomNews): void {
    if (this.size === 0) return;
    this.#news.push(news);
    this.#since.clear();
    if (this.#nextTurn === null) this.#turn();
  }

  stop(): void {
    if (this.#nextTurn !== null) clearImmediate(this.#nextTurn);
    this.#nextTurn = null;
    this.#lap = null;
    this.#forget(this.#count);
  }

  get #count(): number {
    return this.#forgotten + this.#news.length;
  }

  #turn(): void {
    this.#nextTurn = null;
    for (let told = 0; told < READERS_A_TURN;) {
      this.#lap ??= { left: this.#heard.keys(), beganWith: this.#count };
      const { value: reader, done } = this.#lap.left.next();
      if (done !== true) told += this.#bring(reader);
      else {
        this.#forget(this.#lap.beganWith);
        this.#lap = null;
        if (this.#news.length === 0) return;
      }
    }
    this.#nextTurn = setImmediate(() => this.#turn());
  }

  /** Returns how many were told: one, or none where the reader has heard everything. */
  #bring(reader: Member): number {
    const heard = this.#heard.get(reader) ?? this.#count;
    if (heard === this.#count) return 0;
    this.#heard.set(reader, this.#count);
    reader.follow(this.#newsSince(heard));
    return 1;
  }

  #newsSince(heard: number): RoomNews {
    const known = this.#since.get(heard);
    if (known !== undefined) return known;
    const news = RoomNews.of(this.#news.slice(heard - this.#forgotten));
    this.#since.set(heard, news);
    return news;
  }

  /** Everybody has heard of so many. */
  #forget(count: number): void {
    this.#news.splice(0, count - this.#forgotten);
    this.#forgotten = count;
    this.#since.clear();
  }
}
