import { makeSignedMoves } from "@crosstable/client/signing/make-signed-moves";
import { memoryDevices } from "@crosstable/client/signing/memory-devices";
import type { EventSession } from "@crosstable/client/socket/event-session";
import type { Request } from "@crosstable/shared/events/requests";
import { mustProposalId, type NegotiationId } from "@crosstable/shared/ids";
import type { Role } from "@crosstable/shared/roles";
import { documentPath, syncPath, type DocumentName } from "@crosstable/shared/rooms";
import { leaseReply } from "@crosstable/shared/session/sign-in";
import { ACK_PARAM, SEAT_PARAM } from "@crosstable/shared/sync-wire";
import * as Y from "yjs";

import { done, HouseHost, type SignedIn } from "./house-host.ts";
import { openLightSocket, clientFrame, type Door } from "./light-socket.ts";
import { updateMessage } from "./read-frame.ts";
import type { ServerUnderTest } from "./server-under-test.ts";

/** Somebody at a table: where they come in, and under what they write. */
export interface Guest {
  door(document: DocumentName): Door;
  /** A clientID for a new page of theirs. */
  clientId(document: DocumentName): Promise<number>;
}

/** Who is at a table. Those who write to the worksheet come from both sides. */
export interface Table {
  readonly editors: readonly Guest[];
  /** Those of the editors who are side a's, with a caucus of their own. */
  readonly delegation: readonly Guest[];
  /** Staff of both sides, who read the worksheet. */
  readonly readers: readonly Guest[];
  readonly observers: readonly Guest[];
  /** Hands something across the table, so that the gallery shows it. */
  publish(words: string): Promise<void>;
}

/** How many of each are wanted. They share seats where there are more than a negotiation has seats: tabs of one person. */
export interface Wanted {
  readonly editors: number;
  readonly readers?: number;
  readonly observers?: number;
}

/** Opens tables on a server. */
export interface Tables {
  open(wanted: Wanted): Promise<Table>;
  close(): void;
}

export function tablesOf(server: ServerUnderTest): Tables {
  return server.kind === "house" ? new HouseTables(server) : new FloorTables(server.port);
}

const SIDES = 2;
/** A chief and a second. */
const LEADERS_A_SIDE = 2;
const MAX_STAFF_A_SIDE = 20;
const MAX_OBSERVERS = 100;
const SIGNING_IN_AT_ONCE = 8;
const PROPOSAL = mustProposalId("bench-gallery");

class HouseTables implements Tables {
  readonly #host: HouseHost;
  readonly #port: number;

  constructor(server: ServerUnderTest) {
    this.#host = new HouseHost(server);
    this.#port = server.port;
  }

  async open({ editors, readers = 0, observers = 0 }: Wanted): Promise<Table> {
    const side = (name: string, letter: string) => {
      return { name, short: name, letter, zone: "America/Los_Angeles" };
    };
    const { negotiation, hostSecret } = await done(await this.#host.demonstration(), {
      request: "open-negotiation",
      key: crypto.randomUUID(),
      title: "Talks of the benchmark",
      sides: { a: side("Guild", "G"), b: side("Producers", "P") },
      expiration: null,
      negotiatorsPerSide: Math.max(0, Math.ceil(editors / SIDES) - LEADERS_A_SIDE),
      staffPerSide: Math.min(Math.ceil(readers / SIDES), MAX_STAFF_A_SIDE),
      mediators: 0,
      observers: Math.min(observers, MAX_OBSERVERS),
    });
    const host = await this.#host.eventsOf(await this.#host.join(hostSecret));
    const { seats } = await done(host, { request: "read-host" });
    const sideOf = new Map(seats.map(({ seat, side: mark }) => [seat, mark]));
    const take = async (count: number, roles: readonly Role[]) => {
      const wanted = seats.filter((each) => roles.includes(each.role)).slice(0, count);
      if (wanted.length === 0) return [];
      const { links } = await done(host, {
        request: "issue-link",
        key: crypto.randomUUID(),
        seats: wanted.map(({ seat }) => seat),
      });
      return this.#join(links.map(({ secret }) => secret));
    };
    const writers = await take(editors, ["chief", "second", "negotiator"]);
    const staff = await take(readers, ["staff"]);
    const watchers = await take(observers, ["observer"]);
    const guests = (signedIn: readonly SignedIn[], count: number) =>
      Array.from({ length: count }, (_each, index) =>
        this.#guest(negotiation, pick(signedIn, index)),
      );
    const devices = memoryDevices();
    let chief: Promise<EventSession> | undefined;
    let isTabled = false;
    return {
      editors: guests(writers, editors),
      delegation: writers
        .filter(({ seat }) => sideOf.get(seat) === "a")
        .map((signedIn) => this.#guest(negotiation, signedIn)),
      readers: guests(staff, readers),
      observers: guests(watchers, observers),
      publish: async (words) => {
        chief ??= this.#host.eventsOf(pick(writers, 0));
        const events = await chief;
        const { seat } = pick(writers, 0);
        const move = isTabled ? passOf(words) : tabled(words);
        isTabled = true;
        const mover = {
          seat: { seat, negotiation, side: sideOf.get(seat) ?? null },
          devices,
          ask: async <Asked extends Request>(asked: Asked) => ({ done: await done(events, asked) }),
          saw: () => null,
        };
        await makeSignedMoves(mover, { key: crypto.randomUUID(), moves: [move] });
      },
    };
  }

