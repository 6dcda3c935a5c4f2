import type { NegotiationId } from "@crosstable/shared/ids";
import { MAX_HTTP_REQUESTS_A_MINUTE } from "@crosstable/shared/limits";
import type { CaseState } from "@crosstable/shared/moves/case-state";
import { refusal, type Refusal } from "@crosstable/shared/refusals";
import type { Seat } from "@crosstable/shared/roles";
import type { FastifyError, FastifyInstance, FastifyReply } from "fastify";
import * as z from "zod/mini";

import type { ClientIdsOptions } from "../access/client-ids.ts";
import { isAllowedOrigin } from "../access/origin.ts";
import { openSeatBudget, type SeatBudget } from "../access/seat-budget.ts";
import type { Sessions } from "../access/sessions.ts";
import type { Warn } from "../log.ts";
import type { Meter } from "../meter.ts";
import type { Printer } from "../papers/printer.ts";
import { no } from "./answer.ts";
import { serveJoin } from "./join-api.ts";
import { servePapers } from "./paper-api.ts";
import { serveSeats } from "./seat-api.ts";

export interface ApiOptions extends ClientIdsOptions {
  readonly sessions: Sessions;
  readonly origins: readonly string[];
  readonly stateOf: (negotiation: NegotiationId) => CaseState | undefined;
  /** The talks as far as the seat is shown them: observers may follow later. */
  readonly stateShownTo: (seat: Seat) => CaseState | undefined;
  /** See `replaceHolders` in server/src/commands. */
  readonly replaceHolders: (seat: Seat, alongside: () => void) => { refused: Refusal } | null;
  /** Called when somebody has taken a seat, so that the host's page shows it. */
  readonly onJoined: (negotiation: NegotiationId) => void;
  /** Called when a session of the seat was ended by whoever held it: its sockets close. */
  readonly onLeft: (seat: Seat) => void;
  readonly warn: Warn;
  readonly meter: Meter;
  /** Prints papers; left out where only seats are served. */
  readonly printer?: Printer;
  /** Left out for MAX_JOIN_TRIES_PER_MINUTE. */
  readonly joinTriesPerMinute?: number | undefined;
}

/** What is asked for a seat that is signed in. */
export interface SeatApiOptions extends ApiOptions {
  readonly budget: SeatBudget;
}

const MINUTE_MS = 60_000;
const refusedAnswer = z.object({ refused: refusal });
const FOREIGN_PAGE = "This request did not come from a page of this server.";

/** The few things that are asked over plain HTTP: taking a seat, and what a page needs before its wires open. */
export function serveApi(app: FastifyInstance, options: ApiOptions): void {
  app.addHook("onRequest", async (request, reply) => {
    if (request.url.startsWith("/api/")) void reply.header("cache-control", "no-store");
    if (request.method === "GET" || request.method === "HEAD") return;
    if (isAllowedOrigin(request.headers, options.origins)) return;
    await no(reply, "not-yours-to-ask", FOREIGN_PAGE);
  });
  app.addHook("preSerialization", async (_request, _reply, payload) => {
    const { data } = refusedAnswer.safeParse(payload);
    if (data !== undefined) options.meter.refused("http", data.refused.reason);
    return payload;
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const isTheirs = error.statusCode !== undefined && error.statusCode < 500;
    if (isTheirs) return malformed(reply, error.statusCode);
    const { method, routeOptions } = request;
    options.warn("page-bug", { method, route: routeOptions.url ?? "a page", error });
    return no(reply, "not-stored", "The server could not do this. Nothing has changed; try again.");
  });
  const { now, printer } = options;
  const budget = openSeatBudget({ now, windowMs: MINUTE_MS, most: MAX_HTTP_REQUESTS_A_MINUTE });
  serveJoin(app, options);
  serveSeats(app, { ...options, budget });
  if (printer !== undefined) servePapers(app, { ...options, budget, printer });
}

function malformed(reply: FastifyReply, status = 400): FastifyReply {
  const words = "The server could not read this request.";
  return reply.code(status).send({ refused: { reason: "malformed", words } });
}
