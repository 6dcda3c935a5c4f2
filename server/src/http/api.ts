import { randomInt } from "node:crypto";

import { documentRight } from "@crosstable/shared/documents/document-kinds";
import { parseSeatId, type NegotiationId } from "@crosstable/shared/ids";
import {
  CLIENT_IDS_PER_LEASE,
  MAX_CLIENT_IDS_PER_HOUR,
  MAX_JOIN_TRIES_PER_MINUTE,
} from "@crosstable/shared/limits";
import type { CaseState } from "@crosstable/shared/moves/case-state";
import { refuse, type RefusalReason } from "@crosstable/shared/refusals";
import type { Seat } from "@crosstable/shared/roles";
import { documentKey, parseDocumentName, type DocumentAddress } from "@crosstable/shared/rooms";
import {
  joinRequest,
  leaseRequest,
  type MeReply,
  type SeatView,
} from "@crosstable/shared/session/sign-in";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

import { lookAtLink, spendLink } from "../access/links.ts";
import { isAllowedOrigin } from "../access/origin.ts";
import type { Sessions, SignedIn } from "../access/sessions.ts";
import type { Storage } from "../storage/storage.ts";

export interface ApiOptions {
  readonly storage: Storage;
  readonly sessions: Sessions;
  readonly origins: readonly string[];
  readonly now: () => number;
  readonly stateOf: (negotiation: NegotiationId) => CaseState | undefined;
  /** Under which clientIDs something was written in a document. */
  readonly writers: (address: DocumentAddress) => ReadonlySet<number>;
  /** Called when somebody has taken a seat, so that the host's page shows it. */
  readonly onJoined: (negotiation: NegotiationId) => void;
}

const HOUR_MS = 60 * 60 * 1000;
const MINUTE_MS = 60_000;
const CLIENT_ID_BITS = 2 ** 32;

type SeatParams = { Params: { seat: string } };

/** The few things that are asked over plain HTTP: taking a seat, and what a page needs before its wires open. */
export function serveApi(app: FastifyInstance, options: ApiOptions): void {
  const { sessions, origins, now } = options;
  app.addHook("onRequest", async (request, reply) => {
    if (request.method !== "POST" || isAllowedOrigin(request.headers, origins)) return;
    await no(reply, {
      status: 403,
      reason: "not-signed-in",
      words: "This request did not come from a page of this server.",
    });
  });
  serveJoin(app, options);
  app.get("/api/seats", (request) => ({
    seats: sessions.held(request.headers).map(({ seat }) => ({
      seat: seatView(seat),
      title: options.stateOf(seat.negotiation)?.title ?? "",
    })),
  }));
  app.get<SeatParams>("/api/seats/:seat/me", async (request, reply) => {
    const signedIn = await whoAsks(request, reply, sessions);
    if (signedIn === undefined) return reply;
    const me = describeMe(signedIn.seat, options);
    return (
      me ??
      no(reply, {
        status: 503,
        reason: "not-stored",
        words: "The record of these talks is damaged. Tell your host.",
      })
    );
  });
  app.post<SeatParams>("/api/seats/:seat/client-ids", async (request, reply) => {
    const signedIn = await whoAsks(request, reply, sessions);
    return signedIn === undefined
      ? reply
      : lease(request, reply, { ...options, seat: signedIn.seat });
  });
  app.get<SeatParams & { Querystring: { document?: string } }>(
    "/api/seats/:seat/authors",
    async (request, reply) => {
      const signedIn = await whoAsks(request, reply, sessions);
      if (signedIn === undefined) return reply;
      const document = parseDocumentName(request.query.document ?? "");
      if (document === undefined || documentRight(signedIn.seat, document) === "none") {
        return no(reply, {
          status: 403,
          reason: "not-yours-to-ask",
          words: "This seat may not see this room.",
        });
      }
      const address = { negotiation: signedIn.seat.negotiation, document };
      const holders = options.storage.clientIds.holders(documentKey(address));
      const written = [...options.writers(address)].flatMap((client) => {
        const seat = holders.get(client);
        return seat === undefined ? [] : [[String(client), seat] as const];
      });
      return { authors: Object.fromEntries(written) };
    },
  );
  app.post<SeatParams>("/api/seats/:seat/leave", async (request, reply) => {
    const signedIn = await whoAsks(request, reply, sessions);
    if (signedIn === undefined) return reply;
    return reply.header("set-cookie", sessions.end(signedIn)).send({});
  });
  app.get("/healthz", () => ({ ok: true, nowMs: now() }));
}

