import { CLIENT_IDS_PER_LEASE, MAX_CLIENT_IDS_PER_HOUR } from "@crosstable/shared/document-limits";
import { SESSION_LIFETIME_MS } from "@crosstable/shared/limits";
import type { Seat } from "@crosstable/shared/roles";
import { heldSeatsReply, meReply } from "@crosstable/shared/session/sign-in";
import { expect, test } from "vitest";

import { chief, observer, staff } from "../access/access-on-trial.ts";
import { openApi, reasonOf, WRITTEN_ID } from "./api-on-trial.ts";

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
    const asked = { key: `talks/${document}`, seat: who === "chief" ? chief.id : staff.id };
    expect(api.storage.clientIds.highestOf(asked)).toBeUndefined();
  }
  const leased = (await ask("chief", "caucus.a")).json<{ clientIds: number[] }>().clientIds;
  expect(new Set(leased).size).toBe(CLIENT_IDS_PER_LEASE);
  for (const id of leased)
    expect(api.storage.clientIds.holderOf("talks/caucus.a", id)).toBe(chief.id);
});

test("WRITE-3 Y60 who asks for ids again and again gets none that wins over the best of the first time", async () => {
  await using api = await openApi();
  const cookie = await api.signIn(chief);
  const ask = async (): Promise<number[]> => {
    const answer = await api.post(
      "/api/seats/chief/client-ids",
      { document: "worksheet" },
      { cookie },
    );
    return answer.json<{ clientIds: number[] }>().clientIds;
  };
  const best = Math.max(2 ** 31, ...(await ask()));
  for (let times = 0; times < 100; times += 1)
    expect(Math.max(...(await ask()))).toBeLessThan(best + 1);
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
