import { ASK } from "@crosstable/shared/events/replies";
import { request } from "@crosstable/shared/events/requests";
import type { Answer } from "@crosstable/shared/events/requests";
import { MAX_ASKS_BEYOND_BUDGET } from "@crosstable/shared/limits";
import { refuse } from "@crosstable/shared/refusals";

import type { SeatBudget } from "../access/seat-budget.ts";
import type { EventHouseOptions, EventSocket } from "./event-visitor.ts";
import type { UnreadAnswers } from "./unread-answers.ts";

type Deps = { budget: SeatBudget; unread: UnreadAnswers } & Pick<
  EventHouseOptions,
  "run" | "warn" | "meter"
>;

/** Answers what a connection asks, until it breaks the wire, reads no answers, or goes on asking when it has asked too much. */
export function answerAsk(socket: EventSocket, deps: Deps): void {
  let beyond = 0;
  socket.onAny((event: unknown) => {
    if (event !== ASK) socket.disconnect(true);
  });
  socket.on(ASK, (raw, reply) => {
    // A request without an acknowledgement cannot be refused in words.
    if (typeof reply !== "function") {
      socket.disconnect(true);
      return;
    }
    if (!deps.unread.mayAnswer(socket)) return;
    try {
      const answer = answerTo(socket, raw, deps);
      beyond =
        "refused" in answer && answer.refused.reason === "too-many-requests" ? beyond + 1 : 0;
      if (beyond > MAX_ASKS_BEYOND_BUDGET) socket.conn.close();
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
