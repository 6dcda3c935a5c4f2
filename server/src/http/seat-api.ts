import { parseSeatId } from "@crosstable/shared/ids";
import type { Seat } from "@crosstable/shared/roles";
import { parseDocumentName, type DocumentName } from "@crosstable/shared/rooms";
import {
  leaseRequest,
  type AuthorsReply,
  type HeldSeatsReply,
  type MeReply,
} from "@crosstable/shared/session/sign-in";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

import { authorsOf, leaseClientIds } from "../access/client-ids.ts";
import type { SeatBudget } from "../access/seat-budget.ts";
import type { Sessions, SignedIn } from "../access/sessions.ts";
import { answer, no } from "./answer.ts";
import type { ApiOptions, SeatApiOptions } from "./api.ts";
import { seatViewOf, talksAreClosed } from "./seat-view.ts";

export type OfSeat = { Params: { seat: string }; Querystring: { document?: unknown } };
type Asked = FastifyRequest<OfSeat>;
type Answered = FastifyReply | Promise<FastifyReply>;
type Handler = (signedIn: SignedIn, request: Asked, reply: FastifyReply) => Answered;

const SIGNED_OUT =
  "This seat is not signed in in this browser. Open its personal link, or ask the host for a new one.";
const TOO_OFTEN = "That is more than one seat may ask in a minute. Wait a moment.";
const NO_SUCH_ROOM = "There is no such room.";

/** Lets through who holds a session of the seat that the address names, and does not ask more than one person's pages do. */
export function signedInSeat(sessions: Sessions, budget: SeatBudget) {
  return (handle: Handler) =>
    (request: Asked, reply: FastifyReply): Answered => {
      const seat = parseSeatId(request.params.seat);
      const signedIn = seat === undefined ? undefined : sessions.find(request.headers, seat);
      if (signedIn === undefined) return no(reply, "not-signed-in", SIGNED_OUT);
      if (!budget.take(signedIn.seat.id)) return no(reply, "too-many-requests", TOO_OFTEN);
      return handle(signedIn, request, reply);
    };
}

/** What a signed-in page asks before its wires open. Each seat is asked for by name, since one browser holds several. */
export function serveSeats(app: FastifyInstance, options: SeatApiOptions): void {
  const { sessions } = options;
  const ofSeat = signedInSeat(sessions, options.budget);

  app.get("/api/seats", (request, reply) => {
    const seats = sessions.held(request.headers).map(({ seat }) => {
      const title = options.stateOf(seat.negotiation)?.title ?? "";
      return { seat: seatViewOf(seat), title };
    });
    return answer(reply, { seats } satisfies HeldSeatsReply);
  });

  app.get<OfSeat>(
    "/api/seats/:seat/me",
    ofSeat(({ seat }, _request, reply) => answer(reply, meOf(seat, options) ?? talksAreClosed())),
  );

  app.post<OfSeat>(
    "/api/seats/:seat/client-ids",
    ofSeat(({ seat }, { body }, reply) => {
      const asked = leaseRequest.safeParse(body);
      const document = asked.success ? parseDocumentName(asked.data.document) : undefined;
      if (document === undefined) return noSuchRoom(reply);
      return answer(reply, leaseClientIds(options, seat, document));
    }),
  );

  app.get<OfSeat>(
    "/api/seats/:seat/authors",
    ofSeat(({ seat }, { query }, reply) => {
      const document = documentIn(query.document);
      if (document === undefined) return noSuchRoom(reply);
      const found = authorsOf(options, seat, document);
      return answer(reply, found satisfies AuthorsReply | { refused: unknown });
    }),
  );

  app.post<OfSeat>(
    "/api/seats/:seat/leave",
    ofSeat((signedIn, _request, reply) => {
      const cookie = sessions.end(signedIn);
      // Its sockets are still open, and a session that has ended must not go on writing through them.
      options.onLeft(signedIn.seat);
      return answer(reply.header("set-cookie", cookie), {});
    }),
  );
}

/** A parameter that is given twice arrives as a list and names nothing. */
function documentIn(text: unknown): DocumentName | undefined {
  return typeof text === "string" ? parseDocumentName(text) : undefined;
}

function noSuchRoom(reply: FastifyReply): FastifyReply {
  return no(reply, "not-yours-to-ask", NO_SUCH_ROOM);
}

/** Undefined when the talks are closed. OBSERVER-1: an observer is told of no other person's seat, and OBSERVER-3: of no
 * expiration before its time. */
function meOf(seat: Seat, options: ApiOptions): MeReply | undefined {
  const state = options.stateShownTo(seat);
  if (state === undefined) return undefined;
  const { title, sides, expiration, clock } = state;
  const seats = options.storage.seats
    .list(seat.negotiation)
    .filter((each) => seat.role !== "observer" || each.id === seat.id)
    .map(({ id, name, side, role }) => ({ seat: id, name, side, role }));
  return { seat: seatViewOf(seat), title, sides, expiration, clock, seats, nowMs: options.now() };
}
