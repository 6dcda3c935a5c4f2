import { chainRows, type ChainRows } from "@crosstable/shared/events/chain-rows";
import { FACT, fact, type Fact } from "@crosstable/shared/events/facts";
import type { ReadRecord } from "@crosstable/shared/events/read-record";
import { ASK, refusedAnswer, replies } from "@crosstable/shared/events/replies";
import type { Answer, Request, RequestName } from "@crosstable/shared/events/requests";
import { refuse, type Refusal } from "@crosstable/shared/refusals";
import { EVENTS_PATH } from "@crosstable/shared/rooms";
import type { SeatView } from "@crosstable/shared/session/sign-in";
import { io, type Socket } from "socket.io-client";

/** How one question ended on the wire. `unanswered` says nothing about whether it took effect. */
export type AskOutcome<Name extends RequestName> = Answer<Name> | "unanswered";

/** How a question for the chain of the record ended. */
export type ChainOutcome =
  | { readonly done: ChainRows }
  | { readonly refused: Refusal }
  | "unanswered";

export interface EventSession {
  /** Asks once. */
  ask<Asked extends Request>(
    request: Asked,
    timeoutMs: number,
  ): Promise<AskOutcome<Asked["request"]>>;
  /** Asks once for rows of the record, as links of its chain. */
  askForChain(request: ReadRecord, timeoutMs: number): Promise<ChainOutcome>;
  isLive(): boolean;
  /** Resolves when the wire is live, at once or later; false when it was not within the time. */
  whenLive(timeoutMs: number): Promise<boolean>;
  close(): void;
}

/** What an answer is read with. */
interface Shape<Done> {
  safeParse(
    sent: unknown,
  ): { readonly success: true; readonly data: Done } | { readonly success: false };
}

export interface EventSessionOptions {
  /** The seat as this page was loaded for it. */
  readonly seat: Pick<SeatView, "seat" | "epoch">;
  /** For example "https://talks.example". */
  readonly origin: string;
  readonly onStatus: (status: "live" | "offline") => void;
  readonly onFact: (fact: Fact) => void;
  /** The seat is not any more what this page was loaded for: it has changed, or is not signed in. Nobody was there to hear the fact. */
  readonly onGone: () => void;
  /** In Node, where no browser sends the cookie and the origin by itself. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Opens the event wire of a seat. It reconnects by itself until it is closed. Works in Node as in a browser. */
export function openEventSession(options: EventSessionOptions): EventSession {
  const { seat, origin, onStatus, onFact, onGone, headers } = options;
  const socket = io(origin, {
    path: EVENTS_PATH,
    auth: { seat: seat.seat, epoch: seat.epoch },
    transports: ["websocket"],
    reconnectionDelay: 250,
    reconnectionDelayMax: 3_000,
    // Two seats in one process must not share a connection.
    forceNew: true,
    ...(headers !== undefined && { extraHeaders: { ...headers } }),
  });
  socket.on("connect", () => onStatus("live"));
  socket.on("disconnect", (reason) => {
    onStatus("offline");
    // A server that hangs up on purpose is not reconnected to by the library; ours does so when rights change or it restarts.
    if (reason === "io server disconnect") setTimeout(() => socket.connect(), RETURN_AFTER_MS);
  });
  socket.on("connect_error", (error: Error & { data?: unknown }) => {
    onStatus("offline");
    const answer = refusedAnswer.safeParse(error.data);
    if (answer.success && answer.data.refused.reason === "not-signed-in") onGone();
    if (!socket.active) setTimeout(() => socket.connect(), RETRY_AFTER_REFUSAL_MS);
  });
  socket.on(FACT, (sent: unknown) => {
    const read = fact.safeParse(sent);
    if (read.success) onFact(read.data);
  });
  let isClosed = false;
  const askOnce = async <Done>(
    request: Request,
    timeoutMs: number,
    shape: () => Promise<Shape<Done>>,
  ) => {
    if (isClosed || !socket.connected) return "unanswered" as const;
    try {
      const sent: unknown = await socket.timeout(timeoutMs).emitWithAck(ASK, request);
      return readAnswer(sent, await shape());
    } catch {
      // The library rejects on a timeout and on a lost connection alike: there was no answer.
      return "unanswered" as const;
    }
  };
  return {
    ask: async <Asked extends Request>(request: Asked, timeoutMs: number) => {
      const name: Asked["request"] = request.request;
      const outcome = await askOnce(request, timeoutMs, () => replyTo(name));
      return outcome as AskOutcome<Asked["request"]>;
    },
    askForChain: (request, timeoutMs) => askOnce(request, timeoutMs, async () => chainRows),
    isLive: () => socket.connected,
    whenLive: (timeoutMs) => whenConnected(socket, timeoutMs),
    close: () => {
      isClosed = true;
      socket.close();
    },
  };
}

const RETURN_AFTER_MS = 500;
const RETRY_AFTER_REFUSAL_MS = 5_000;

function whenConnected(socket: Socket, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    if (socket.connected) return resolve(true);
    const live = () => end(true);
    const timer = setTimeout(() => end(false), timeoutMs);
    const end = (isLive: boolean) => {
      clearTimeout(timer);
      socket.off("connect", live);
      resolve(isLive);
    };
    socket.on("connect", live);
    return undefined;
  });
}

function readAnswer<Done>(
  sent: unknown,
  shape: Shape<Done>,
): { readonly done: Done } | { readonly refused: Refusal } {
  const refused = refusedAnswer.safeParse(sent);
  if (refused.success) return refused.data;
  const done = typeof sent === "object" && sent !== null && "done" in sent ? sent.done : undefined;
  const read = shape.safeParse(done);
  if (read.success) return { done: read.data };
  return {
    refused: refuse(
      "malformed",
      "The server answered in a way that this page does not understand. Reload the page.",
    ),
  };
}

/** Rows of the record are read with the shape of every move, which is fetched with the first of them. */
async function replyTo(name: RequestName): Promise<Shape<unknown>> {
  if (name !== "read-record") return replies[name];
  const { recordRows } = await import("@crosstable/shared/events/read-record");
  return recordRows;
}
