import { request as ask } from "node:http";
import { join } from "node:path";

import { openEventSession, type EventSession } from "@crosstable/client/socket/event-session";
import type { ReplyTo, Request } from "@crosstable/shared/events/requests";
import { seatId, type SeatId } from "@crosstable/shared/ids";
import { joinReply } from "@crosstable/shared/session/sign-in";
import * as z from "zod/mini";

import { LEASE_SOCKET } from "./bench-house.ts";

const ANSWER_WITHIN_MS = 30_000;
const TRY_AGAIN_MS = 10;

/** A bench house: its port, and the data folder that outlives its process. */
export interface Server {
  readonly port: number;
  readonly dataDir: string;
}

export interface SignedIn {
  readonly seat: SeatId;
  readonly epoch: number;
  readonly cookie: string;
}

/** One answer from the bench house's own socket, which may not listen yet right after a start. */
export async function fromDesk(dataDir: string, path: string, body?: unknown): Promise<string> {
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

/** Asks, and throws when the answer is anything but that it is done. */
export async function done<Asked extends Request>(
  events: EventSession,
  asked: Asked,
): Promise<ReplyTo<Asked["request"]>> {
  if (!(await events.whenLive(ANSWER_WITHIN_MS))) throw new Error("the event wire is down");
  const answer = await events.ask(asked, ANSWER_WITHIN_MS);
  if (answer === "unanswered" || "refused" in answer)
    throw new Error(`${asked.request}: ${JSON.stringify(answer)}`);
  return answer.done;
}

/** The host of a bench house: opens negotiations and hands out links, as hosts do. */
export class HouseHost {
  readonly origin: string;
  readonly #dataDir: string;
  readonly #sessions: EventSession[] = [];
  #demonstration: Promise<EventSession> | undefined;

  constructor({ port, dataDir }: Server) {
    this.origin = `http://127.0.0.1:${port}`;
    this.#dataDir = dataDir;
  }

  /** The event wire of the demonstration's host, who may open further negotiations. */
  async demonstration(): Promise<EventSession> {
    this.#demonstration ??= this.#openDemonstration();
    return this.#demonstration;
  }

  /** Spends a personal link. */
  async join(secret: string): Promise<SignedIn> {
    const reply = await fetch(`${this.origin}/api/join`, {
      method: "POST",
      headers: { origin: this.origin, "content-type": "application/json" },
      body: JSON.stringify({ secret }),
    });
    const cookie = reply.headers.getSetCookie()[0]?.split(";")[0];
    if (cookie === undefined) throw new Error(`a link was refused: ${await reply.text()}`);
    const { seat, epoch } = joinReply.parse(await reply.json()).seat;
    return { seat, epoch, cookie };
  }

  /** Opens a seat's event wire. */
  async eventsOf({ seat, epoch, cookie }: SignedIn): Promise<EventSession> {
    const events = openEventSession({
      seat: { seat, epoch },
      origin: this.origin,
      headers: { cookie, origin: this.origin },
      onStatus: () => undefined,
      onFact: () => undefined,
      onGone: () => undefined,
    });
    this.#sessions.push(events);
    if (!(await events.whenLive(ANSWER_WITHIN_MS))) throw new Error("a seat has no event wire");
    return events;
  }

  close(): void {
    for (const events of this.#sessions) events.close();
  }

  async #openDemonstration(): Promise<EventSession> {
    const { secret } = hostLink.parse(JSON.parse(await fromDesk(this.#dataDir, "/host")));
    return this.eventsOf(await this.join(secret));
  }
}