  close(): void {
    this.#host.close();
  }

  async #join(secrets: readonly string[]): Promise<SignedIn[]> {
    const signedIn: SignedIn[] = [];
    for (let at = 0; at < secrets.length; at += SIGNING_IN_AT_ONCE) {
      const some = secrets.slice(at, at + SIGNING_IN_AT_ONCE);
      signedIn.push(...(await Promise.all(some.map(async (secret) => this.#host.join(secret)))));
    }
    return signedIn;
  }

  #guest(negotiation: NegotiationId, { seat, cookie }: SignedIn): Guest {
    const { origin } = this.#host;
    const headers = { cookie, origin };
    return {
      door: (document) => ({
        port: this.#port,
        path: `${syncPath({ negotiation, document })}?${SEAT_PARAM}=${seat}&${ACK_PARAM}=1`,
        headers,
      }),
      clientId: async (document) => {
        const reply = await fetch(`${origin}/api/seats/${seat}/client-ids`, {
          method: "POST",
          headers: { ...headers, "content-type": "application/json" },
          body: JSON.stringify({ document: documentPath(document) }),
        });
        return pick(leaseReply.parse(await reply.json()).clientIds, 0);
      },
    };
  }
}

function passOf(text: string) {
  return { kind: "pass", proposal: PROPOSAL, answers: null, text } as const;
}

function tabled(text: string) {
  return {
    kind: "table-proposal",
    proposal: PROPOSAL,
    number: null,
    title: "What the benchmark hands across",
    subject: "Benchmark",
    category: null,
    article: null,
    currentLanguage: null,
    text,
  } as const;
}

/** The floor knows neither seats nor rights: a table is a name, and a move is a frame like any other. */
class FloorTables implements Tables {
  readonly #port: number;
  #tables = 0;
  /** As long on the wire as those that the house hands out. */
  #clientIds = 2 ** 31;

  constructor(port: number) {
    this.#port = port;
  }

  async open({ editors, readers = 0, observers = 0 }: Wanted): Promise<Table> {
    const name = `table-${(this.#tables += 1)}`;
    const door = (document: DocumentName): Door => {
      return { port: this.#port, path: `/${name}/${documentPath(document)}`, headers: {} };
    };
    const guest: Guest = { door, clientId: async () => (this.#clientIds += 1) };
    const guests = (count: number) => Array.from({ length: count }, () => guest);
    const doc = new Y.Doc();
    const made: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => made.push(update));
    const chief = openLightSocket(door({ kind: "gallery" }), () => undefined);
    return {
      editors: guests(editors),
      delegation: guests(editors / SIDES),
      readers: guests(readers),
      observers: guests(observers),
      publish: async (words) => {
        doc.getMap("rows").set(PROPOSAL, words);
        (await chief).send(clientFrame(updateMessage(made.at(-1) ?? new Uint8Array())));
      },
    };
  }

  close(): void {
    // Its sockets end with its server.
  }
}

/** The list goes round: more guests than seats are further tabs of the same people. */
function pick<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new Error("nobody has a seat");
  return item;
}
