import { ASK, request } from "@crosstable/shared/events/requests";
import type { Answer } from "@crosstable/shared/events/requests";
import { refuse } from "@crosstable/shared/refusals";

import type { EventHouseOptions, EventSocket } from "./event-visitor.ts";
import type { RequestBudget } from "./request-budget.ts";

type Deps = { budget: RequestBudget } & Pick<EventHouseOptions, "run" | "warn" | "meter">;

/** Answers what a connection asks, until it breaks the wire. */
export function answerAsk(socket: EventSocket, deps: Deps): void {
  socket.onAny((event: unknown) => {
    if (event !== ASK) socket.disconnect(true);
  });
  socket.on(ASK, (raw, reply) => {
    // A request without an acknowledgement cannot be refused in words.
    if (typeof reply !== "function") {
      socket.disconnect(true);
      return;
    }
    try {
      const answer = answerTo(socket, raw, deps);
      if ("refused" in answer) deps.meter.refused("event-wire", answer.refused.reason);
      reply(answer);
    } catch (error) {
      deps.warn("request-bug", { role: socket.data.visitor.seat.role, error });
      // The transport and not the socket: a client comes back by itself from the one and not from the other.
      socket.conn.close();
    }
  });
}

function answerTo(socket: EventSocket, raw: unknown, deps: Deps): Answer {
  const { seat } = socket.data.visitor;
  if (!deps.budget.take(seat.id)) {
    const words = "That is more than one seat may ask at a time. Wait a few seconds.";
    return { refused: refuse("too-many-requests", words) };
  }
  const read = request.safeParse(raw);
  if (!read.success) {
    const words = "The server could not read this request. Reload the page.";
    return { refused: refuse("malformed", words) };
  }
  return deps.run({ seat, tab: socket.id }, read.data);
}
