import { makeSignedMoves } from "@crosstable/client/signing/make-signed-moves";
import { memoryDevices } from "@crosstable/client/signing/memory-devices";
import {
  openEventSession,
  type AskOutcome,
  type EventSession,
} from "@crosstable/client/socket/event-session";
import {
  openDocumentSession,
  type DocumentSession,
  type DocumentSessionOptions,
} from "@crosstable/client/sync/document-session";
import type { House } from "@crosstable/server/house";
import type { Fact } from "@crosstable/shared/events/facts";
import type { MakeMove } from "@crosstable/shared/events/make-move";
import type { Request, RequestName } from "@crosstable/shared/events/requests";
import type { Role, Seat } from "@crosstable/shared/roles";
import type { DocumentName } from "@crosstable/shared/rooms";
import { joinRequest, meReply, type MeReply } from "@crosstable/shared/session/sign-in";
import type { SideMark } from "@crosstable/shared/sides";
import WebSocket from "ws";

import { layCable, type Cable } from "./cable.ts";
import { waitUntil } from "./wait-until.ts";

const ANSWER_WITHIN_MS = 10_000;

/** Somebody who has taken a seat by its personal link, with the client's real code in hands. */
export interface Person extends AsyncDisposable {
  readonly seat: Seat;
  readonly me: MeReply;
  readonly cable: Cable;
  /** What a browser would send by itself: the seat's cookie and the page's origin. */
  readonly headers: { readonly cookie: string; readonly origin: string };
  readonly fetch: typeof globalThis.fetch;
  readonly WebSocket: typeof globalThis.WebSocket;
  /** Every fact that came over the event wire, oldest first. */
  readonly facts: readonly Fact[];
  /** Opens a document and waits until the server's state is in it. */
  openDocument(
    name: DocumentName,
    options?: Partial<DocumentSessionOptions>,
  ): Promise<DocumentSession>;
  /** Opens the event wire and waits until it is live. */
  openEvents(): Promise<EventSession>;
  /** Whether the event wire has said that the seat is not any more what this page was loaded for. */
  isGone(): boolean;
  /**
   * Asks over the event wire, which is opened first where it is not. Moves are signed by this person's device on the way, as the page
   * does it.
   */
  ask<Name extends RequestName>(request: Askable<Name>): Promise<AskOutcome<Name>>;
}

/** A request; moves without their signature. */
export type Askable<Name extends RequestName = RequestName> = Name extends "make-move"
  ? Omit<MakeMove, "signed"> | MakeMove
  : Extract<Request, { request: Name }>;

/** A seat of the demonstration. `ordinal` counts from 1 among seats of the same side and role. */
export interface WhichSeat {
  readonly side: SideMark | null;
  readonly role: Role;
  readonly ordinal?: number;
}

/** A house with seats to be taken, in this process or in one of its own. */
export interface SeatedHouse {
  readonly port: number;
  readonly house: Pick<House, "demoLinks">;
}

/** A seat and the secret of its personal link. */
interface FreeSeat {
  readonly seat: Seat;
  readonly secret: string;
}

/** The seats of the demonstration that nobody had taken when the house was opened. */
export function freeSeats(house: SeatedHouse): FreeSeat[] {
  return house.house.demoLinks.flatMap(({ seat, secret }) =>
    secret === null ? [] : [{ seat, secret }],
  );
}

/** Takes a seat of the demonstration. */
export async function takeSeat(house: SeatedHouse, which: WhichSeat): Promise<Person> {
  const { side, role, ordinal = 1 } = which;
  const alike = freeSeats(house).filter(({ seat }) => seat.side === side && seat.role === role);
  const free = alike[ordinal - 1];
  if (free === undefined) throw new Error(`no free seat: ${side ?? "neutral"} ${role} ${ordinal}`);
  return followLink(house, free);
}

/** Follows a personal link: spends it, keeps the cookie, and asks where one is. */
export async function followLink(house: SeatedHouse, { seat, secret }: FreeSeat): Promise<Person> {
  const cable = await layCable(house.port);
  const cookie = await spendLink(cable.origin, secret);
  const headers = { cookie, origin: cable.origin };
  const fetchAs = fetchWith(headers);
  const reply = await fetchAs(`${cable.origin}/api/seats/${seat.id}/me`);
  const me = meReply.parse(await reply.json());
  return new SeatedPerson({ seat, me, cable, headers, fetch: fetchAs });
}