function serveJoin(app: FastifyInstance, options: ApiOptions): void {
  const { storage, sessions, now } = options;
  let tries: number[] = [];
  const isTooMuch = (): boolean => {
    tries = [...tries.filter((atMs) => atMs > now() - MINUTE_MS), now()];
    return tries.length > MAX_JOIN_TRIES_PER_MINUTE;
  };
  const readSecret = async (
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<string | undefined> => {
    const asked = joinRequest.safeParse(request.body);
    if (isTooMuch()) {
      await no(reply, {
        status: 429,
        reason: "too-many-requests",
        words: "Too many links are being tried. Wait a minute and try again.",
      });
    } else if (!asked.success) {
      await no(reply, {
        status: 404,
        reason: "link-unknown",
        words: "This link is not complete. Copy it whole, or ask the host for a new one.",
      });
    } else return asked.data.secret;
    return undefined;
  };
  app.post("/api/join/look", async (request, reply) => {
    const secret = await readSecret(request, reply);
    if (secret === undefined) return reply;
    const look = lookAtLink(storage, secret);
    if ("refused" in look) return reply.code(410).send(look);
    const state = options.stateOf(look.seat.negotiation);
    return { seat: seatView(look.seat), title: state?.title ?? "", sides: state?.sides ?? null };
  });
  app.post("/api/join", async (request, reply) => {
    const secret = await readSecret(request, reply);
    if (secret === undefined) return reply;
    const look = spendLink(storage, secret, now());
    if ("refused" in look) return reply.code(410).send(look);
    const isSecure = request.protocol === "https";
    const cookie = sessions.open({
      seat: look.seat.id,
      userAgent: request.headers["user-agent"],
      isSecure,
    });
    options.onJoined(look.seat.negotiation);
    return reply.header("set-cookie", cookie).send({ seat: seatView(look.seat) });
  });
}

async function whoAsks(
  request: FastifyRequest<SeatParams>,
  reply: FastifyReply,
  sessions: Sessions,
): Promise<SignedIn | undefined> {
  const seat = parseSeatId(request.params.seat);
  const signedIn = seat === undefined ? undefined : sessions.find(request.headers, seat);
  if (signedIn === undefined) {
    await no(reply, {
      status: 401,
      reason: "not-signed-in",
      words:
        "This seat is not signed in in this browser. Open its personal link, or ask the host for a new one.",
    });
  }
  return signedIn;
}

async function lease(
  request: FastifyRequest,
  reply: FastifyReply,
  options: ApiOptions & { seat: Seat },
): Promise<unknown> {
  const { storage, seat, now } = options;
  const asked = leaseRequest.safeParse(request.body);
  const document = asked.success ? parseDocumentName(asked.data.document) : undefined;
  if (document === undefined || documentRight(seat, document) !== "write") {
    return no(reply, {
      status: 403,
      reason: "not-yours-to-ask",
      words: "This seat does not write in this room.",
    });
  }
  const key = documentKey({ negotiation: seat.negotiation, document });
  const recent = storage.clientIds.countSince({ key, seat: seat.id, sinceMs: now() - HOUR_MS });
  if (recent >= MAX_CLIENT_IDS_PER_HOUR) {
    return no(reply, {
      status: 429,
      reason: "too-many-requests",
      words: "This seat has opened too many tabs within an hour. Wait a little.",
    });
  }
  const taken = storage.clientIds.holders(key);
  const clientIds: number[] = [];
  while (clientIds.length < CLIENT_IDS_PER_LEASE) {
    const id = randomInt(1, CLIENT_ID_BITS);
    if (!taken.has(id) && !clientIds.includes(id)) clientIds.push(id);
  }
  storage.transaction(() =>
    storage.clientIds.lease({ key, seat: seat.id, clientIds, atMs: now() }),
  );
  return { clientIds };
}

/** Null when the talks are closed. OBSERVER-1: an observer is told of no other person's seat. */
function describeMe(seat: Seat, options: ApiOptions): MeReply | null {
  const state = options.stateOf(seat.negotiation);
  if (state === undefined) return null;
  const { title, sides, expiration, clock } = state;
  const seats = options.storage.seats
    .list(seat.negotiation)
    .filter((each) => seat.role !== "observer" || each.id === seat.id)
    .map(({ id, name, side, role }) => ({ seat: id, name, side, role }));
  return { seat: seatView(seat), title, sides, expiration, clock, seats, nowMs: options.now() };
}

function seatView({ id, negotiation, name, side, role, epoch }: Seat): SeatView {
  return { seat: id, negotiation, name, side, role, epoch };
}

async function no(
  reply: FastifyReply,
  why: { status: number; reason: RefusalReason; words: string },
): Promise<FastifyReply> {
  return reply.code(why.status).send({ refused: refuse(why.reason, why.words) });
}
