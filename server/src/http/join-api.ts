import { MAX_JOIN_TRIES_PER_MINUTE } from "@crosstable/shared/limits";
import { refuse, type Refusal } from "@crosstable/shared/refusals";
import { joinRequest, type JoinReply, type LookReply } from "@crosstable/shared/session/sign-in";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

import { lookAtLink } from "../access/links.ts";
import { takeSeat } from "../access/take-seat.ts";
import { openTryBudget } from "../access/try-budget.ts";
import { answer } from "./answer.ts";
import type { ApiOptions } from "./api.ts";
import { seatViewOf, talksAreClosed } from "./seat-view.ts";

const TOO_MANY = refuse(
  "too-many-requests",
  "Too many links are being tried. Wait a minute and try again.",
);
const NOT_WHOLE = refuse(
  "link-unknown",
  "This link is not complete. Copy it whole, or ask the host for a new one.",
);

/** Taking a seat. Only the POST that a person sends spends the link, so that no previewer of links can use it up. */
export function serveJoin(app: FastifyInstance, options: ApiOptions): void {
  const { storage, now } = options;
  const mayTry = openTryBudget({
    mostPerMinute: options.joinTriesPerMinute ?? MAX_JOIN_TRIES_PER_MINUTE,
    now,
  });
  // LINK-3: only wrong links are counted, or a stranger who tries them would keep a whole delegation out.
  const turnAway = (reply: FastifyReply, { refused }: { refused: Refusal }): FastifyReply =>
    answer(reply, {
      refused: refused.reason === "link-unknown" && !mayTry() ? TOO_MANY : refused,
    });
  const readSecret = ({ body }: FastifyRequest): { secret: string } | { refused: Refusal } => {
    const asked = joinRequest.safeParse(body);
    return asked.success ? asked.data : { refused: NOT_WHOLE };
  };

  app.post("/api/join/look", (request, reply) => {
    const asked = readSecret(request);
    if ("refused" in asked) return turnAway(reply, asked);
    const look = lookAtLink(storage, asked.secret);
    if ("refused" in look) return turnAway(reply, look);
    const state = options.stateOf(look.seat.negotiation);
    if (state === undefined) return answer(reply, talksAreClosed());
    const { title, sides } = state;
    const { seat, replaces } = look;
    const view = { seat: seatViewOf(seat), title, sides } satisfies LookReply;
    // A page from before this was told knows no such word.
    return answer(reply, replaces ? ({ ...view, replaces } satisfies LookReply) : view);
  });

  app.post("/api/join", (request, reply) => {
    const asked = readSecret(request);
    if ("refused" in asked) return turnAway(reply, asked);
    const { headers } = request;
    const taken = takeSeat(options, {
      secret: asked.secret,
      atMs: now(),
      userAgent: headers["user-agent"],
      // What the browser says of its own page: no header of a proxy has to be believed for it.
      isSecure: headers.origin?.startsWith("https://") ?? false,
    });
    if ("refused" in taken) return turnAway(reply, taken);
    options.onJoined(taken.seat.negotiation);
    const done = { seat: seatViewOf(taken.seat) } satisfies JoinReply;
    return answer(reply.header("set-cookie", taken.cookie), done);
  });
}
