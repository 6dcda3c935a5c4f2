import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { parseNegotiationId, parseSeatId } from "@crosstable/shared/ids";
import {
  CLIENT_IDS_PER_LEASE,
  MAX_CLIENT_IDS_PER_HOUR,
  MAX_JOIN_TRIES_PER_MINUTE,
  SESSION_LIFETIME_MS,
} from "@crosstable/shared/limits";
import type { CaseState } from "@crosstable/shared/moves/case-state";
import { FIRST_GROUND_RULES, NO_GROUND_RULE_TALKS } from "@crosstable/shared/moves/ground-rules";
import type { Seat } from "@crosstable/shared/roles";
import { heldSeatsReply, joinReply, lookReply, meReply } from "@crosstable/shared/session/sign-in";
import fastify, { type LightMyRequestResponse } from "fastify";
import { expect, test } from "vitest";

import { newSecret } from "../access/secret.ts";
import { openSessions } from "../access/sessions.ts";
import { NO_METER } from "../meter.ts";
import { openSqliteStorage } from "../storage/sqlite-storage.ts";
import { serveApi } from "./api.ts";
import { servePages } from "./serve-pages.ts";

const HOST = "talks.example.org";
const ORIGIN = `https://${HOST}`;
const WRITTEN_ID = 77;

function must<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("it is not there");
  return value;
}

const TALKS = must(parseNegotiationId("talks"));
const SIDES = {
  a: { name: "The Guild", short: "Guild", letter: "G", zone: "America/Los_Angeles" },
  b: { name: "The Producers", short: "Producers", letter: "P", zone: "America/New_York" },
} as const;
const STATE: CaseState = {
  negotiation: TALKS,
  title: "Talks",
  sides: SIDES,
  expiration: null,
  clock: null,
  gaps: [],
  hand: { a: "chief", b: "chief" },
  groundRules: FIRST_GROUND_RULES,
  groundRuleTalks: NO_GROUND_RULE_TALKS,
  proposals: new Map(),
  packages: new Map(),
  sessions: [],
  seats: new Map(),
  requests: new Map(),
  articles: new Map(),
  articleOffers: [],
};

function seat(id: string, who: Pick<Seat, "side" | "role">): Seat {
  return { id: must(parseSeatId(id)), negotiation: TALKS, name: id, epoch: 1, ...who };
}

const chief = seat("chief", { side: "a", role: "chief" });
const staff = seat("staff", { side: "b", role: "staff" });
const observer = seat("observer", { side: null, role: "observer" });

/** The API over a real storage, with three seats. */
async function openApi() {
  const dataDir = mkdtempSync(join(tmpdir(), "crosstable-http-"));
  const storage = openSqliteStorage({ dataDir, onDiskBroken: () => undefined });
  const clock = { nowMs: 1_000_000_000_000 };
  const now = () => clock.nowMs;
  for (const each of [chief, staff, observer]) storage.seats.add(each);
  const left: string[] = [];
  const app = fastify();
  serveApi(app, {
    storage,
    now,
    origins: [],
    sessions: openSessions({ storage, now, warn: () => undefined }),
    stateOf: () => STATE,
    writers: () => new Set([WRITTEN_ID]),
    onJoined: () => undefined,
    onLeft: ({ id }) => left.push(id),
    warn: () => undefined,
    meter: NO_METER,
  });
  await servePages(app, join(dataDir, "no-pages"));

  const post = async (url: string, body: object | string, headers: Record<string, string> = {}) =>
    app.inject({
      method: "POST",
      url,
      headers: { host: HOST, origin: ORIGIN, "content-type": "application/json", ...headers },
      payload: body,
    });
  const get = async (url: string, cookie = "") =>
    app.inject({ method: "GET", url, headers: { host: HOST, cookie } });
  const link = (of: Seat): string => {
    const { secret, hash } = newSecret();
    storage.links.issue({ seat: of.id, secretHash: hash, atMs: now() });
    return secret;
  };
  const signIn = async (of: Seat): Promise<string> =>
    cookieOf(await post("/api/join", { secret: link(of) }));
  const close = async () => {
    await app.close();
    storage.close();
    rmSync(dataDir, { recursive: true });
  };
  return { storage, clock, left, post, get, link, signIn, [Symbol.asyncDispose]: close };
}

function cookieOf(reply: LightMyRequestResponse): string {
  return must(String(reply.headers["set-cookie"]).split(";")[0]);
}

function reasonOf(reply: LightMyRequestResponse): string {
  return reply.json<{ refused: { reason: string } }>().refused.reason;
}

