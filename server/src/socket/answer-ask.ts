import { isLongReading } from "@crosstable/shared/events/is-long-reading";
import { ASK } from "@crosstable/shared/events/replies";
import { request } from "@crosstable/shared/events/requests";
import type { Answer } from "@crosstable/shared/events/requests";
import { MAX_ASKS_BEYOND_BUDGET } from "@crosstable/shared/limits";
import { refuse } from "@crosstable/shared/refusals";

import type { SeatBudget } from "../access/seat-budget.ts";
import type { AnswerBudget } from "./answer-budget.ts";
import type { EventHouseOptions, EventSocket } from "./event-visitor.ts";
import type { UnreadAnswers } from "./unread-answers.ts";

type Deps = { budget: SeatBudget; answers: AnswerBudget; unread: UnreadAnswers } & Pick<
  EventHouseOptions,
  "run" | "warn" | "meter"
>;

/** Answers what a connection asks, until it breaks the wire, reads no answers, or goes on asking when it has asked too much. */
export function answerAsk(socket: EventSocket, deps: Deps): void {
  let beyond = 0;
  const answer = (answerTo: () => Answer, reply: (answer: Answer) => void): void => {
    // Who was closed while this waited may have no right to it any more.
    if (!socket.connected || !deps.unread.mayAnswer(socket)) return;
    try {
      const said = answerTo();
      beyond = "refused" in said && said.refused.reason === "too-many-requests" ? beyond + 1 : 0;
      if (beyond > MAX_ASKS_BEYOND_BUDGET) socket.conn.close();
      if ("refused" in said) deps.meter.refused("event-wire", said.refused.reason);
      const chars = charsSentBy(socket, () => reply(said));
      deps.answers.answered(socket.data.visitor.seat.id, chars);
    } catch (error) {
      deps.warn("request-bug", { role: socket.data.visitor.seat.role, error });
      // The transport and not the socket: a client comes back by itself from the one and not from the other.
      socket.conn.close();
    }
  };
  socket.onAny((event: unknown) => {
    if (event !== ASK) socket.disconnect(true);
  });
  socket.on(ASK, (raw, reply) => {
    // A request without an acknowledgement cannot be refused in words.
    if (!isAcknowledgement(reply)) {
      socket.disconnect(true);
      return;
    }
    const { seat } = socket.data.visitor;
    if (deps.budget.take(seat.id))
      deps.answers.inTurn(seat.id, () => answer(() => answerTo(socket, raw, deps), reply));
    else answer(() => tooMany("That is more than one seat may ask at a time."), reply);
  });
}

function answerTo(socket: EventSocket, raw: unknown, deps: Deps): Answer {
  const { seat } = socket.data.visitor;
  const read = request.safeParse(raw);
  if (!read.success) {
    const words = "The server could not read this request. Reload the page.";
    return { refused: refuse("malformed", words) };
  }
  // A move, and whatever else changes something, is not kept waiting by what was read.
  if (isLongReading(read.data) && !deps.answers.mayRead(seat.id))
    return tooMany("That is more than one seat may read at a time.");
  return deps.run({ seat, tab: socket.id }, read.data);
}

function tooMany(what: string): Answer {
  return { refused: refuse("too-many-requests", `${what} Wait a few seconds.`) };
}

function isAcknowledgement(reply: unknown): reply is (answer: Answer) => void {
  return typeof reply === "function";
}

/** The length of what goes out meanwhile, as it was made into text for the connection. */
function charsSentBy(socket: EventSocket, send: () => void): number {
  let chars = 0;
  const count = ({ data }: { data?: unknown }): void => {
    if (typeof data === "string") chars += data.length;
  };
  socket.conn.on("packetCreate", count);
  send();
  socket.conn.off("packetCreate", count);
  return chars;
}
