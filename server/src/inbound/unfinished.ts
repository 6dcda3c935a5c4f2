import { FrameHeads } from "./frame-heads.ts";

/** How much of messages that are not whole may be kept. */
export interface UnfinishedBounds {
  readonly bytesPerPerson: number;
  /** Of everybody on one wire together. */
  readonly bytes: number;
}

/** How long one message may take to become whole. */
export interface UnfinishedTime {
  readonly withinMs: number;
  /** A second longer for so much of it as has come: a long one on a slow line is an honest one. */
  readonly bytesASecond: number;
}

interface Connection<Owner> {
  readonly owner: Owner;
  /** With what has come on it before its owner was known. */
  readonly heads?: FrameHeads;
  /** Nothing is read from it at the moment, so nothing on it can become whole. */
  readonly isWaiting?: () => boolean;
  /** Ends it, so that nothing more is read from it and its client comes back. */
  readonly cut: () => void;
}

const SECOND_MS = 1_000;

/**
 * What has come of messages of which the rest is still to come. It is memory of this house with which nobody is charged by counting their
 * messages, because none of these is one yet. So it is bounded: for one person over all their connections, for everybody on a wire, and
 * in time where whoever asks for it says so. Past its bound a person loses the connection on which they began last, so that what was begun before can become whole; past
 * the bound of the wire it is whoever has most.
 */
export class Unfinished<Owner> {
  readonly #bounds: UnfinishedBounds;
  readonly #holdings = new Map<Owner, Holding<Owner>>();
  #bytes = 0;

  constructor(bounds: UnfinishedBounds) {
    this.#bounds = bounds;
  }

  open(connection: Connection<Owner>): Inbound<Owner> {
    return new Inbound(connection, this);
  }

  /** So long after the last time. Whatever has not become whole in its time is let go, and its connection with it. */
  lookOver(passedMs: number, { withinMs, bytesASecond }: UnfinishedTime): void {
    for (const { begun } of this.#holdings.values()) {
      for (const inbound of begun) {
        if (inbound.isWaiting) continue;
        inbound.ageMs += passedMs;
        const mayTakeMs = withinMs + (inbound.bytes / bytesASecond) * SECOND_MS;
        if (inbound.ageMs > mayTakeMs) this.#cut(inbound);
      }
    }
  }

  /** So much of what this connection brings in is not whole now. */
  hold(inbound: Inbound<Owner>, bytes: number): void {
    const { owner } = inbound;
    const holding = this.#holdings.get(owner) ?? { bytes: 0, begun: new Set() };
    this.#holdings.set(owner, holding);
    holding.begun.add(inbound);
    const grown = bytes - inbound.bytes;
    inbound.bytes = bytes;
    holding.bytes += grown;
    this.#bytes += grown;
    while (holding.bytes > this.#bounds.bytesPerPerson) this.#cutLastOf(holding);
    while (this.#bytes > this.#bounds.bytes) this.#cutLastOf(this.#longest());
  }

  letGo(inbound: Inbound<Owner>): void {
    const holding = this.#holdings.get(inbound.owner);
    if (holding === undefined || !holding.begun.delete(inbound)) return;
    holding.bytes -= inbound.bytes;
    this.#bytes -= inbound.bytes;
    inbound.bytes = 0;
    inbound.ageMs = 0;
    if (holding.begun.size === 0) this.#holdings.delete(inbound.owner);
  }

  #longest(): Holding<Owner> {
    const holdings = [...this.#holdings.values()];
    return holdings.reduce((most, each) => (each.bytes > most.bytes ? each : most));
  }

  #cutLastOf({ begun }: Holding<Owner>): void {
    const last = [...begun].at(-1);
    if (last !== undefined) this.#cut(last);
  }

  #cut(inbound: Inbound<Owner>): void {
    this.letGo(inbound);
    inbound.cut();
  }
}

/** What one person has begun and not finished, in the order begun. */
interface Holding<Owner> {
  bytes: number;
  readonly begun: Set<Inbound<Owner>>;
}

/** What comes in on one connection. */
export class Inbound<Owner> {
  readonly owner: Owner;
  /** What is kept of a message that is not whole, and since when. */
  bytes = 0;
  ageMs = 0;
  readonly #connection: Connection<Owner>;
  readonly #all: Unfinished<Owner>;
  readonly #heads: FrameHeads;
  #isOver = false;

  constructor(connection: Connection<Owner>, all: Unfinished<Owner>) {
    this.owner = connection.owner;
    this.#connection = connection;
    this.#all = all;
    this.#heads = connection.heads ?? new FrameHeads();
  }

  get isWaiting(): boolean {
    return this.#connection.isWaiting?.() === true;
  }

  /** The next bytes have come. Returns what they weigh, for whoever sends them to be charged with. */
  came(chunk: Uint8Array): number {
    if (this.#isOver) return 0;
    const { finished } = this.#heads;
    const weighs = this.#heads.read(chunk);
    const { unfinishedBytes } = this.#heads;
    if (this.#heads.finished !== finished || unfinishedBytes === 0) this.#all.letGo(this);
    if (unfinishedBytes > 0) this.#all.hold(this, unfinishedBytes);
    return weighs;
  }

  cut(): void {
    this.#isOver = true;
    this.#connection.cut();
  }

  /** The connection is over. */
  closed(): void {
    this.#isOver = true;
    this.#all.letGo(this);
  }
}
