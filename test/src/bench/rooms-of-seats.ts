import type { EventSession } from "@crosstable/client/socket/event-session";
import type { SeatId } from "@crosstable/shared/ids";
import { syncPath } from "@crosstable/shared/rooms";
import { SEAT_PARAM } from "@crosstable/shared/sync-wire";

import type { Connection } from "./driver-clients.ts";
import { done, fromDesk, HouseHost, type Server, type SignedIn } from "./house-host.ts";

// Real negotiations for the driver's rooms: opened by the demonstration's host on the event wire, with thirty who write and
// forty-five who only read, each of whom spends a personal link as people do.

const NEGOTIATORS_A_SIDE = 13;
const STAFF_A_SIDE = 20;
const MEDIATORS = 5;

interface Talks {
  readonly host: EventSession;
  readonly path: string;
  readonly documentKey: string;
  readonly writers: readonly SeatId[];
  readonly readers: readonly SeatId[];
  readonly signedIn: Map<SeatId, Promise<SignedIn>>;
}

/** The driver's rooms on one data folder, whatever server happens to run on it. */
export class RoomsOfSeats {
  readonly #host: HouseHost;
  readonly #dataDir: string;
  readonly #talks = new Map<string, Promise<Talks>>();

  constructor(server: Server) {
    this.#host = new HouseHost(server);
    this.#dataDir = server.dataDir;
  }

  /** Where to connect and as whom; the clientIDs are leased before. */
  async seatFor(
    connection: Connection,
    clientIds: readonly number[],
  ): Promise<{ path: string; headers: Record<string, string> }> {
    const talks = await this.#talksOf(connection.room);
    const kind = clientIds.length > 0 || connection.role === "editor" ? "writers" : "readers";
    const seat = talks[kind][Math.max(0, connection.index) % talks[kind].length];
    if (seat === undefined) throw new Error("talks without seats");
    const { cookie } = await this.#signedIn(talks, seat);
    if (clientIds.length > 0) {
      await fromDesk(this.#dataDir, "/lease", { key: talks.documentKey, seat, clientIds });
    }
    return {
      path: `${talks.path}?${SEAT_PARAM}=${seat}`,
      headers: { cookie, origin: this.#host.origin },
    };
  }

  /** Everybody who only reads in a room takes their seat, before any of them is timed. */
  async signInReaders(room: string): Promise<void> {
    const talks = await this.#talksOf(room);
    await Promise.all(talks.readers.map(async (seat) => this.#signedIn(talks, seat)));
  }

  async #signedIn(talks: Talks, seat: SeatId): Promise<SignedIn> {
    const signedIn = talks.signedIn.get(seat) ?? this.#signIn(talks, seat);
    talks.signedIn.set(seat, signedIn);
    return signedIn;
  }

  async #talksOf(room: string): Promise<Talks> {
    const known = this.#talks.get(room) ?? this.#open(room);
    this.#talks.set(room, known);
    return known;
  }

  async #open(room: string): Promise<Talks> {
    const side = (name: string, letter: string) => ({
      name,
      short: name,
      letter,
      zone: "America/Los_Angeles",
    });
    const { negotiation, hostSecret } = await done(await this.#host.demonstration(), {
      request: "open-negotiation",
      key: crypto.randomUUID(),
      title: room,
      sides: { a: side("Guild", "G"), b: side("Producers", "P") },
      expiration: null,
      negotiatorsPerSide: NEGOTIATORS_A_SIDE,
      staffPerSide: STAFF_A_SIDE,
      mediators: MEDIATORS,
      observers: 0,
    });
    const host = await this.#host.eventsOf(await this.#host.join(hostSecret));
    const { seats } = await done(host, { request: "read-host" });
    const withRole = (roles: readonly string[]) =>
      seats.filter(({ role }) => roles.includes(role)).map(({ seat }) => seat);
    const address = { negotiation, document: { kind: "worksheet" } } as const;
    return {
      host,
      path: syncPath(address),
      documentKey: syncPath(address).replace("/sync/", ""),
      writers: withRole(["chief", "second", "negotiator"]),
      readers: withRole(["staff", "mediator"]),
      signedIn: new Map(),
    };
  }

  async #signIn({ host }: Talks, seat: SeatId): Promise<SignedIn> {
    const { links } = await done(host, {
      request: "issue-link",
      key: crypto.randomUUID(),
      seats: [seat],
    });
    return this.#host.join(links[0]?.secret ?? "");
  }
}
