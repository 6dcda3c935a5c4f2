import type { Duplex } from "node:stream";

import type { SeatId } from "@crosstable/shared/ids";
import {
  EVENT_BYTES_A_SECOND,
  EVENT_BYTES_AT_ONCE,
  MAX_UNFINISHED_EVENT_BYTES,
  MAX_UNFINISHED_EVENT_BYTES_PER_SEAT,
  MAX_UNSEATED_BYTES,
  MAX_UNSEATED_MESSAGE_CHARS,
} from "@crosstable/shared/limits";
import type { Server as Engine, Socket as Line } from "engine.io";

import { TokenBucket } from "../access/token-bucket.ts";
import { FrameHeads } from "../inbound/frame-heads.ts";
import { Unfinished, type Inbound } from "../inbound/unfinished.ts";

/** What a message costs beside its letters, so that empty ones are not free. */
const BYTES_A_MESSAGE = 100;
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

/** A connection, from its handshake on. */
interface Caller {
  readonly heads: FrameHeads;
  bytes: number;
  /** Once it is known for which seat it is. */
  seated: { readonly reader: Reader; readonly inbound: Inbound<Reader> } | null;
}

/**
 * How much is read of what one seat sends on the event wire, counted as it comes: a message that is not whole yet takes memory already, and taking a whole
 * one apart costs everybody's time before anybody can say that it is one too many. So whoever has sent more than one person does is not
 * read from, in any of their tabs, until it is made up for: their connections fill up, and nothing is lost. Whoever has not said yet
 * for which seat they come has only that to say.
 */
export class EventReading {
  readonly #seats = new Map<SeatId, Reader>();
  readonly #callers = new WeakMap<Duplex, Caller>();
  /** No time is named: a message of engine.io cannot be answered between the pieces of another, so who does not finish one misses a ping. */
  readonly #unfinished = new Unfinished<Reader>({
    bytesPerPerson: MAX_UNFINISHED_EVENT_BYTES_PER_SEAT,
    bytes: MAX_UNFINISHED_EVENT_BYTES,
  });
  readonly #steadyMs: () => number;

  /** Has to come before socket.io is bound to the engine, whose messages it would read first. */
  constructor(engine: Engine, steadyMs: () => number) {
    this.#steadyMs = steadyMs;
    engine.on("connection", (line: Line) => {
      line.on("packet", ({ data }: Packet) => this.#cameWhole(line, data?.length ?? 0));
    });
  }

  /** Right after the handshake, before anything else of the connection is read. */
  follow(raw: Duplex): void {
    const caller: Caller = { heads: new FrameHeads(), bytes: 0, seated: null };
    this.#callers.set(raw, caller);
    raw.on("data", (chunk: Buffer) => this.#came(raw, caller, chunk));
    raw.once("close", () => caller.seated?.inbound.closed());
  }

  satDown(seat: SeatId, line: Line): void {
    const reader = this.#readerOf(seat);
    const { socket: raw } = line.request;
    const caller = this.#callers.get(raw);
    if (caller !== undefined) {
      const inbound = this.#unfinished.open({
        owner: reader,
        heads: caller.heads,
        // The transport and not the socket: its client comes back by itself.
        cut: () => raw.destroy(),
      });
      caller.seated = { reader, inbound };
    }
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

  #came(raw: Duplex, caller: Caller, chunk: Buffer): void {
    if (caller.seated !== null) {
      const { reader, inbound } = caller.seated;
      this.#charge(reader, inbound.came(chunk));
      return;
    }
    caller.bytes += caller.heads.read(chunk);
    if (caller.bytes > MAX_UNSEATED_BYTES) raw.destroy();
  }

  #cameWhole(line: Line, chars: number): void {
    const seated = this.#callers.get(line.request.socket)?.seated ?? null;
    if (seated !== null) {
      this.#charge(seated.reader, BYTES_A_MESSAGE);
      return;
    }
    if (chars <= MAX_UNSEATED_MESSAGE_CHARS) return;
    // Closing alone would still have this one taken apart.
    line.removeAllListeners("data");
    line.close(true);
  }

  #charge(reader: Reader, bytes: number): void {
    reader.bucket.spend(bytes, this.#steadyMs());
    if (reader.bucket.isOverspent && reader.timer === null) this.#wait(reader);
  }

  #readerOf(seat: SeatId): Reader {
    const known = this.#seats.get(seat);
    if (known !== undefined) return known;
    const bucket = new TokenBucket({
      perSecond: EVENT_BYTES_A_SECOND,
      burst: EVENT_BYTES_AT_ONCE,
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
