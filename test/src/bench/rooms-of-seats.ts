import { request as ask } from "node:http";
import { join } from "node:path";

import { openEventSession, type EventSession } from "@crosstable/client/socket/event-session";
import type { Request } from "@crosstable/shared/events/requests";
import { seatId, type SeatId } from "@crosstable/shared/ids";
import { syncPath } from "@crosstable/shared/rooms";
import { joinReply } from "@crosstable/shared/session/sign-in";
import { SEAT_PARAM } from "@crosstable/shared/sync-wire";
import * as z from "zod/mini";

import { LEASE_SOCKET } from "./bench-house.ts";
import type { Connection } from "./driver-clients.ts";

// Real negotiations for the driver's rooms: opened by the demonstration's host on the event wire, with thirty who write and
// forty-five who only read, each of whom spends a personal link as people do.

const NEGOTIATORS_A_SIDE = 13;
const STAFF_A_SIDE = 20;
const MEDIATORS = 5;
const ANSWER_WITHIN_MS = 30_000;
const TRY_AGAIN_MS = 10;

interface SignedIn {
  readonly seat: SeatId;
  readonly cookie: string;
}

interface Talks {
  readonly host: EventSession;
  readonly path: string;
  readonly documentKey: string;
  readonly writers: readonly SeatId[];
  readonly readers: readonly SeatId[];
  readonly signedIn: Map<SeatId, Promise<SignedIn>>;
}

export interface Server {
  readonly port: number;
  readonly dataDir: string;
}

/** One answer from the bench house's own socket, which may not listen yet right after a start. */
async function fromDesk(dataDir: string, path: string, body?: unknown): Promise<string> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await new Promise((resolve, reject) => {
        const socketPath = join(dataDir, LEASE_SOCKET);
        const asked = ask({ socketPath, path, method: body === undefined ? "GET" : "POST" });
        asked.on("error", reject);
        asked.on("response", (response) => {
          let text = "";
          response.setEncoding("utf8").on("data", (part: string) => (text += part));
          response.on("end", () => resolve(text));
        });
        asked.end(body === undefined ? undefined : JSON.stringify(body));
      });
    } catch (error) {
      if (tries === 500) throw error;
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
    }
  }
}

const hostLink = z.object({ seat: seatId, secret: z.string() });

/** The driver's rooms on one data folder, whatever server happens to run on it. */
export class RoomsOfSeats {
  readonly #origin: string;
  readonly #dataDir: string;
  readonly #talks = new Map<string, Promise<Talks>>();
  #host: Promise<EventSession> | undefined;

  constructor({ port, dataDir }: Server) {
    this.#origin = `http://127.0.0.1:${port}`;
    this.#dataDir = dataDir;
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
    const signedIn = talks.signedIn.get(seat) ?? this.#signIn(talks, seat);
    talks.signedIn.set(seat, signedIn);
    const { cookie } = await signedIn;
    if (clientIds.length > 0) {
      await fromDesk(this.#dataDir, "/lease", { key: talks.documentKey, seat, clientIds });
    }
    return {
      path: `${talks.path}?${SEAT_PARAM}=${seat}`,
      headers: { cookie, origin: this.#origin },
    };
  }

  async #talksOf(room: string): Promise<Talks> {
    const known = this.#talks.get(room) ?? this.#open(room);
    this.#talks.set(room, known);
    return known;
  }

  async #open(room: string): Promise<Talks> {
    this.#host ??= this.#demonstrationHost();
    const side = (name: string, letter: string) => ({
      name,
      short: name,
      letter,
      zone: "America/Los_Angeles",
    });
    const opened = await done(await this.#host, {
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
    const { negotiation, hostSeat, hostSecret } = opened as {
      negotiation: string & z.core.$brand<"NegotiationId">;
      hostSeat: SeatId;
      hostSecret: string;
    };
    const host = await this.#eventsOf(hostSeat, hostSecret);
    const { seats } = (await done(host, { request: "read-host" })) as {
      seats: { seat: SeatId; role: string }[];
    };
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
    const { links } = (await done(host, {
      request: "issue-link",
      key: crypto.randomUUID(),
      seats: [seat],
    })) as { links: { secret: string }[] };
    return this.#join(links[0]?.secret ?? "");
  }

  async #join(secret: string): Promise<SignedIn & { readonly epoch: number }> {
    const reply = await fetch(`${this.#origin}/api/join`, {
      method: "POST",
      headers: { origin: this.#origin, "content-type": "application/json" },
      body: JSON.stringify({ secret }),
    });
    const cookie = reply.headers.getSetCookie()[0]?.split(";")[0];
    if (cookie === undefined) throw new Error(`a link was refused: ${await reply.text()}`);
    const { seat, epoch } = joinReply.parse(await reply.json()).seat;
    return { seat, epoch, cookie };
  }

  async #demonstrationHost(): Promise<EventSession> {
    const { seat, secret } = hostLink.parse(JSON.parse(await fromDesk(this.#dataDir, "/host")));
    return this.#eventsOf(seat, secret);
  }

  async #eventsOf(seat: SeatId, secret: string): Promise<EventSession> {
    const { cookie, epoch } = await this.#join(secret);
    const events = openEventSession({
      seat: { seat, epoch },
      origin: this.#origin,
      headers: { cookie, origin: this.#origin },
      onStatus: () => undefined,
      onFact: () => undefined,
      onGone: () => undefined,
    });
    if (!(await events.whenLive(ANSWER_WITHIN_MS))) throw new Error("the host has no event wire");
    return events;
  }
}

async function done(events: EventSession, asked: Request): Promise<unknown> {
  if (!(await events.whenLive(ANSWER_WITHIN_MS))) throw new Error("the event wire is down");
  const answer = await events.ask(asked, ANSWER_WITHIN_MS);
  if (answer === "unanswered" || "refused" in answer)
    throw new Error(`${asked.request}: ${JSON.stringify(answer)}`);
  return answer.done;
}