class SeatedPerson implements Person {
  readonly seat: Seat;
  readonly me: MeReply;
  readonly cable: Cable;
  readonly headers: { readonly cookie: string; readonly origin: string };
  readonly fetch: typeof globalThis.fetch;
  readonly WebSocket: typeof globalThis.WebSocket;
  readonly facts: Fact[] = [];
  readonly #documents: DocumentSession[] = [];
  readonly #devices = memoryDevices();
  #events: EventSession | null = null;
  #isGone = false;

  constructor(parts: Pick<Person, "seat" | "me" | "cable" | "headers" | "fetch">) {
    this.seat = parts.seat;
    this.me = parts.me;
    this.cable = parts.cable;
    this.headers = parts.headers;
    this.fetch = parts.fetch;
    this.WebSocket = webSocketWith(parts.headers);
  }

  async openDocument(
    name: DocumentName,
    options: Partial<DocumentSessionOptions> = {},
  ): Promise<DocumentSession> {
    const session = openDocumentSession({
      me: this.me,
      name,
      origin: this.cable.origin,
      fetch: this.fetch,
      WebSocket: this.WebSocket,
      ...options,
    });
    this.#documents.push(session);
    await waitUntil(`${this.seat.name} has ${name.kind}, or is told why not`, () =>
      ["live", "closed"].includes(session.state.getState().status),
    );
    return session;
  }

  async openEvents(): Promise<EventSession> {
    const events = (this.#events ??= openEventSession({
      seat: this.me.seat,
      origin: this.cable.origin,
      headers: this.headers,
      onStatus: () => undefined,
      onGone: () => {
        this.#isGone = true;
      },
      onFact: (fact) => this.facts.push(fact),
    }));
    if (!(await events.whenLive(ANSWER_WITHIN_MS)))
      throw new Error(`${this.seat.name} has no event wire`);
    return events;
  }

  isGone(): boolean {
    return this.#isGone;
  }

  async ask<Name extends RequestName>(request: Askable<Name>): Promise<AskOutcome<Name>> {
    if (request.request === "make-move" && !("signed" in request)) {
      return this.#makeMoves(request) as Promise<AskOutcome<Name>>;
    }
    return this.#ask(request as Extract<Request, { request: Name }>);
  }

  async #makeMoves({ key, moves }: Omit<MakeMove, "signed">): Promise<AskOutcome<"make-move">> {
    const ask = async <Asked extends Request>(asked: Asked) => this.#ask(asked);
    return makeSignedMoves(
      { seat: this.me.seat, devices: this.#devices, ask, saw: () => null },
      { key, moves },
    );
  }

  async #ask<Asked extends Request>(request: Asked): Promise<AskOutcome<Asked["request"]>> {
    const events = await this.openEvents();
    const outcome = await events.ask(request, ANSWER_WITHIN_MS);
    if (outcome !== "unanswered") return outcome;
    // As the page does when the line breaks under a question: the same one once more, with the same key.
    await this.openEvents();
    return events.ask(request, ANSWER_WITHIN_MS);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const document of this.#documents) document.close();
    this.#events?.close();
    await this.cable[Symbol.asyncDispose]();
  }
}

async function spendLink(origin: string, secret: string): Promise<string> {
  const reply = await fetch(`${origin}/api/join`, {
    method: "POST",
    headers: { origin, "content-type": "application/json" },
    body: JSON.stringify(joinRequest.parse({ secret })),
  });
  const cookie = reply.headers.getSetCookie()[0]?.split(";")[0];
  if (cookie === undefined) throw new Error(`the link was refused: ${await reply.text()}`);
  return cookie;
}

/** A browser adds these by itself; Node has to be told. */
function fetchWith(added: Person["headers"]): typeof globalThis.fetch {
  return (input, init) => {
    const headers = new Headers(init?.headers);
    // Plain, so that a search of the cable finds what was said.
    headers.set("accept-encoding", "identity");
    for (const [name, value] of Object.entries(added)) headers.set(name, value);
    return fetch(input, { ...init, headers });
  };
}

function webSocketWith(headers: Person["headers"]): typeof globalThis.WebSocket {
  const Headed = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: { ...headers }, perMessageDeflate: false });
    }
  };
  return Headed as unknown as typeof globalThis.WebSocket;
}
