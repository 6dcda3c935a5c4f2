import type { Fact } from "@crosstable/shared/events/facts";
import { EVENTS_PATH } from "@crosstable/shared/rooms";
import { io, type Socket } from "socket.io-client";

import type { Person } from "../harness/person.ts";
import type { TestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";

/** A visitor of the event wire with no manners: says what the test tells it to say. */
export interface Visitor extends Disposable {
  readonly socket: Socket;
  /** What it was told when it was not let in; null while it may still be. */
  refused(): string | null;
  readonly facts: Fact[];
}

export function visit(
  { origin }: { origin: string },
  who: { seat: string; headers: Record<string, string> },
): Visitor {
  const socket = io(origin, {
    path: EVENTS_PATH,
    transports: ["websocket"],
    auth: { seat: who.seat },
    extraHeaders: who.headers,
    forceNew: true,
    reconnection: false,
  });
  let refused: string | null = null;
  const facts: Fact[] = [];
  socket.on("connect_error", (error: Error & { data?: { refused?: { reason: string } } }) => {
    refused = error.data?.refused?.reason ?? "no handshake";
  });
  socket.on("fact", (fact: Fact) => facts.push(fact));
  return {
    socket,
    facts,
    refused: () => refused,
    [Symbol.dispose]: () => socket.close(),
  };
}

/** "let in", or why not. */
export async function outcome(visitor: Visitor): Promise<string> {
  await waitUntil(
    "the visitor is let in or refused",
    () => visitor.socket.connected || visitor.refused() !== null,
  );
  return visitor.refused() ?? "let in";
}

/** What the browser of this person would send to this house. */
export function headersOf(test: TestHouse, person: Person): Record<string, string> {
  return { cookie: person.headers.cookie, origin: test.origin };
}
