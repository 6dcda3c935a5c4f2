import { randomBytes } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

import type { SeatId } from "@crosstable/shared/ids";
import { SESSION_LIFETIME_MS } from "@crosstable/shared/limits";
import type { Seat } from "@crosstable/shared/roles";
import { sessionCookieName } from "@crosstable/shared/sync-wire";

import type { Warn } from "../log.ts";
import type { Storage } from "../storage/storage.ts";
import { deviceWords } from "./device-words.ts";
import { hashSecret, newSecret } from "./secret.ts";

/** A seat and the session by which a request speaks for it. */
export interface SignedIn {
  readonly seat: Seat;
  readonly session: string;
}

/** Sessions of seats: one cookie a seat, so that one browser holds several and none takes over another's tab. */
export interface Sessions {
  /** Opens a session for a seat and returns its cookie, whose token is kept nowhere. */
  open(options: { seat: SeatId; userAgent: string | undefined; isSecure: boolean }): string;
  /** Who a request speaks for, if it holds a session of the seat that it names. Rights are those of the seat now. */
  find(headers: IncomingHttpHeaders, seat: SeatId): SignedIn | undefined;
  /** Every seat that the request holds a session of. */
  held(headers: IncomingHttpHeaders): SignedIn[];
  isOpen(signedIn: SignedIn): boolean;
  /** Ends every session that is at the end of its lifetime, and says whose they were. */
  endOld(): SeatId[];
  /** Ends the session and returns the cookie that makes the browser forget it. */
  end(signedIn: SignedIn): string;
}

const TOUCH_EVERY_MS = 60_000;

interface SessionsHouse {
  readonly storage: Storage;
  readonly now: () => number;
  readonly warn: Warn;
}

/** Opens the sessions over their store. */
export function openSessions(house: SessionsHouse): Sessions {
  const { storage, now } = house;
  return {
    open({ seat, userAgent, isSecure }) {
      const { secret, hash } = newSecret();
      const id = randomBytes(12).toString("base64url");
      const atMs = now();
      storage.sessions.add({
        id,
        seat,
        sinceMs: atMs,
        lastSeenMs: atMs,
        device: deviceWords(userAgent),
        tokenHash: hash,
      });
      return cookie({
        seat,
        value: secret,
        maxAgeSeconds: Math.floor(SESSION_LIFETIME_MS / 1000),
        isSecure,
      });
    },
    find(headers, seat) {
      const token = readCookies(headers).get(sessionCookieName(seat));
      return token === undefined ? undefined : findSession(house, { token, seat });
    },
    held(headers) {
      const prefix = sessionCookieName("");
      return [...readCookies(headers)].flatMap(([name, token]) => {
        if (!name.startsWith(prefix)) return [];
        const seat = name.slice(prefix.length) as SeatId;
        return findSession(house, { token, seat }) ?? [];
      });
    },
    isOpen({ seat, session }) {
      const stored = storage.sessions.list(seat.id).find((each) => each.id === session);
      const isListed = stored !== undefined && !isOver(stored, now());
      return isListed && storage.seats.find(seat.id)?.epoch === seat.epoch;
    },
    endOld: () => storage.sessions.endBefore(now() - SESSION_LIFETIME_MS),
    end({ seat, session }) {
      storage.sessions.end(session);
      return cookie({ seat: seat.id, value: "", maxAgeSeconds: 0, isSecure: false });
    },
  };
}

/** Who holds a token. A session that is over opens nothing; it is ended with its sockets when it is looked for. */
function findSession(
  { storage, now, warn }: SessionsHouse,
  by: { token: string; seat: SeatId },
): SignedIn | undefined {
  const stored = storage.sessions.find(hashSecret(by.token));
  if (stored === undefined || stored.seat !== by.seat || isOver(stored, now())) return undefined;
  const seat = storage.seats.find(by.seat);
  if (seat === undefined) return undefined;
  try {
    if (stored.lastSeenMs + TOUCH_EVERY_MS < now()) storage.sessions.touch(stored.id, now());
  } catch (error) {
    // DISK-2: a full disk takes no note of when somebody was last seen, and that is no reason to turn them away.
    warn("session-not-noted", { error });
  }
  return { seat, session: stored.id };
}

function isOver({ sinceMs }: { sinceMs: number }, nowMs: number): boolean {
  return sinceMs + SESSION_LIFETIME_MS < nowMs;
}

function cookie(options: {
  seat: SeatId;
  value: string;
  maxAgeSeconds: number;
  isSecure: boolean;
}): string {
  const { seat, value, maxAgeSeconds, isSecure } = options;
  const parts = [
    `${sessionCookieName(seat)}=${value}`,
    "Path=/",
    "HttpOnly",
    "SameSite=Lax",
    `Max-Age=${maxAgeSeconds}`,
  ];
  if (isSecure) parts.push("Secure");
  return parts.join("; ");
}

function readCookies(headers: IncomingHttpHeaders): Map<string, string> {
  const found = new Map<string, string>();
  for (const part of (headers.cookie ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at > 0) found.set(part.slice(0, at).trim(), part.slice(at + 1).trim());
  }
  return found;
}