test("LINK-1 looking at a link does not spend it, and taking the seat spends it once", async () => {
  await using api = await openApi();
  const secret = api.link(chief);
  for (let looks = 0; looks < 2; looks += 1) {
    const look = await api.post("/api/join/look", { secret });
    expect(lookReply.parse(look.json())).toMatchObject({ title: "Talks", seat: { seat: "chief" } });
  }
  const taken = await api.post("/api/join", { secret });
  expect(joinReply.parse(taken.json()).seat.name).toBe("chief");

  const again = await api.post("/api/join", { secret });
  expect([again.statusCode, reasonOf(again)]).toEqual([410, "link-used"]);
  expect(again.headers["set-cookie"]).toBeUndefined();
  expect(api.storage.sessions.list(chief.id)).toHaveLength(1);
});

test("LINK-2 a wrong, a cut and a revoked link are refused in words and open nothing", async () => {
  await using api = await openApi();
  const revoked = api.link(chief);
  api.storage.links.revoke(chief.id);
  const answers = [
    [newSecret().secret, 404, "link-unknown"],
    ["short", 404, "link-unknown"],
    [revoked, 410, "link-revoked"],
  ] as const;
  for (const [secret, status, reason] of answers) {
    for (const url of ["/api/join/look", "/api/join"]) {
      const reply = await api.post(url, { secret });
      expect([reply.statusCode, reasonOf(reply)]).toEqual([status, reason]);
    }
  }
  expect(api.storage.sessions.list(chief.id)).toEqual([]);
});

test("SESSION-2 the session is in an HttpOnly cookie of its seat, Secure where the page came by TLS", async () => {
  await using api = await openApi();
  const byTls = await api.post("/api/join", { secret: api.link(chief) });
  expect(byTls.headers["set-cookie"]).toMatch(
    /^crosstable_chief=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+; Secure$/,
  );
  const plain = await api.post(
    "/api/join",
    { secret: api.link(staff) },
    { origin: `http://${HOST}` },
  );
  expect(plain.headers["set-cookie"]).not.toContain("Secure");
  expect(plain.headers["set-cookie"]).toContain("HttpOnly; SameSite=Lax");
});

test("SESSION-3 one browser holds several seats, and each is asked for by its own name", async () => {
  await using api = await openApi();
  const both = `${await api.signIn(chief)}; ${await api.signIn(observer)}`;
  const held = heldSeatsReply.parse((await api.get("/api/seats", both)).json());
  expect(held.seats.map(({ seat: each }) => each.seat)).toEqual(["chief", "observer"]);

  const other = await api.get("/api/seats/staff/me", both);
  expect([other.statusCode, reasonOf(other)]).toEqual([401, "not-signed-in"]);
  const swapped = both.replace("crosstable_chief", "crosstable_staff");
  expect((await api.get("/api/seats/staff/me", swapped)).statusCode).toBe(401);
  expect((await api.get("/api/seats/chief/me", both)).statusCode).toBe(200);
});

test("SESSION-4 a session ends when it is left, and its seat's sockets are told", async () => {
  await using api = await openApi();
  const cookie = await api.signIn(chief);
  const left = await api.post("/api/seats/chief/leave", {}, { cookie });
  expect(left.headers["set-cookie"]).toContain("Max-Age=0");
  expect(api.left).toEqual(["chief"]);
  expect((await api.get("/api/seats/chief/me", cookie)).statusCode).toBe(401);
  expect(api.storage.sessions.list(chief.id)).toEqual([]);
});

test("SESSION-4 a session ends by itself at the end of its lifetime, and not before", async () => {
  await using api = await openApi();
  const cookie = await api.signIn(chief);
  api.clock.nowMs += SESSION_LIFETIME_MS;
  expect((await api.get("/api/seats/chief/me", cookie)).statusCode).toBe(200);
  api.clock.nowMs += 1;
  expect((await api.get("/api/seats/chief/me", cookie)).statusCode).toBe(401);
  expect((await api.get("/api/seats", cookie)).json()).toEqual({ seats: [] });
});

test("ORIGIN-2 a writing request from another page is refused and changes nothing", async () => {
  await using api = await openApi();
  const secret = api.link(chief);
  const foreign = await api.post("/api/join", { secret }, { origin: "https://elsewhere.example" });
  expect([foreign.statusCode, reasonOf(foreign)]).toEqual([403, "not-yours-to-ask"]);
  expect(api.storage.links.stateOf(chief.id)).toBe("unused");
  expect((await api.post("/api/join", { secret })).statusCode).toBe(200);
});

test("OBSERVER-1 an observer is told of no seat but their own; a side's seat is told of all", async () => {
  await using api = await openApi();
  const ofObserver = meReply.parse(
    (await api.get("/api/seats/observer/me", await api.signIn(observer))).json(),
  );
  expect(ofObserver.seats.map((each) => each.seat)).toEqual(["observer"]);
  const ofChief = meReply.parse(
    (await api.get("/api/seats/chief/me", await api.signIn(chief))).json(),
  );
  expect(ofChief.seats).toHaveLength(3);
});

