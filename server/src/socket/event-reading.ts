import type { SeatId } from "@crosstable/shared/ids";
import {
  EVENT_CHARS_A_SECOND,
  EVENT_CHARS_AT_ONCE,
  MAX_UNSEATED_MESSAGE_CHARS,
} from "@crosstable/shared/limits";
import type { Server as Engine, Socket as Line } from "engine.io";

import { TokenBucket } from "../access/token-bucket.ts";

/** What a message costs beside its letters, so that empty ones are not free. */
const CHARS_A_MESSAGE = 100;
const LOOK_AGAIN_AFTER_MS = 250;

/** One seat, over all its tabs. */
interface Reader {
  readonly bucket: TokenBucket;
  readonly lines: Set<Line>;
  timer: NodeJS.Timeout | null;
}

/** What engine.io says of a message before anybody has read it. */
interface Packet {
  readonly data?: string | Buffer;
}

/**
 * How much is read of what one seat sends on the event wire. A message is taken apart before anybody can say that it is one too many, and that alone
 * costs everybody's time. So whoever has sent more than one person does is not read from, in any of their tabs, until it is made up for: their
 * connections fill up, and nothing is lost. Whoever has not said yet for which seat they come has only that to say.
 */
export class EventReading {
  readonly #seats = new Map<SeatId, Reader>();
  readonly #seatOf = new WeakMap<Line, SeatId>();
  readonly #steadyMs: () => number;

  /** Has to come before socket.io is bound to the engine, whose messages it would read first. */
  constructor(engine: Engine, steadyMs: () => number) {
    this.#steadyMs = steadyMs;
    engine.on("connection", (line: Line) => {
      line.on("packet", ({ data }: Packet) => this.#came(line, data?.length ?? 0));
    });
  }

  satDown(seat: SeatId, line: Line): void {
    this.#seatOf.set(line, seat);
    const reader = this.#readerOf(seat);
    reader.lines.add(line);
    // A tab that is opened meanwhile is no way around it.
    if (reader.timer !== null) pause(line);
  }

  /** Who has left keeps what they have spent until it is made up for. */
  left(seat: SeatId, line: Line): void {
    this.#seats.get(seat)?.lines.delete(line);
    for (const [each, { bucket, lines, timer }] of this.#seats) {
      if (lines.size > 0 || timer !== null || !bucket.isFull(this.#steadyMs())) continue;
      this.#seats.delete(each);
    }
  }

  stop(): void {
    for (const { timer } of this.#seats.values()) if (timer !== null) clearTimeout(timer);
  }

  #came(line: Line, chars: number): void {
    const seat = this.#seatOf.get(line);
    if (seat !== undefined) {
      const reader = this.#readerOf(seat);
      reader.bucket.spend(chars + CHARS_A_MESSAGE, this.#steadyMs());
      if (reader.bucket.isOverspent && reader.timer === null) this.#wait(reader);
      return;
    }
    if (chars <= MAX_UNSEATED_MESSAGE_CHARS) return;
    // Closing alone would still have this one taken apart.
    line.removeAllListeners("data");
    line.close(true);
  }

  #readerOf(seat: SeatId): Reader {
    const known = this.#seats.get(seat);
    if (known !== undefined) return known;
    const bucket = new TokenBucket({
      perSecond: EVENT_CHARS_A_SECOND,
      burst: EVENT_CHARS_AT_ONCE,
      nowMs: this.#steadyMs(),
    });
    const reader = { bucket, lines: new Set<Line>(), timer: null };
    this.#seats.set(seat, reader);
    return reader;
  }

  #wait(reader: Reader): void {
    for (const line of reader.lines) pause(line);
    reader.timer = setTimeout(() => {
      reader.timer = null;
      if (reader.bucket.waitMs(this.#steadyMs()) > 0) this.#wait(reader);
      else for (const line of reader.lines) webSocketOf(line).resume();
    }, LOOK_AGAIN_AFTER_MS).unref();
  }
}

function pause(line: Line): void {
  webSocketOf(line).pause();
}

/** There are WebSockets alone; the type of the library leaves out what stands under its transport. */
function webSocketOf({ transport }: Line): { pause(): void; resume(): void } {
  return (transport as unknown as { socket: { pause(): void; resume(): void } }).socket;
}