test("WRITE-2 ids are handed out only for documents that the seat writes", async () => {
  await using api = await openApi();
  const cookies = { chief: await api.signIn(chief), staff: await api.signIn(staff) };
  const ask = async (who: "chief" | "staff", document: string) =>
    api.post(`/api/seats/${who}/client-ids`, { document }, { cookie: cookies[who] });
  for (const [who, document] of [
    ["staff", "worksheet"],
    ["staff", "caucus.a"],
    ["chief", "caucus.b"],
    ["chief", "matrix"],
    ["chief", "gallery"],
    ["chief", "caucus.c"],
  ] as const) {
    expect((await ask(who, document)).statusCode).toBe(403);
    expect(api.storage.clientIds.holders(`talks/${document}`).size).toBe(0);
  }
  const leased = (await ask("chief", "caucus.a")).json<{ clientIds: number[] }>().clientIds;
  expect(new Set(leased).size).toBe(CLIENT_IDS_PER_LEASE);
  expect(new Set(api.storage.clientIds.holders("talks/caucus.a").keys())).toEqual(new Set(leased));
});

test("WRITE-3 a seat gets so many ids an hour and no more; the next hour it gets new ones", async () => {
  await using api = await openApi();
  const cookie = await api.signIn(chief);
  const taken = Array.from({ length: MAX_CLIENT_IDS_PER_HOUR }, (_each, index) => index + 1);
  const key = "talks/worksheet";
  api.storage.clientIds.lease({ key, seat: chief.id, clientIds: taken, atMs: api.clock.nowMs });
  const ask = async () =>
    api.post("/api/seats/chief/client-ids", { document: "worksheet" }, { cookie });
  expect((await ask()).statusCode).toBe(429);
  api.clock.nowMs += 60 * 60 * 1000 + 1;
  expect((await ask()).statusCode).toBe(200);
});

test("CAUCUS-2 who wrote is told to readers of the document, and of those that have written", async () => {
  await using api = await openApi();
  const key = "talks/caucus.a";
  const clientIds = [WRITTEN_ID, 78];
  api.storage.clientIds.lease({ key, seat: chief.id, clientIds, atMs: 0 });
  const ask = async (who: Seat) =>
    api.get(`/api/seats/${who.id}/authors?document=caucus.a`, await api.signIn(who));
  expect((await ask(staff)).statusCode).toBe(403);
  expect((await ask(observer)).statusCode).toBe(403);
  expect((await ask(chief)).json()).toEqual({ authors: { [WRITTEN_ID]: "chief" } });
});

test("LINK-3 tries of wrong links are bounded for everybody together, the next minute is a new one, and a right one is never refused for them", async () => {
  await using api = await openApi();
  const { secret } = newSecret();
  const look = async () => (await api.post("/api/join/look", { secret })).statusCode;
  for (let tries = 0; tries < MAX_JOIN_TRIES_PER_MINUTE; tries += 1) expect(await look()).toBe(404);
  expect(await look()).toBe(429);
  const right = { secret: api.link(chief) };
  expect((await api.post("/api/join/look", right)).statusCode).toBe(200);
  expect((await api.post("/api/join", right)).statusCode).toBe(200);
  expect((await api.post("/api/join", { secret })).statusCode).toBe(429);
  api.clock.nowMs += 60_000;
  expect(await look()).toBe(404);
});

test("a body that cannot be read is refused in words, without a word of the server's insides", async () => {
  await using api = await openApi();
  const reply = await api.post("/api/join", "{no json");
  expect([reply.statusCode, reasonOf(reply)]).toEqual([400, "malformed"]);
  expect(Object.keys(reply.json<object>())).toEqual(["refused"]);
});

test("PAGE-1 every answer forbids foreign scripts, frames and referrers, and an address without a page says so", async () => {
  await using api = await openApi();
  for (const url of ["/healthz", "/api/seats", "/no/such/page"]) {
    const { headers } = await api.get(url);
    const policy = String(headers["content-security-policy"]);
    for (const rule of ["default-src 'self'", "frame-ancestors 'none'", "object-src 'none'"])
      expect(policy).toContain(rule);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers["x-frame-options"]).toBe("DENY");
    expect(headers["referrer-policy"]).toBe("no-referrer");
    expect(headers["strict-transport-security"]).toBeUndefined();
  }
  expect((await api.get("/api/seats")).headers["cache-control"]).toBe("no-store");
  const nowhere = await api.get("/no/such/page");
  expect(nowhere.statusCode).toBe(404);
  expect(nowhere.body).toContain("There is nothing at this address");
});
